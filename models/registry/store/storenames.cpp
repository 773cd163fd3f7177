// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/publishing.h"
#include "registry/store/namefacts.h"
#include "registry/store/nameowner.h"
#include "registry/store/packagesearch.h"
#include "registry/store/reservationtable.h"
#include "registry/store/storeprivate.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using Holders = QHash<QString, QList<NameHolder>>; ///< by canonical name

/// What its type says about names, where it says something.
struct NameRules
{
    const Publishing *publishing = nullptr;

    AtInstance atInstance() const
    {
        return publishing && publishing->resolvesAtInstance() ? AtInstance::OneProject
                                                              : AtInstance::NameDecides;
    }
    /// From the top down to it.
    QStringList chainTo(const QString &canonicalName) const
    {
        QStringList chain = publishing ? publishing->namesAbove(canonicalName) : QStringList();
        chain << canonicalName;
        return chain;
    }
    NameOwners owners(const Scope &at, const QString &canonicalName, const Holders &holders) const
    {
        QList<QList<NameHolder>> chain;
        for (const QString &name : chainTo(canonicalName))
            chain << holders.value(name);
        return ownersAt(at, chain, atInstance());
    }
};

NameRules rulesOf(const FormatList &formats, const FormatId &type)
{
    const Format *format = formats.find(type);
    return {format ? format->publishing() : nullptr};
}

/// Of all these names, and of those above them, by one statement.
Holders holdersByName(Connection &db, const ScopeTable &scopes, const NameRules &rules,
                      const FormatId &type, const QStringList &names)
{
    QSet<QString> wanted;
    for (const QString &name : names) {
        for (const QString &one : rules.chainTo(name))
            wanted.insert(one);
    }
    const QJsonArray list = QJsonArray::fromStringList(wanted.values());
    Holders found;
    QHash<ScopeId, std::optional<Scope>> projects;
    Query rows(db,
               u"SELECT h.canonical, h.project, h.published, h.given, h.for_all, h.since "
               "FROM json_each(?) n CROSS JOIN name_holder h " // name by name, whatever it counts
               "ON h.canonical = n.value AND h.type = ?"_s,
               QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)), type);
    while (rows.next()) {
        auto project = projects.constFind(rows.integer(1));
        if (project == projects.constEnd())
            project = projects.insert(rows.integer(1), scopes.find(rows.integer(1)));
        if (*project)
            found[rows.text(0)] << NameHolder{**project, rows.integer(2), int(rows.integer(3)),
                                              rows.integer(4) != 0, rows.time(5)};
    }
    return found;
}

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

tl::unexpected<Error> notOneGroup(const Text &why)
{
    return fail(ErrorCode::InvalidArgument, why,
                Text::of("Name projects that are below one top-level group, each once."));
}

/// Their top-level group's path.
Result<QString> groupOf(const QList<Scope> &projects)
{
    QSet<ScopeId> seen;
    for (const Scope &project : projects) {
        if (project.level != Level::Project)
            return notOneGroup(Text::of("%1 is not a project.", project.path));
        if (project.path.section(u'/', 0, 0) != projects.first().path.section(u'/', 0, 0))
            return notOneGroup(Text::of("%1 and %2 have no group in common.", project.path,
                                        projects.first().path));
        if (seen.contains(project.id))
            return notOneGroup(Text::of("%1 was named twice.", project.path));
        seen.insert(project.id);
    }
    if (projects.isEmpty())
        return notOneGroup(Text::of("A name belongs to a project."));
    return projects.first().path.section(u'/', 0, 0);
}

QString listOf(const QStringList &texts)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

/// By the order of their first publish, those that never did by path.
QList<NameHolder> inOrder(QList<NameHolder> holders)
{
    std::sort(holders.begin(), holders.end(), [](const NameHolder &a, const NameHolder &b) {
        return std::tuple(a.published == 0, a.published, a.project.path)
               < std::tuple(b.published == 0, b.published, b.project.path);
    });
    return holders;
}

using FactsByName = QHash<QString, NameFacts>;

