// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/packagesearch.h"
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

Result<PackagePage> Store::packages(const PackageQuery &query, const QByteArray &cursor) const
{
    Snapshot snapshot(d->readers);
    Result<PackagePage> page;
    if (snapshot)
        page = PackageSearch(snapshot.db(), d->scopes, query).page(cursor);
    if (snapshot && page) {
        // Numbers of versions only grow, and are never given again.
        Query last(snapshot.db(), u"SELECT seq FROM sqlite_sequence WHERE name = 'version'"_s);
        page->generation = last.next() ? last.integer(0) : 0;
    }
    return snapshot.done(std::move(page));
}

Result<QList<TypeCount>> Store::counts(const PackageQuery &query) const
{
    Snapshot snapshot(d->readers);
    QList<TypeCount> found;
    if (snapshot)
        found = PackageSearch(snapshot.db(), d->scopes, query).counts();
    return snapshot.done<QList<TypeCount>>(std::move(found));
}

Result<QList<PackageKey>> Store::packagesNamed(const Scope &at, const FormatId &type,
                                               const QString &canonicalName) const
{
    QList<PackageKey> found;
    Snapshot snapshot(d->readers);
    if (snapshot) {
        for (const PackageRecord &one : d->packages(snapshot.db(), at, type, canonicalName)) {
            const std::optional<Scope> project = d->scopes.find(one.project);
            if (project && one.versions > 0)
                found.append({project->path, type, one.name});
        }
    }
    return snapshot.done<QList<PackageKey>>(std::move(found));
}

Result<QList<VersionRow>> Store::versionRows(const PackageKey &key) const
{
    Result<const Format *> format = d->format(key.type);
    if (!format)
        return fail(std::move(format.error()));
    Result<Scope> project = scope(key.scopePath);
    if (!project)
        return fail(std::move(project.error()));
    QList<VersionRow> found;
    Snapshot snapshot(d->readers);
    if (snapshot) {
        const auto package = findPackage(snapshot.db(), project->id, key.type,
                                         (*format)->canonicalName(key.name));
        QHash<qint64, QStringList> tags;
        const qint64 id = package ? package->id : 0;
        Query tagRows(snapshot.db(),
                      u"SELECT version, name FROM tag WHERE package = ? ORDER BY name"_s, id);
        while (tagRows.next())
            tags[tagRows.integer(0)] << tagRows.text(1);
        Query rows(snapshot.db(),
                   u"SELECT id, version, status, message, publisher, created, last_downloaded, "
                   "downloads, bytes, files, origin, origin_from FROM version WHERE package = ? "
                   "AND status <> 4 "
                   "ORDER BY id DESC"_s,
                   id);
        while (rows.next()) {
            VersionRow row;
            row.id = rows.integer(0);
            row.version = rows.text(1);
            row.status = Status(rows.integer(2));
            row.statusMessage = rows.text(3);
            row.tags = tags.value(row.id);
            row.publisher = rows.text(4);
            row.created = rows.time(5);
            row.lastDownloaded = rows.time(6);
            row.downloads = rows.integer(7);
            row.bytes = rows.integer(8);
            row.files = int(rows.integer(9));
            row.origin = originOf(rows.integer(10), rows.text(11));
            const DownloadCounter::Counted counted = d->downloads.of(row.id);
            for (const qint64 day : counted.days)
                row.downloads += day;
            if (counted.last.isValid())
                row.lastDownloaded = counted.last;
            found << row;
        }
    }
    std::stable_sort(found.begin(), found.end(), [&](const VersionRow &a, const VersionRow &b) {
        return (*format)->compare(a.version, b.version) > 0;
    });
    return snapshot.done<QList<VersionRow>>(std::move(found));
}

Result<QStringList> Store::dependents(const FormatId &type, const QString &canonicalName) const
{
    constexpr int most = 1000;
    Snapshot snapshot(d->readers);
    QStringList found;
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT DISTINCT p.name FROM dependency d JOIN version v ON v.id = d.version "
                   "AND v.status <> 4 JOIN package p ON p.id = v.package "
                   "WHERE d.type = ? AND d.canonical = ? ORDER BY p.name LIMIT ?"_s,
                   type, canonicalName, most);
        while (rows.next())
            found << rows.text(0);
    }
    return snapshot.done<QStringList>(std::move(found));
}

Result<QStringList> Store::namesOfLength(const FormatId &type, qsizetype least, qsizetype most,
                                         int limit) const
{
    Snapshot snapshot(d->readers);
    QStringList found;
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT DISTINCT canonical FROM package WHERE type = ? AND versions > 0 "
                   "AND length(canonical) BETWEEN ? AND ? LIMIT ?"_s,
                   type, qint64(least), qint64(most), limit);
        while (rows.next())
            found << rows.text(0);
    }
    return snapshot.done<QStringList>(std::move(found));
}

Result<Store::Pulls> Store::pulls(const QList<qint64> &versionIds) const
{
    const qint64 today = d->now().toMSecsSinceEpoch() / 86'400'000;
    const QString ids = asJson(versionIds);
    Pulls pulls;
    Snapshot snapshot(d->readers);
    if (snapshot) {
        Query days(
            snapshot.db(),
            u"SELECT coalesce(sum(iif(day > ?, downloads, 0)), 0), coalesce(sum(downloads), 0) "
            "FROM download_day WHERE version IN (SELECT value FROM json_each(?)) AND day > ?"_s,
            today - 7, ids, today - 90);
        if (days.next())
            pulls = {days.integer(0), days.integer(1), {}, {}};
        Query last(snapshot.db(),
                   u"SELECT last_downloaded, last_downloader FROM version "
                   "WHERE id IN (SELECT value FROM json_each(?)) AND last_downloaded IS NOT NULL "
                   "ORDER BY last_downloaded DESC LIMIT 1"_s,
                   ids);
        if (last.next()) {
            pulls.last = last.time(0);
            pulls.lastBy = last.text(1);
        }
    }
    for (const qint64 id : versionIds) {
        const DownloadCounter::Counted counted = d->downloads.of(id);
        for (auto day = counted.days.begin(); day != counted.days.end(); ++day) {
            pulls.last7Days += day.key() > today - 7 ? *day : 0;
            pulls.last90Days += day.key() > today - 90 ? *day : 0;
        }
        if (counted.last.isValid() && (!pulls.last.isValid() || counted.last > pulls.last)) {
            pulls.last = counted.last;
            pulls.lastBy = counted.lastBy;
        }
    }
    return snapshot.done<Pulls>(std::move(pulls));
}

} // namespace packhouse
