// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/namefacts.h"
#include "registry/store/nameholders.h"
#include "registry/store/packagesearch.h"
#include "registry/store/reservationtable.h"
#include "registry/store/storeprivate.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using Wanted = std::function<bool(ScopeId project)>;

/// Names of one project, or of all that are wanted when there is none, in canonical order after
/// \a after.
QList<PackageReader::Name> namesAfter(Connection &db, const std::optional<ScopeId> &project,
                                      const Wanted &wanted, const FormatId &type,
                                      const QString &after, int limit)
{
    // Whoever does not own a name comes after all who do.
    QString sql = u"SELECT p.canonical, p.name, p.project, coalesce((SELECT iif(h.published > 0, "
                  "h.published, (1 << 62) - h.published) "
                  "FROM name_holder h WHERE h.type = p.type AND h.canonical = p.canonical "
                  "AND h.project = p.project), 0) FROM package p "
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
        if (!wanted(rows.integer(2)))
            continue;
        const QString canonical = rows.text(0);
        // A name is never cut between two projects that hold it: the next page starts after it.
        if (names.size() >= limit && canonical != names.last().canonicalName)
            break;
        names << PackageReader::Name{canonical, rows.text(1), rows.integer(2), rows.integer(3)};
    }
    return names;
}

QList<PackageReader::Name> namesHeldAfter(Connection &db, const ScopeTable &scopes, const Scope &at,
                                          const Wanted &wanted, const FormatId &type,
                                          const QString &after, int limit)
{
    using Name = PackageReader::Name;
    if (at.level == Level::Instance)
        return namesAfter(db, {}, wanted, type, after, limit);
    QList<Name> found;
    for (const Scope &project : scopes.projects(at)) {
        if (wanted(project.id))
            found << namesAfter(db, project.id, wanted, type, after, limit);
    }
    std::sort(found.begin(), found.end(), [](const Name &a, const Name &b) {
        return std::tie(a.canonicalName, a.project) < std::tie(b.canonicalName, b.project);
    });
    qsizetype end = std::min<qsizetype>(limit, found.size());
    while (end > 0 && end < found.size()
           && found[end].canonicalName == found[end - 1].canonicalName)
        ++end;
    found.resize(end);
    return found;
}

QString listOf(const QStringList &texts)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

using FactsByName = QHash<QString, NameFacts>;

void addPackages(Connection &db, const ScopeTable &scopes, const FormatId &type,
                 const QString &names, FactsByName &facts)
{
    Query rows(db,
               u"SELECT p.canonical, p.project, p.name, p.latest, v.origin, "
               "iif(v.origin IN (2, 3), v.origin_from, ''), max(v.status IN (0, 1, 5)), "
               "min(v.created), max(v.last_downloaded), sum(v.downloads), "
               "group_concat(CASE WHEN v.duplicates > 0 AND EXISTS (SELECT 1 FROM file f "
               "JOIN file g ON g.version = f.version AND g.name = f.name AND g.blob <> f.blob "
               "WHERE f.version = v.id) THEN v.version END, char(10)) "
               "FROM json_each(?) n CROSS JOIN package p ON p.type = ? AND p.canonical = n.value "
               "LEFT JOIN version v ON v.package = p.id AND v.status <> 4 "
               "GROUP BY p.id, 5, 6 ORDER BY p.id"_s,
               names, type);
    while (rows.next()) {
        NameFacts &name = facts[rows.text(0)];
        const std::optional<Scope> project = scopes.find(rows.integer(1));
        if (!project)
            continue;
        name.knownIn << topLevelOf(project->path);
        if (rows.isNull(4))
            continue; // all of it lies in the trash
        if (name.packages.isEmpty() || name.packages.last().project.id != project->id)
            name.packages << HeldPackage{*project, rows.text(2), rows.text(3), {}, {},
                                         {},       {},           {},           {}};
        HeldPackage &held = name.packages.last();
        held.origins << originOf(rows.integer(4), rows.text(5));
        held.served |= rows.integer(6) != 0;
        held.downloads += rows.integer(9);
        held.replaced << rows.text(10).split(u'\n', Qt::SkipEmptyParts);
        if (!held.firstPublished.isValid() || rows.time(7) < held.firstPublished)
            held.firstPublished = rows.time(7);
        if (rows.time(8).isValid() && !(rows.time(8) < held.lastDownloaded))
            held.lastDownloaded = rows.time(8);
    }
    for (NameFacts &name : facts) {
        name.knownIn.sort();
        name.knownIn.removeDuplicates();
        std::sort(name.packages.begin(), name.packages.end(),
                  [](const auto &a, const auto &b) { return a.project.path < b.project.path; });
    }
}

