// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagechanges.h"
#include "core/packagereader.h"
#include "core/presenting.h"
#include "formats/golang/modulezip.h"
#include "formats/inspecting.h"

namespace packhouse::golang {

/// A module zip by its content. Errors as readModule().
Result<Inspection> inspectModule(QIODevice &file);

/// What is stored with a version: its sums, what it takes back, when it was made.
struct VersionFacts
{
    QByteArray sum; ///< h1 of the zip
    QByteArray modSum; ///< … of the go.mod
    QList<Retraction> retractions;
    QString deprecated;
    QDateTime time; ///< invalid: when it was published

    static VersionFacts of(const Module &module);
    static VersionFacts of(const StoredVersion &version);
    QByteArray toJson() const;
};

/// What every publication comes through last: its zip is checked and says all that is stored (but
/// the time, which the metadata may hold already), its go.mod
/// becomes a file beside it, and a module that another project has is refused. Errors: InvalidName,
/// InvalidFile and those of staging.
Result<void> complete(Publication &publication, const PackageReader &store,
                      PackageChanges &changes);

/// Marks the versions of a project's module that its highest one takes back, and unmarks those that
/// it no longer does. \a coming: one that is about to be published; it gets its own mark.
Result<void> markRetracted(const PackageReader &store, PackageChanges &changes,
                           const Scope &project, const QString &module, const Caller &actor,
                           Publication *coming);

QList<Snippet> snippets(const SnippetContext &context);

} // namespace packhouse::golang
