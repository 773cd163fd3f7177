// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QIODevice>

namespace packhouse::composer {

inline constexpr qint64 LongestManifest = 1 << 20; ///< bytes of a composer.json

/// A package's composer.json.
struct Manifest
{
    QString name;
    QString version; ///< empty where it says none, as most do
    QString description; ///< one line
    QString license;
    QList<Dependency>
        dependencies; ///< of "require" and "require-dev", without PHP and its extensions
    QByteArray kept; ///< the object as a document repeats it: in order, without what is made anew

    /// InvalidFile in the reference's words.
    static Result<Manifest> parse(QByteArrayView json);
};

/// What lies at the root of a package's zip archive, or in its only top folder, which Composer
/// takes away.
struct PackageArchive
{
    QByteArray composerJson;
    QString readme; ///< at most 64 KiB
    QString folder; ///< that top folder; empty where there is none
};
/// Errors: Unsupported (no zip archive, or none with a composer.json), InvalidFile (broken, or it
/// would write outside of its folder when unpacked), TooLarge.
Result<PackageArchive> readPackage(QIODevice &file);

/// What is stored with an archive. \a reference: the commit that it was made from; empty: none,
/// it is told by its SHA-1 then.
QByteArray fileMetadata(const Manifest &manifest, const QByteArray &reference);
/// By what a client asks for this very archive: the commit, or the SHA-1 of its bytes (hex).
QByteArray referenceOf(const StoredFile &file);
/// Manifest::kept of a stored archive.
QByteArrayView manifestOf(const StoredFile &file);

} // namespace packhouse::composer
