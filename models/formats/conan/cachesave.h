// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagereader.h"
#include "formats/conan/reference.h"
#include "formats/format.h"
#include "formats/inspecting.h"
#include "formats/support/archive.h"

#include <QList>

namespace packhouse::conan {

/// What `conan cache save` put into an archive: one recipe with its revisions and binaries, as
/// folders of the client's cache, and pkglist.json that tells which folder is which.
struct SavedPackage
{
    struct Binary
    {
        QString id, revision;
        QString folder, metadataFolder;
    };
    struct Recipe
    {
        QString revision;
        QString folder;
        QList<Binary> binaries;
    };
    Reference reference;
    QList<Recipe> recipes;

    /// From pkglist.json. InvalidFile.
    static Result<SavedPackage> parse(const QByteArray &list);
    /// Where an entry of the archive belongs, if anywhere: a file on its own, or one inside
    /// conan_export.tgz, conan_sources.tgz or conan_package.tgz.
    struct Entry
    {
        FilePlace place;
        QString inside; ///< path in that archive; empty: the entry is the file
    };
    std::optional<Entry> entry(const QString &path) const;
};

/// Reads such an archive; what Conan reads for what it says is there once. Errors: readArchive's.
Result<void> readSaved(QIODevice &file,
                       const std::function<bool(const ArchiveEntry &, QIODevice &)> &visit);

/// Unsupported for what is no such archive; InvalidFile for parts of packages, with the way to
/// publish them.
Result<Inspection> inspectSaved(QIODevice &file, const QString &fileName);

/// Puts the files that clients download in the place of the archive.
Result<void> unpackSaved(Publication &publication, const PackageReader &store, Staging &staging);

} // namespace packhouse::conan
