// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/trashing.h"

#include "core/clock.h"
#include "registry/actions/latestmoves.h"
#include "registry/actions/planstands.h"
#include "registry/actions/removal.h"
#include "registry/store/store.h"

#include <QHash>

#include <algorithm>

namespace packhouse {

namespace {

PlanHead headFor(const RegistryContext &context)
{
    return PlanHead::now(EmbeddedId, context.actor.name(), context.clock.now());
}

Result<QHash<qint64, TrashRow>> rowsByNumber(const RegistryContext &context)
{
    const Result<QList<TrashRow>> rows = context.store.trash();
    if (!rows)
        return fail(rows.error());
    QHash<qint64, TrashRow> byNumber;
    for (const TrashRow &row : *rows)
        byNumber.insert(row.versionId, row);
    return byNumber;
}

Result<QList<PlannedEntry>> entriesOf(const RegistryContext &context, const QList<qint64> &numbers)
{
    const auto rows = rowsByNumber(context);
    if (!rows)
        return fail(rows.error());
    QList<PlannedEntry> entries;
    QSet<qint64> seen;
    for (const qint64 number : numbers) {
        const auto row = rows->find(number);
        if (row == rows->end()) {
            return fail(ErrorCode::NotFound, Text::of("Number %1 is not in the trash.", number),
                        Text::of("'packhousectl trash list' shows what is."));
        }
        if (!seen.contains(number)) // named twice it is meant once
            entries.append(row->planned());
        seen.insert(number);
    }
    return entries;
}

QList<qint64> numbersOf(const QList<PlannedEntry> &entries)
{
    QList<qint64> numbers;
    for (const PlannedEntry &entry : entries)
        numbers.append(entry.version.id.toLongLong());
    return numbers;
}

QList<PackageKey> keysOf(const QList<PlannedEntry> &entries)
{
    QList<PackageKey> keys;
    for (const PlannedEntry &entry : entries) {
        if (!keys.contains(entry.key))
            keys.append(entry.key);
    }
    return keys;
}

Result<RestorePlan> planOf(const RegistryContext &context, const QList<PlannedEntry> &entries,
                           bool intoExisting)
{
    if (auto may = context.store.tryRestore(numbersOf(entries), context.actor, intoExisting); !may)
        return fail(may.error());
    const auto latest = latestMoves(context, entries);
    if (!latest)
        return fail(latest.error());
    auto facts = factsOf(context, keysOf(entries));
    if (!facts)
        return fail(facts.error());
    return RestorePlan{headFor(context), entries, intoExisting, *latest, std::move(*facts)};
}

template<typename Work>
Result<TrashOutcome> inPlannedParts(const QList<PlannedEntry> &entries, const Text &what,
                                    const GoOn &goOn, Work work)
{
    TrashOutcome outcome;
    const auto done = inParts(
        entries, what, goOn, [&](const QList<PlannedEntry> &part) -> Result<void> {
            const Result<Store::Removed> became = work(part);
            if (!became)
                return fail(became.error());
            outcome.done += int(became->went.size());
            for (const PlannedEntry &entry : part) {
                if (became->grown.contains(entry.version.id.toLongLong()))
                    outcome.grown.append(entry.key.name + QLatin1Char(' ') + entry.version.version);
            }
            return {};
        });
    if (!done)
        return fail(done.error());
    return outcome;
}

} // namespace

Result<RestorePlan> planRestore(const RegistryContext &context, const QList<qint64> &numbers,
                                bool intoExisting)
{
    const auto entries = entriesOf(context, numbers);
    return entries ? planOf(context, *entries, intoExisting) : fail(entries.error());
}

Result<RestorePlan> planRestore(const RegistryContext &context, const QList<PlannedEntry> &entries)
{
    if (auto there = checkEntries(context, entries); !there)
        return fail(there.error());
    return planOf(context, entries, false);
}

Result<PurgePlan> planPurge(const RegistryContext &context, const QList<qint64> &numbers)
{
    const auto entries = entriesOf(context, numbers);
    if (!entries)
        return fail(entries.error());
    return PurgePlan{headFor(context), *entries};
}

Result<PurgePlan> planPurge(const RegistryContext &context)
{
    const Result<QList<TrashRow>> rows = context.store.trash();
    if (!rows)
        return fail(rows.error());
    PurgePlan plan{headFor(context), {}};
    std::ranges::transform(*rows, std::back_inserter(plan.entries), &TrashRow::planned);
    return plan;
}

Result<void> checkEntries(const RegistryContext &context, const QList<PlannedEntry> &entries)
{
    const auto rows = rowsByNumber(context);
    if (!rows)
        return fail(rows.error());
    for (const PlannedEntry &entry : entries) {
        const auto row = rows->find(entry.version.id.toLongLong());
        const auto isThere = [&row](const FileId &file) { return row->fileIds.contains(file); };
        if (row == rows->end() || !std::ranges::all_of(entry.version.files, isThere))
            return fail(entryIsGone(entry));
    }
    return {};
}

Result<void> checkRestore(const RegistryContext &context, const RestorePlan &plan)
{
    if (auto may = checkHead(plan.head, context.actor.name(), context.clock.now()); !may)
        return may;
    if (auto there = checkEntries(context, plan.entries); !there)
        return there;
    if (auto may = context.store.tryRestore(numbersOf(plan.entries), context.actor,
                                            plan.intoExisting);
        !may)
        return may;
    const auto latest = latestMoves(context, plan.entries);
    return latest ? checkRestoredLatest(plan.latest, *latest) : fail(latest.error());
}

Result<void> checkShown(const RegistryContext &context, const RestorePlan &plan)
{
    const Text remedy = Text::of("Nothing was done. Look at it again and decide anew.");
    const auto latest = latestMoves(context, plan.entries);
    if (!latest)
        return fail(latest.error());
    if (auto same = checkLatest(plan.latest, *latest, remedy); !same)
        return same;
    const auto facts = factsOf(context, keysOf(plan.entries));
    return facts ? checkFacts(plan.facts, *facts, remedy) : fail(facts.error());
}

Result<void> checkPurge(const RegistryContext &context, const PurgePlan &plan)
{
    if (auto may = checkHead(plan.head, context.actor.name(), context.clock.now()); !may)
        return may;
    return checkEntries(context, plan.entries);
}

Result<TrashOutcome> restorePlanned(const RegistryContext &context, const RestorePlan &plan,
                                    const GoOn &goOn)
{
    Caller actor = context.actor;
    actor.act = plan.head.id; // all of it is taken back together
    const auto before = latestNow(context, plan.entries);
    if (!before)
        return fail(before.error());
    Result<TrashOutcome> outcome = inPlannedParts(
        plan.entries, Text::of("restored"), goOn, [&](const QList<PlannedEntry> &part) {
            return context.store.restorePlanned(part, actor, plan.intoExisting);
        });
    const auto after = latestNow(context, plan.entries);
    for (qsizetype i = 0; outcome && after && i < after->size(); ++i) {
        const LatestMove move{before->at(i).latest, after->at(i).latest};
        if (move.moves())
            outcome->latest.append({after->at(i).key, move});
    }
    return outcome;
}

Result<TrashOutcome> purgePlanned(const RegistryContext &context, const PurgePlan &plan,
                                  const GoOn &goOn)
{
    return inPlannedParts(plan.entries, Text::of("deleted for good"), goOn,
                          [&](const QList<PlannedEntry> &part) {
                              return context.store.purgePlanned(part, context.actor);
                          });
}

} // namespace packhouse
