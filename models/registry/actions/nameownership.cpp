// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/nameownership.h"

#include "formats/format.h"
#include "formats/publishing.h"
#include "registry/store/store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

bool servesGroups(const Format &format)
{
    const auto rows = format.capabilities();
    return std::any_of(rows.begin(), rows.end(),
                       [](const CapabilityRow &row) { return row.pullGroup; });
}

/// The first of the projects that serve the name at \a at, unless \a project is one of them.
std::optional<Scope> otherOwner(const Store &store, const Format &format, const Scope &at,
                                const QString &canonicalName, const Scope &project)
{
    const auto owners = store.nameOwners(at, format.id(), canonicalName);
    if (!owners || owners->isEmpty()
        || std::any_of(owners->begin(), owners->end(),
                       [&](const Scope &owner) { return owner.id == project.id; }))
        return std::nullopt;
    return owners->first();
}

} // namespace

Text servedElsewhere(const Store &store, const Format &format, const Scope &project,
                     const QString &canonicalName, const Caller &actor)
{
    const bool atInstance = format.publishing() && format.publishing()->resolvesAtInstance();
    if (!atInstance && !servesGroups(format))
        return {};
    const Result<Scope> group = store.scope(project.path.section(u'/', 0, 0));
    if (!group)
        return {};
    if (store.isUpstreamName(project, format.id(), canonicalName))
        return Text::of(
            "An upstream has a package %1, too: from here it is served at the project's "
            "own address only, until it is said whose it is: packhousectl names assign.",
            canonicalName);
    if (const auto owner = otherOwner(store, format, *group, canonicalName, project)) {
        return actor.may(Right::Read, *owner)
                   ? Text::of(
                       "In %1 the name %2 belongs to %3: above the project it is served from "
                       "there.",
                       group->path, canonicalName, owner->path)
                   : Text::of(
                       "In %1 the name %2 belongs to another project: it is served from here "
                       "at the project's own address only.",
                       group->path, canonicalName);
    }
    const auto owner = atInstance ? otherOwner(store, format, Scope(), canonicalName, project)
                                  : std::nullopt;
    if (!owner || !actor.may(Right::Read, *owner))
        return {};
    return Text::of("At the instance the name %1 belongs to %2, which published it first.",
                    canonicalName, owner->path);
}

Text alsoIn(const Store &store, const Format &format, const Scope &project,
            const QString &canonicalName, const Caller &actor)
{
    const auto keys = store.packagesNamed(Scope(), format.id(), canonicalName);
    if (!keys)
        return {};
    QStringList near;
    QStringList far;
    for (const PackageKey &key : *keys) {
        const Result<Scope> other = store.scope(key.scopePath);
        if (!other || other->id == project.id || !actor.may(Right::Read, *other))
            continue;
        (topLevelOf(other->path) == topLevelOf(project.path) ? near : far).append(other->path);
    }
    const QStringList all = near + far;
    if (all.isEmpty())
        return {};
    if (all.size() == 1)
        return Text::of("%1 has %2 already.", all.first(), canonicalName);
    return Text::counted("%1 and %n other project(s) have %2 already.", int(all.size()) - 1,
                         all.first(), canonicalName);
}

std::optional<Reservation> reservationAbove(const Store &store, const Scope &project,
                                            const Caller &actor, const FormatId &type,
                                            const QString &canonicalName)
{
    const Scope group = store.scope(topLevelOf(project.path)).value_or(project);
    return store.reservation(group, actor, type, canonicalName);
}

} // namespace packhouse
