// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planfact.h"

#include <algorithm>

namespace packhouse {

namespace {

const PlanFact *sameIn(const PlanFacts &facts, const PlanFact &fact)
{
    const auto found = std::ranges::find(facts, fact.of, &PlanFact::of);
    return found == facts.end() ? nullptr : &*found;
}

} // namespace

QList<std::pair<QString, QString>> tagsOf(const QList<StoredVersion> &versions)
{
    QList<std::pair<QString, QString>> tags;
    for (const StoredVersion &version : versions) {
        for (const QString &tag : version.tags) {
            if (tag != QLatin1String("latest"))
                tags.append({tag, version.coordinates.version});
        }
    }
    return tags;
}

PlanFacts tagFacts(const QString &name, const QList<StoredVersion> &going)
{
    PlanFacts facts;
    for (const auto &[tag, version] : tagsOf(going))
        facts.append({Text::of("The tag %1 of %2", tag, name), Text::name(version)});
    return facts;
}

Result<void> checkFacts(const PlanFacts &shown, const PlanFacts &now, const Text &remedy)
{
    for (const PlanFact &fact : now) {
        const PlanFact *then = sameIn(shown, fact);
        if (!then)
            return fail(ErrorCode::Conflict,
                        Text::of("%1: %2 now. When it was shown: nothing.", fact.of, fact.is),
                        remedy);
        if (then->is != fact.is)
            return fail(ErrorCode::Conflict,
                        Text::of("%1: %2 now. When it was shown: %3.", fact.of, fact.is, then->is),
                        remedy);
    }
    for (const PlanFact &fact : shown) {
        if (!sameIn(now, fact))
            return fail(ErrorCode::Conflict,
                        Text::of("%1: nothing now. When it was shown: %2.", fact.of, fact.is),
                        remedy);
    }
    return {};
}

} // namespace packhouse
