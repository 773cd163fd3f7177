// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/nameowner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString topOf(const Scope &project)
{
    return project.path.section(u'/', 0, 0);
}

/// The first of them that published the name; nullptr: none did.
const NameHolder *firstOf(const QList<NameHolder> &holders)
{
    const NameHolder *first = nullptr;
    for (const NameHolder &holder : holders) {
        if (holder.published > 0 && (!first || holder.published < first->published))
            first = &holder;
    }
    return first;
}

/// All of them are below the scope that is asked.
NameOwners ownersOf(const QList<NameHolder> &holders)
{
    QList<const NameHolder *> given;
    for (const NameHolder &holder : holders) {
        if (holder.given > 0)
            given << &holder;
    }
    std::sort(given.begin(), given.end(),
              [](const auto *a, const auto *b) { return a->given < b->given; });
    NameOwners owners;
    for (const NameHolder *holder : std::as_const(given))
        owners.projects << holder->project.id;
    if (const NameHolder *first = given.isEmpty() ? firstOf(holders) : nullptr)
        owners = {{first->project.id}, first->published};
    return owners;
}

QList<NameHolder> below(const QString &top, const QList<NameHolder> &holders)
{
    QList<NameHolder> found = holders;
    found.removeIf([&](const NameHolder &holder) { return topOf(holder.project) != top; });
    return found;
}

NameOwners ownersOfEachGroup(const QList<NameHolder> &holders)
{
    QStringList tops;
    for (const NameHolder &holder : holders)
        tops << topOf(holder.project);
    tops.removeDuplicates();
    NameOwners all;
    for (const QString &top : std::as_const(tops))
        all.projects << ownersOf(below(top, holders)).projects;
    return all;
}

/// The project that it was given to for all, else the first that published it, says which top-level
/// group has the name; whose it is there is that group's business.
NameOwners ownersOfAll(const QList<NameHolder> &holders)
{
    const auto given = std::find_if(holders.begin(), holders.end(),
                                    [](const NameHolder &holder) { return holder.givenForAll; });
    const NameHolder *chosen = given != holders.end() ? &*given : firstOf(holders);
    if (!chosen)
        return {};
    NameOwners owners = ownersOf(below(topOf(chosen->project), holders));
    owners.since = chosen->givenForAll ? 0 : chosen->published;
    return owners;
}

} // namespace

NameOwners ownersAt(const Scope &at, const QList<NameHolder> &holders, AtInstance atInstance)
{
    if (holders.size() == 1 && holders.first().given == 0 && at.holds(holders.first().project.path))
        return ownersOf(holders); // as nearly every name is held
    if (at.level == Level::Instance)
        return atInstance == AtInstance::OneProject ? ownersOfAll(holders)
                                                    : ownersOfEachGroup(holders);
    QList<NameHolder> here = holders;
    here.removeIf([&](const NameHolder &holder) { return !at.holds(holder.project.path); });
    return ownersOf(here);
}

NameOwners ownersAt(const Scope &at, const QList<QList<NameHolder>> &chain, AtInstance atInstance)
{
    NameOwners owners;
    for (const QList<NameHolder> &holders : chain) {
        const NameOwners own = ownersAt(at, holders, atInstance);
        if (own.projects.isEmpty())
            continue;
        if (owners.projects.isEmpty() || own.since == 0 || own.since < owners.since)
            owners = own;
    }
    return owners;
}

std::optional<HeldAs> heldAs(Connection &db, const FormatId &type, const QString &canonicalName,
                             ScopeId project)
{
    Query row(db,
              u"SELECT published, given FROM name_holder WHERE type = ? AND canonical = ? "
              "AND project = ?"_s,
              type, canonicalName, project);
    return row.next() ? std::optional(HeldAs{row.integer(0), row.integer(1) > 0}) : std::nullopt;
}

bool wasDelivered(Connection &db, ScopeId topLevel, const FormatId &type,
                  const QString &canonicalName)
{
    Query row(db, u"SELECT 1 FROM delivered_name WHERE type = ? AND canonical = ? AND scope = ?"_s,
              type, canonicalName, topLevel);
    return row.next();
}

void holdName(Connection &db, const FormatId &type, const QString &canonicalName, ScopeId project,
              const QDateTime &now)
{
    Query(db,
          u"INSERT INTO name_holder (type, canonical, project, published, since) VALUES (?, ?, ?, "
          "(SELECT max(coalesce(max(published), 0), 0) + 1 FROM name_holder), ?) "
          "ON CONFLICT (type, canonical, project) DO UPDATE SET published = excluded.published, "
          "since = excluded.since WHERE published <= 0"_s,
          type, canonicalName, project, now);
}

void holdForeignName(Connection &db, const FormatId &type, const QString &canonicalName,
                     ScopeId project, const QDateTime &now)
{
    Query(db,
          u"INSERT INTO name_holder (type, canonical, project, published, since) VALUES (?, ?, ?, "
          "(SELECT min(coalesce(min(published), 0), 0) - 1 FROM name_holder), ?) "
          "ON CONFLICT (type, canonical, project) DO NOTHING"_s,
          type, canonicalName, project, now);
}

void haveName(Connection &db, const FormatId &type, const QString &canonicalName, ScopeId project,
              const QDateTime &now)
{
    Query(db,
          u"INSERT INTO name_holder (type, canonical, project, published, since) "
          "VALUES (?, ?, ?, 0, ?) ON CONFLICT (type, canonical, project) DO NOTHING"_s,
          type, canonicalName, project, now);
}

std::optional<ScopeId> firstImporter(const Scope &at, const QList<NameHolder> &holders)
{
    const NameHolder *first = nullptr;
    for (const NameHolder &holder : holders) {
        if (at.holds(holder.project.path) && holder.published < 0
            && (!first || holder.published > first->published))
            first = &holder;
    }
    return first ? std::optional(first->project.id) : std::nullopt;
}

} // namespace packhouse
