// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/packagesearch.h"
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 CountedRows = 10'001;

struct Where
{
    QString sql = u"1"_s;
    QVariantList values;
    void add(const QString &condition, const QVariantList &more = {})
    {
        sql += u" AND "_s + condition;
        values << more;
    }
};

QString orderColumn(const QString &orderBy)
{
    if (orderBy == u"name"_s)
        return u"p.name"_s;
    if (orderBy == u"version"_s)
        return u"v.version"_s;
    if (orderBy == u"type"_s)
        return u"p.type"_s;
    if (orderBy == u"project_path"_s)
        return u"s.path"_s;
    return {}; // ids grow with time
}

Where conditions(const PackageListQuery &query)
{
    Where where;
    where.add(u"v.status <> 4"_s);
    if (query.status)
        where.add(u"v.status = ?"_s, {int(*query.status)});
    else
        where.add(u"v.status IN (0, 3, 5)"_s);
    if (!query.type.isEmpty())
        where.add(u"p.type = ?"_s, {query.type});
    if (query.version)
        where.add(u"v.version = ?"_s, {Query::parameter(*query.version)});
    else if (!query.includeVersionless)
        where.add(u"v.version <> ''"_s);
    for (const QString &word : query.nameContains.simplified().split(u' ', Qt::SkipEmptyParts))
        where.add(u"v.name LIKE ? ESCAPE '!'"_s, {u'%' + escapedForLike(word) + u'%'});
    return where;
}

} // namespace

Result<PackageListPage> Store::list(const PackageListQuery &query) const
{
    QList<qint64> projects;
    bool all = query.at.level == Level::Instance && !query.excludeSubgroups;
    for (const Scope &project : d->scopes.projects(query.at)) {
        const bool direct = query.at.level == Level::Project || project.parent == query.at.id;
        if (query.caller.may(Right::Read, project) && (direct || !query.excludeSubgroups))
            projects << project.id;
        else
            all = false;
    }
    Where where = conditions(query);
    if (!all)
        where.add(projects.size() == 1 ? u"v.project = ?"_s
                                       : u"v.project IN (SELECT value FROM json_each(?))"_s,
                  {projects.size() == 1 ? QVariant(projects.first()) : QVariant(asJson(projects))});

    const QString from = u" FROM version v JOIN package p ON p.id = v.package "
                         "JOIN scope s ON s.id = v.project WHERE "_s
                         + where.sql;
    const QString direction = query.ascending ? u" ASC"_s : u" DESC"_s;
    const QString column = orderColumn(query.orderBy);
    const QString order = (column.isEmpty() ? QString() : column + direction + u", "_s) + u"v.id"_s
                          + direction;
    const int perPage = std::clamp(query.perPage, 1, 100);

    PackageListPage page;
    Snapshot snapshot(d->readers);
    if (snapshot) {
        Query count(snapshot.db(),
                    u"SELECT count(*) FROM (SELECT 1%1 LIMIT %2)"_s.arg(from).arg(CountedRows),
                    where.values);
        if (count.next())
            page.total = count.integer(0);
        QList<qint64> ids;
        {
            Query rows(snapshot.db(),
                       u"SELECT v.id%1 ORDER BY %2 LIMIT %3 OFFSET %4"_s.arg(from, order)
                           .arg(perPage)
                           .arg(qint64(std::max(query.page, 1) - 1) * perPage),
                       where.values);
            while (rows.next())
                ids << rows.integer(0);
        }
        QHash<qint64, StoredVersion> versions;
        for (const StoredVersion &version :
             loadVersions(snapshot.db(), u"v.id IN (SELECT value FROM json_each(?))"_s,
                          {asJson(ids)}, false))
            versions.insert(version.id, version);
        for (const qint64 id : std::as_const(ids))
            page.rows << versions.value(id);
    }
    return snapshot.done<PackageListPage>(std::move(page));
}

} // namespace packhouse
