// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/actions/context.h"

#include <QHash>

namespace packhouse {

class Format;

/// The versions of one package that a plan deletes.
struct RemovalTarget
{
    const Format *format = nullptr;
    Scope project;
    QString canonicalName;
    PackageKey key;
    bool whole = false; ///< all that there were when it was asked for
    QList<StoredVersion> versions;
    QHash<qint64, QList<FileId>> some; ///< of versions that stay: the files that go

    bool stays(const StoredVersion &version) const { return some.contains(version.id); }
    QList<StoredVersion> wholeVersions() const;
    PlannedVersion planned(const StoredVersion &version) const;
};

using IsMeant = std::function<bool(const VersionRow &)>;

/// Of the versions that \a isMeant says; none is no error.
Result<RemovalTarget> findTarget(const RegistryContext &context, const PackageKey &key,
                                 const IsMeant &isMeant);
/// By ids, whatever has been published under that name since. Conflict when one is gone.
Result<RemovalTarget> findTarget(const RegistryContext &context, const PlannedPackage &package);
/// Items of one package make one: deleting two of its two versions is deleting all of it. NotFound
/// when one is not there.
Result<QList<RemovalTarget>> findTargets(const RegistryContext &context,
                                         const QList<RemovalItem> &items);

} // namespace packhouse
