// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/planstands.h"

#include "formats/formatlist.h"
#include "formats/publishing.h"
#include "registry/actions/nameownership.h"
#include "registry/store/store.h"

namespace packhouse {

namespace {

Result<void> addOwners(const RegistryContext &context, const Format &format, const Scope &at,
                       const QString &canonicalName, PlanFacts &facts)
{
    const auto owners = context.store.nameOwners(at, format.id(), canonicalName);
    if (!owners)
        return fail(owners.error());
    QStringList paths;
    for (const Scope &owner : *owners)
        paths.append(owner.path);
    if (paths.isEmpty())
        return {};
    facts.append({at.level == Level::Instance
                      ? Text::of("Who serves %1 at the instance", canonicalName)
                      : Text::of("Who serves %1 in %2", canonicalName, at.path),
                  Text::of("%1", paths)});
    return {};
}

} // namespace

Text reservedFact(const QString &canonicalName)
{
    return Text::of("What keeps %1 reserved", canonicalName);
}

Result<PlanFacts> factsOf(const RegistryContext &context, const Format &format,
                          const Scope &project, const QString &canonicalName)
{
    const Store &store = context.store;
    PlanFacts facts{
        {Text::of("Who may read %1", project.path),
         project.readableByAll ? Text::of("everybody") : Text::of("whoever has the right")}};
    const Result<Scope> group = store.scope(topLevelOf(project.path));
    if (!group)
        return fail(group.error());
    if (group->level == Level::Group) {
        if (auto added = addOwners(context, format, *group, canonicalName, facts); !added)
            return fail(added.error());
    }
    if (format.publishing() && format.publishing()->resolvesAtInstance()) {
        if (auto added = addOwners(context, format, Scope(), canonicalName, facts); !added)
            return fail(added.error());
    }
    const auto kept = reservationAbove(store, project, context.actor, format.id(), canonicalName);
    if (kept && !kept->allowForwarding)
        facts.append({reservedFact(canonicalName),
                      kept->scopePath.isEmpty()
                          ? Text::of("%1", kept->canonicalName)
                          : Text::of("%1 of %2", kept->canonicalName, kept->scopePath)});
    return facts;
}

Result<PlanFacts> factsOf(const RegistryContext &context, const QList<PackageKey> &keys)
{
    PlanFacts facts;
    for (qsizetype at = 0; at < keys.size(); ++at) {
        const PackageKey &key = keys.at(at);
        const Format *format = context.formats.find(key.type);
        if (!format || keys.indexOf(key) < at)
            continue;
        const Result<Scope> project = context.store.scope(key.scopePath);
        if (!project)
            return fail(project.error());
        Result<PlanFacts> one = factsOf(context, *format, *project,
                                        format->canonicalName(key.name));
        if (!one)
            return one;
        for (const PlanFact &fact : std::as_const(*one)) {
            if (!facts.contains(fact))
                facts.append(fact);
        }
    }
    return facts;
}

} // namespace packhouse
