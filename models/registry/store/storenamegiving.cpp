// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/nameholders.h"
#include "registry/store/storeprivate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

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

/// Nobody in \a group has it by hand any more. At the instance nobody has, where it is given to
/// somebody else, or nobody of the group.
void takeBack(Connection &db, const FormatId &type, const QString &canonical,
              const QList<NameHolder> &holders, const QString &group, bool isGiven)
{
    for (const NameHolder &holder : holders) {
        const bool isOfGroup = topLevelOf(holder.project.path) == group;
        if (isOfGroup || isGiven)
            Query(db,
                  u"UPDATE name_holder SET for_all = 0, given = iif(?, 0, given) "
                  "WHERE type = ? AND canonical = ? AND project = ?"_s,
                  isOfGroup, type, canonical, holder.project.id);
    }
}

/// Of projects that it was given to and that never had it.
void forgetStrangers(Connection &db, const FormatId &type, const QString &canonical)
{
    Query(db,
          u"DELETE FROM name_holder AS h WHERE h.type = ? AND h.canonical = ? "
          "AND h.published = 0 AND h.given = 0 AND NOT EXISTS (SELECT 1 FROM package p WHERE "
          "p.type = h.type AND p.canonical = h.canonical AND p.project = h.project)"_s,
          type, canonical);
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

/// Where the name is not reserved already, by that or otherwise.
void Store::Private::reserveAssigned(Connection &db, const QList<Scope> &projects,
                                     const FormatId &type, const QString &canonicalName,
                                     const Caller &actor) const
{
    QStringList paths;
    for (const Scope &project : projects)
        paths << project.path;
    const QDateTime at = now();
    const bool wasOpen = std::ranges::any_of(projects, &Scope::readableByAll);
    Query(db,
          u"INSERT INTO reservation (scope, type, canonical, reason, since, made_by, was_open) "
          "VALUES (?, ?, ?, ?, ?, 4, ?) ON CONFLICT (type, canonical, scope) DO UPDATE SET "
          "was_open = max(was_open, excluded.was_open), "
          "reason = iif(made_by = 4, excluded.reason, reason), "
          "since = iif(made_by = 4, excluded.since, since)"_s,
          scopes.topLevel(projects.first()).id, type, canonicalName,
          u"assigned to %1 by %2 on %3"_s.arg(paths.join(u", "_s), actor.name(),
                                              at.toUTC().toString(Qt::ISODate)),
          at, wasOpen);
}

/// What came with the assignment, unless something was built on it: a share with another group.
void Store::Private::liftAssigned(Connection &db, const Scope &group, const FormatId &type,
                                  const QString &canonicalName) const
{
    Query(db,
          u"DELETE FROM reservation AS r WHERE scope = ? AND type = ? AND canonical = ? AND "
          "made_by = 4 AND NOT EXISTS (SELECT 1 FROM reservation_share s WHERE s.scope = r.scope "
          "AND s.type = r.type AND s.canonical = r.canonical)"_s,
          group.id, type, canonicalName);
}

Result<void> Store::Private::setGiven(const FormatId &type, const QString &name,
                                      const QString &group, const QList<Scope> &projects,
                                      const Caller &actor)
{
    Result<const Format *> found = format(type);
    if (!found)
        return fail(std::move(found.error()));
    const QString canonical = (*found)->canonicalName(name);
    if (canonical.isEmpty())
        return fail(ErrorCode::InvalidName, Text::of("A name is needed."));
    const NameRules rules = rulesOf(*options.formats, type);
    return writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        const QDateTime at = now();
        const QList<NameHolder> before = holdersByName(db, scopes, {}, type, {canonical})
                                             .value(canonical);
        const QString had = pathsOf(before, group);
        const QVariantList about{type, canonical};
        const QString which = u"type = ? AND canonical = ?"_s;
        RowsBefore rows(db, {{u"name_holder"_s, which, about}, {u"reservation"_s, which, about}});
        if (projects.isEmpty() && had.isEmpty())
            return fail(ErrorCode::NotFound,
                        Text::of("In %1 nobody gave %2 to a project by hand.", group, canonical),
                        Text::of("It belongs to the project that published it first."));
        takeBack(db, type, canonical, before, group, !projects.isEmpty());
        for (qsizetype i = 0; i < projects.size(); ++i)
            give(db, type, canonical, projects[i].id, i + 1, at);
        // What upstreams have of it, too.
        const Scope owner = scopes.find(group).value_or(Scope());
        if (projects.isEmpty())
            liftAssigned(db, owner, type, canonical);
        else
            reserveAssigned(db, projects, type, canonical, actor);
        writing.touchProject(owner.id); // packages of that name may be anywhere in it
        forgetStrangers(db, type, canonical);
        const QList<NameHolder> after = holdersByName(db, scopes, {}, type, {canonical})
                                            .value(canonical);
        const QString has = pathsOf(after, group);
        UndoNote note;
        note.subject = type + u' ' + canonical;
        note.entry = addActivity(db, at, actor.name(),
                                 has.isEmpty() ? u"names.unassign"_s : u"names.assign"_s,
                                 note.subject, Text(), had, has);
        note.done = has.isEmpty() ? Text::of("The name %1 was taken back from %2.", canonical, had)
                                  : Text::of("The name %1 was given to %2.", canonical, has);
        note.undo = has.isEmpty() ? Text::of("Undo taking %1 back from %2", canonical, had)
                                  : Text::of("Undo giving %1 to %2", canonical, has);
        note.rows = rows.changes();
        note.names = {{type, canonical}};
        for (const NameHolder &holder : after)
            note.projects.insert(holder.project.id);
        noteAct(writing, actor, note);
        touchName(writing, rules, type, canonical);
        for (const NameHolder &holder : after)
            writing.touchProject(holder.project.id);
        return {};
    });
}

Result<void> Store::giveName(const FormatId &type, const QString &name,
                             const QList<Scope> &projects, const Caller &actor)
{
    const Result<QString> group = groupOf(projects);
    return group ? d->setGiven(type, name, *group, projects, actor) : fail(group.error());
}

Result<void> Store::takeNameBack(const FormatId &type, const QString &name, const Scope &group,
                                 const Caller &actor)
{
    return d->setGiven(type, name, topLevelOf(group.path), {}, actor);
}

} // namespace packhouse
