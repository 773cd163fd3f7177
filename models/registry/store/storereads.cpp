// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

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
                                             const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    QList<StoredVersion> found;
    if (snapshot) {
        const QList<PackageRecord> packages = d->packages(snapshot.db(), at, type, canonicalName);
        for (const PackageRecord &package : packages)
            found << loadVersions(snapshot.db(), u"v.package = ?"_s + Downloadable, {package.id});
        if (packages.size() > 1)
            std::sort(found.begin(), found.end(),
                      [](const auto &a, const auto &b) { return a.id < b.id; });
    }
    return snapshot.done<QList<StoredVersion>>(std::move(found));
}

Result<QList<StoredVersion>> Store::version(const Scope &at, const FormatId &type,
                                            const QString &canonicalName,
                                            const QString &version) const
{
    Snapshot snapshot(d->readers);
    QList<StoredVersion> found;
    if (snapshot) {
        const QList<PackageRecord> packages = d->packages(snapshot.db(), at, type, canonicalName);
        for (const PackageRecord &package : packages)
            found << loadVersions(snapshot.db(),
                                  u"v.package = ? AND v.version = ?"_s + Downloadable,
                                  {package.id, Query::parameter(version)});
        std::sort(found.begin(), found.end(),
                  [](const auto &a, const auto &b) { return a.id > b.id; });
    }
    Result<QList<StoredVersion>> result = snapshot.done<QList<StoredVersion>>(std::move(found));
    if (result && result->isEmpty())
        return fail(ErrorCode::NotFound,
                    Text::of("There is no version %1 of %2.", version, canonicalName));
    return result;
}

Result<StoredVersion> Store::storedVersion(qint64 versionId) const
{
    Snapshot snapshot(d->readers);
    QList<StoredVersion> found;
    if (snapshot)
        found = loadVersions(snapshot.db(), u"v.id = ? AND v.status <> 4"_s, {versionId});
    if (std::optional<Error> error = snapshot.takeError())
        return fail(std::move(*error));
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, Text::of("There is no package %1.", versionId));
    return found.first();
}

namespace {

/// Names of one project, or of all when there is none, in canonical order after \a after.
QList<PackageReader::Name> namesAfter(Connection &db, const std::optional<ScopeId> &project,
                                      const FormatId &type, const QString &after, int limit)
{
    QString sql = u"SELECT p.canonical, p.name, p.project FROM package p "
                  "WHERE p.type = ? AND p.canonical > ? AND p.versions > 0 "
                  "AND EXISTS (SELECT 1 FROM version v WHERE v.package = p.id"_s
                  + Downloadable + u")"_s;
    QVariantList values{Query::parameter(type), Query::parameter(after)};
    if (project) {
        sql += u" AND p.project = ?"_s;
        values << *project;
    }
    Query rows(db, sql + u" ORDER BY p.canonical, p.project"_s, values);
    QList<PackageReader::Name> names;
    while (rows.next()) {
        const QString canonical = rows.text(0);
        // A name is never cut between two projects that hold it: the next page starts after it.
        if (names.size() >= limit && canonical != names.last().canonicalName)
            break;
        names << PackageReader::Name{canonical, rows.text(1), rows.integer(2)};
    }
    return names;
}

} // namespace

Result<QList<PackageReader::Name>> Store::names(const Scope &at, const FormatId &type,
                                                const QString &after, int limit) const
{
    Snapshot snapshot(d->readers);
    QList<Name> found;
    if (snapshot && at.level == Level::Instance) {
        found = namesAfter(snapshot.db(), {}, type, after, limit);
    } else if (snapshot) {
        for (const Scope &project : d->scopes.projects(at))
            found << namesAfter(snapshot.db(), project.id, type, after, limit);
        std::sort(found.begin(), found.end(), [](const Name &a, const Name &b) {
            return std::tie(a.canonicalName, a.project) < std::tie(b.canonicalName, b.project);
        });
        qsizetype end = std::min<qsizetype>(limit, found.size());
        while (end > 0 && end < found.size()
               && found[end].canonicalName == found[end - 1].canonicalName)
            ++end;
        found.resize(end);
    }
    return snapshot.done<QList<Name>>(std::move(found));
}

Result<QMap<QString, QString>> Store::tags(const Scope &at, const FormatId &type,
                                           const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    QMap<QString, QString> found;
    QHash<QString, qint64> changed;
    if (snapshot) {
        for (const PackageRecord &package : d->packages(snapshot.db(), at, type, canonicalName)) {
            Query rows(snapshot.db(),
                       u"SELECT t.name, v.version, t.changed FROM tag t "
                       "JOIN version v ON v.id = t.version WHERE t.package = ?"_s
                           + Downloadable,
                       package.id);
            while (rows.next()) {
                const QString tag = rows.text(0);
                if (found.contains(tag) && changed.value(tag) > rows.integer(2))
                    continue;
                found.insert(tag, rows.text(1));
                changed.insert(tag, rows.integer(2));
            }
        }
    }
    return snapshot.done<QMap<QString, QString>>(std::move(found));
}

} // namespace packhouse