void addOwners(const NameRules &rules, const ScopeTable &scopes, const Holders &holders,
               NameFacts &name)
{
    const auto projects = [&](const NameOwners &owners) {
        QList<Scope> found;
        for (const ScopeId id : owners.projects)
            found << scopes.find(id).value_or(Scope());
        return found;
    };
    name.holders = inOrder(holders.value(name.canonicalName));
    for (const QString &above : rules.chainTo(name.canonicalName)) {
        if (above != name.canonicalName && holders.contains(above))
            name.above << NameAbove{above, inOrder(holders.value(above))};
    }
    QStringList tops = name.knownIn;
    for (const NameHolder &holder : std::as_const(name.holders))
        tops << topLevelOf(holder.project.path);
    for (const QString &top : std::as_const(tops)) {
        if (const auto group = scopes.find(top); group && !name.owners.contains(top))
            name.owners.insert(top, projects(rules.owners(*group, name.canonicalName, holders)));
    }
    if (rules.atInstance() == AtInstance::OneProject)
        name.ownersAtInstance = projects(rules.owners(Scope(), name.canonicalName, holders));
}

void addTombstones(Connection &db, const ScopeTable &scopes, const FormatId &type,
                   const QString &names, FactsByName &facts)
{
    Query rows(db,
               u"SELECT t.canonical, t.scope, count(*) FROM json_each(?) n CROSS JOIN tombstone t "
               "ON t.type = ? AND t.canonical = n.value GROUP BY 1, 2"_s,
               names, type);
    while (rows.next())
        facts[rows.text(0)].tombstones.insert(scopes.find(rows.integer(1)).value_or(Scope()).path,
                                              rows.integer(2));
}

} // namespace

QList<ScopeId> Store::Private::owners(Connection &db, const Scope &at, const FormatId &type,
                                      const QString &canonicalName) const
{
    if (at.level == Level::Project)
        return {at.id};
    const NameRules rules = rulesOf(*options.formats, type);
    const Holders holders = holdersByName(db, scopes, rules, type, {canonicalName});
    const QList<ScopeId> projects = rules.owners(at, canonicalName, holders).projects;
    if (!projects.isEmpty() || asksUpstream(at, type))
        return projects;
    const std::optional<ScopeId> importer = firstImporter(at, holders.value(canonicalName));
    return importer ? QList<ScopeId>{*importer} : QList<ScopeId>();
}

bool Store::Private::asksUpstream(const Scope &at, const FormatId &type) const
{
    return policy(at, type).forwarding != Forwarding::Off && hasUpstream && hasUpstream(type);
}

bool Store::Private::isOwner(Connection &db, ScopeId project, const FormatId &type,
                             const QString &canonicalName) const
{
    const std::optional<HeldAs> held = heldAs(db, type, canonicalName, project);
    return !held || held->owns();
}

bool Store::Private::isUpstreams(Connection &db, const Scope &project, const FormatId &type,
                                 const QString &canonicalName) const
{
    return wasDelivered(db, scopes.topLevel(project).id, type, canonicalName)
           && !isReserved(db, project, type, canonicalName);
}

bool Store::Private::takeName(Connection &db, const Publication &publication,
                              const QString &canonicalName) const
{
    const FormatId &type = publication.coordinates.type;
    const ScopeId project = publication.project.id;
    if (publication.origin.foreign) {
        holdForeignName(db, type, canonicalName, project, now());
        return false;
    }
    const std::optional<HeldAs> held = heldAs(db, type, canonicalName, project);
    if (held && held->published > 0)
        return true;
    const bool given = held && held->given;
    // Whoever imports is told what becomes of the name, and says so.
    if (!given && publication.origin.kind == Origin::Kind::Published
        && isUpstreams(db, publication.project, type, canonicalName)) {
        haveName(db, type, canonicalName, project, now());
        return false;
    }
    holdName(db, type, canonicalName, project, now());
    return true;
}

bool Store::Private::holds(const Reach &reach, ScopeId project) const
{
    const std::optional<Scope> scope = scopes.find(project);
    return scope && (project == reach.admitted || reach.caller.may(Right::Read, *scope));
}

QList<PackageRecord> Store::Private::served(Connection &db, const Scope &at, const FormatId &type,
                                            const QString &canonicalName, const Reach *reach) const
{
    QList<PackageRecord> found;
    for (const ScopeId project : owners(db, at, type, canonicalName)) {
        if (reach && !holds(*reach, project))
            continue;
        if (std::optional<PackageRecord> one = findPackage(db, project, type, canonicalName))
            found << std::move(*one);
    }
    return found;
}

