// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Of one version that several projects have, the first published; all of them oldest first.
void keepFirstOfEach(QList<StoredVersion> &versions)
{
    std::sort(versions.begin(), versions.end(),
              [](const auto &a, const auto &b) { return a.id < b.id; });
    QSet<QString> seen;
    versions.removeIf([&](const StoredVersion &version) {
        const bool known = seen.contains(version.coordinates.version);
        seen.insert(version.coordinates.version);
        return known;
    });
}

} // namespace

QList<PackageRecord> Store::Private::packages(Connection &db, const Scope &at, const FormatId &type,
                                              const QString &canonicalName) const
{
    QList<PackageRecord> found;
    if (at.level == Level::Project) {
        if (std::optional<PackageRecord> one = findPackage(db, at.id, type, canonicalName))
            found << std::move(*one);
        return found;
    }
    QList<qint64> ids;
    {
        // By name first: the cost depends on how many projects have that name, not on the scope.
        Query rows(db, u"SELECT id, project FROM package WHERE type = ? AND canonical = ?"_s, type,
                   canonicalName);
        while (rows.next()) {
            const std::optional<Scope> project = scopes.find(rows.integer(1));
            if (project && at.holds(project->path))
                ids << rows.integer(0);
        }
    }
    for (const qint64 id : ids) {
        if (std::optional<PackageRecord> one = findPackage(db, id))
            found << std::move(*one);
    }
    return found;
}

Result<QList<StoredVersion>> Store::versions(const Scope &at, const FormatId &type,
                                             const QString &canonicalName, const Reach *reach) const
{
    Snapshot snapshot(d->readers);
    QList<StoredVersion> found;
    if (snapshot) {
        const QList<PackageRecord> packages = d->served(snapshot.db(), at, type, canonicalName,
                                                        reach);
        for (const PackageRecord &package : packages)
            found << loadVersions(snapshot.db(), u"v.package = ?"_s + Downloadable, {package.id});
        if (packages.size() > 1)
            keepFirstOfEach(found);
    }
    return snapshot.done<QList<StoredVersion>>(std::move(found));
}

Result<QList<StoredVersion>> Store::version(const Scope &at, const FormatId &type,
                                            const QString &canonicalName, const QString &version,
                                            const Reach *reach) const
{
    Snapshot snapshot(d->readers);
    QList<StoredVersion> found;
    if (snapshot) {
        const QList<PackageRecord> packages = d->served(snapshot.db(), at, type, canonicalName,
                                                        reach);
        for (const PackageRecord &package : packages)
            found << loadVersions(snapshot.db(),
                                  u"v.package = ? AND v.version = ?"_s + Downloadable,
                                  {package.id, Query::parameter(version)});
        if (packages.size() > 1)
            keepFirstOfEach(found);
    }
    Result<QList<StoredVersion>> result = snapshot.done<QList<StoredVersion>>(std::move(found));
    if (result && result->isEmpty())
        return fail(ErrorCode::NotFound,
                    Text::of("There is no version %1 of %2.", version, canonicalName));
    return result;
}

Result<QList<StoredVersion>> Store::everywhere(const Scope &at, const FormatId &type,
                                               const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    QList<StoredVersion> found;
    if (snapshot) {
        for (const PackageRecord &package : d->packages(snapshot.db(), at, type, canonicalName))
            found << loadVersions(snapshot.db(), u"v.package = ?"_s + Downloadable, {package.id});
        std::sort(found.begin(), found.end(),
                  [](const auto &a, const auto &b) { return a.id < b.id; });
    }
    return snapshot.done<QList<StoredVersion>>(std::move(found));
}

Result<StoredVersion> Store::storedVersion(qint64 versionId, std::optional<ScopeId> project) const
{
    Snapshot snapshot(d->readers);
    QList<StoredVersion> found;
    if (snapshot && project)
        found = loadVersions(snapshot.db(), u"v.id = ? AND v.project = ? AND v.status <> 4"_s,
                             {versionId, *project});
    else if (snapshot)
        found = loadVersions(snapshot.db(), u"v.id = ? AND v.status <> 4"_s, {versionId});
    if (std::optional<Error> error = snapshot.takeError())
        return fail(std::move(*error));
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, Text::of("There is no package %1.", versionId));
    return found.first();
}

Result<QMap<QString, QString>> Store::tags(const Scope &at, const FormatId &type,
                                           const QString &canonicalName, const Reach *reach) const
{
    Snapshot snapshot(d->readers);
    QMap<QString, QString> found;
    if (snapshot) {
        const QList<PackageRecord> packages = d->served(snapshot.db(), at, type, canonicalName,
                                                        reach);
        Query rows(snapshot.db(),
                   u"SELECT t.name, v.version FROM tag t JOIN version v ON v.id = t.version "
                   "WHERE t.package = ?"_s
                       + Downloadable,
                   packages.isEmpty() ? 0 : packages.first().id);
        while (rows.next())
            found.insert(rows.text(0), rows.text(1));
    }
    return snapshot.done<QMap<QString, QString>>(std::move(found));
}

} // namespace packhouse