void addPackages(Connection &db, const ScopeTable &scopes, const FormatId &type,
                 const QString &names, FactsByName &facts)
{
    Query rows(db,
               u"SELECT p.canonical, p.project, p.name, p.latest, v.origin, "
               "iif(v.origin IN (2, 3), v.origin_from, ''), max(v.status IN (0, 1, 5)), "
               "min(v.created), max(v.last_downloaded), sum(v.downloads) "
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
            name.packages << HeldPackage{*project, rows.text(2), rows.text(3), {}, {}, {}, {}, {}};
        HeldPackage &held = name.packages.last();
        held.origins << originOf(rows.integer(4), rows.text(5));
        held.served |= rows.integer(6) != 0;
        held.downloads += rows.integer(9);
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

QString pathsOf(QList<NameHolder> holders, const QString &group)
{
    holders.removeIf([&](const NameHolder &holder) {
        return holder.given == 0 || holder.project.path.section(u'/', 0, 0) != group;
    });
    std::sort(holders.begin(), holders.end(),
              [](const auto &a, const auto &b) { return a.given < b.given; });
    QStringList paths;
    for (const NameHolder &holder : std::as_const(holders))
        paths << holder.project.path;
    return paths.join(u", "_s);
}

/// Nobody in \a group has it by hand any more, nor anybody at the instance.
void takeBack(Connection &db, const FormatId &type, const QString &canonical,
              const QList<NameHolder> &holders, const QString &group)
{
    for (const NameHolder &holder : holders)
        Query(db,
              u"UPDATE name_holder SET for_all = 0, given = iif(?, 0, given) "
              "WHERE type = ? AND canonical = ? AND project = ?"_s,
              holder.project.path.section(u'/', 0, 0) == group, type, canonical, holder.project.id);
}

void give(Connection &db, const FormatId &type, const QString &canonical, ScopeId project,
          qint64 place, const QDateTime &now)
{
    Query(db,
          u"INSERT INTO name_holder (type, canonical, project, given, for_all, since) "
          "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (type, canonical, project) "
          "DO UPDATE SET given = excluded.given, for_all = excluded.for_all"_s,
          type, canonical, project, place, place == 1, now);
}

/// Documents of the name, and of those below it that may go with it, are out of date.
void touchName(Writing &writing, const NameRules &rules, const FormatId &type, const QString &name)
{
    writing.touch(type, name);
    writing.touchNames(type);
    if (!rules.publishing)
        return;
    Query rows(writing.db(),
               u"SELECT DISTINCT canonical FROM name_holder WHERE type = ? AND canonical > ?"_s,
               type, name);
    while (rows.next() && rows.text(0).startsWith(name)) {
        if (rules.publishing->namesAbove(rows.text(0)).contains(name))
            writing.touch(type, rows.text(0));
    }
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

Result<void> Store::giveName(const FormatId &type, const QString &name,
                             const QList<Scope> &projects, const Caller &actor)
{
    Result<const Format *> format = d->format(type);
    if (!format)
        return fail(std::move(format.error()));
    const Result<QString> group = groupOf(projects);
    if (!group)
        return fail(group.error());
    const QString canonical = (*format)->canonicalName(name);
    if (canonical.isEmpty())
        return fail(ErrorCode::InvalidName, Text::of("A name is needed."));
    const NameRules rules = rulesOf(*d->options.formats, type);
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        const QDateTime now = d->now();
        const QList<NameHolder> before = holdersByName(db, d->scopes, {}, type, {canonical})
                                             .value(canonical);
        const QVariantList about{type, canonical};
        const QString which = u"type = ? AND canonical = ?"_s;
        RowsBefore rows(db, {{u"name_holder"_s, which, about}, {u"reservation"_s, which, about}});
        takeBack(db, type, canonical, before, *group);
        for (qsizetype i = 0; i < projects.size(); ++i) {
            give(db, type, canonical, projects[i].id, i + 1, now);
            // What upstreams have of it, too.
            d->reserveName(db, d->scopes.topLevel(projects[i]), projects[i], type, canonical);
        }
        const QList<NameHolder> after = holdersByName(db, d->scopes, {}, type, {canonical})
                                            .value(canonical);
        UndoNote note;
        note.subject = type + u' ' + canonical;
        note.entry = addActivity(db, now, actor.name(), u"names.assign"_s, type + u' ' + canonical,
                                 Text(), pathsOf(before, *group), pathsOf(after, *group));
        note.done = Text::of("The name %1 was given to %2.", canonical, pathsOf(after, *group));
        note.undo = Text::of("Undo giving %1 to %2", canonical, pathsOf(after, *group));
        note.rows = rows.changes();
        note.names = {{type, canonical}};
        for (const NameHolder &holder : after)
            note.projects.insert(holder.project.id);
        d->noteAct(writing, actor, note);
        touchName(writing, rules, type, canonical);
        for (const NameHolder &holder : after)
            writing.touchProject(holder.project.id);
        return {};
    });
}

} // namespace packhouse