Result<QList<PackageReader::Name>> Store::heldNames(const Scope &at, const FormatId &type,
                                                    const QString &after, int limit) const
{
    Snapshot snapshot(d->readers);
    QList<Name> found;
    if (snapshot)
        found = namesHeldAfter(
            snapshot.db(), d->scopes, at, [](ScopeId) { return true; }, type, after, limit);
    return snapshot.done<QList<Name>>(std::move(found));
}

Result<QList<PackageReader::Name>> Store::names(const Scope &at, const FormatId &type,
                                                const QString &after, int limit,
                                                const Reach *reach) const
{
    if (at.level == Level::Project && (!reach || d->holds(*reach, at.id)))
        return heldNames(at, type, after, limit);
    const NameRules rules = rulesOf(*d->options.formats, type);
    const bool asksUpstream = d->asksUpstream(at, type);
    const auto mayBeRead = [&](ScopeId project) { return !reach || d->holds(*reach, project); };
    Snapshot snapshot(d->readers);
    QList<Name> found;
    QString last = after;
    for (bool more = bool(snapshot); more && found.size() < limit;) {
        const QList<Name> held = namesHeldAfter(snapshot.db(), d->scopes, at, mayBeRead, type, last,
                                                limit);
        more = held.size() >= limit;
        if (held.isEmpty())
            break;
        last = held.last().canonicalName;
        QStringList names;
        for (const Name &name : held)
            names << name.canonicalName;
        const Holders holders = holdersByName(snapshot.db(), d->scopes, rules, type, names);
        for (const Name &name : held) {
            const NameOwners owners = rules.owners(at, name.canonicalName, holders);
            const bool imported = owners.projects.isEmpty() && !asksUpstream
                                  && firstImporter(at, holders.value(name.canonicalName))
                                         == name.project;
            if (imported || owners.projects.contains(name.project))
                found << name;
        }
    }
    return snapshot.done<QList<Name>>(std::move(found));
}

Result<QList<Scope>> Store::nameOwners(const Scope &at, const FormatId &type,
                                       const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    QList<Scope> found;
    if (snapshot) {
        for (const ScopeId project : d->owners(snapshot.db(), at, type, canonicalName))
            found << d->scopes.find(project).value_or(Scope());
    }
    return snapshot.done<QList<Scope>>(std::move(found));
}

Result<bool> Store::wasServed(const Scope &at, const FormatId &type,
                              const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    bool had = false;
    if (snapshot) {
        for (const ScopeId project : d->owners(snapshot.db(), at, type, canonicalName)) {
            const auto held = heldAs(snapshot.db(), type, canonicalName, project);
            had = had || (held && held->owns());
        }
    }
    return snapshot.done<bool>(had);
}

Result<QList<NameHolder>> Store::nameHolders(const FormatId &type,
                                             const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    QList<NameHolder> found;
    if (snapshot)
        found = holdersByName(snapshot.db(), d->scopes, {}, type, {canonicalName})
                    .value(canonicalName);
    return snapshot.done<QList<NameHolder>>(inOrder(std::move(found)));
}

Result<QStringList> Store::canonicalNames(const FormatId &type, const QString &after,
                                          int limit) const
{
    Snapshot snapshot(d->readers);
    QStringList found;
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT DISTINCT canonical FROM package WHERE type = ? AND canonical > ? "
                   "AND versions > 0 ORDER BY canonical LIMIT ?"_s,
                   type, after, limit);
        while (rows.next())
            found << rows.text(0);
    }
    return snapshot.done<QStringList>(std::move(found));
}

Result<QList<NameFacts>> Store::nameFacts(const FormatId &type,
                                          const QStringList &canonicalNames) const
{
    Snapshot snapshot(d->readers);
    QList<NameFacts> found;
    if (snapshot) {
        Connection &db = snapshot.db();
        const NameRules rules = rulesOf(*d->options.formats, type);
        const QString names = listOf(canonicalNames);
        FactsByName facts;
        addPackages(db, d->scopes, type, names, facts);
        addTombstones(db, d->scopes, type, names, facts);
        const Holders holders = holdersByName(db, d->scopes, rules, type, canonicalNames);
        const QHash<QString, QList<Reservation>> reservations = d->reservationsOf(db, type,
                                                                                  canonicalNames);
        for (const QString &canonical : canonicalNames) {
            NameFacts name = facts.take(canonical);
            name.canonicalName = canonical;
            for (const QString &one : QStringList(canonical) + namespacesOf(canonical))
                name.reservations << reservations.value(one);
            addOwners(rules, d->scopes, holders, name);
            found << std::move(name);
        }
    }
    return snapshot.done<QList<NameFacts>>(std::move(found));
}

} // namespace packhouse
