// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/trashing.h"
#include "registry/control/json.h"
#include "registry/control/planshelf.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

GoOn watchedBy(const ControlContext &context, const QString &step)
{
    return [&context, step](qint64 done, qint64 total) {
        return !context.progress || context.progress(step, done, total);
    };
}

QJsonArray entriesJson(const QList<PlannedEntry> &entries)
{
    QJsonArray all;
    for (const PlannedEntry &entry : entries)
        all.append(QJsonObject{{u"id"_s, entry.version.id.toLongLong()},
                               {u"scope"_s, entry.key.scopePath},
                               {u"type"_s, entry.key.type},
                               {u"name"_s, entry.key.name},
                               {u"version"_s, entry.version.version},
                               {u"file"_s, entry.fileName},
                               {u"files"_s, entry.version.files.size()},
                               {u"bytes"_s, entry.version.bytes}});
    return all;
}

QJsonObject described(const QString &verb, const QList<PlannedEntry> &entries)
{
    return {{u"verb"_s, verb},
            {u"entries"_s, entriesJson(entries)},
            {u"files"_s, filesOf(entries)},
            {u"bytes"_s, bytesOf(entries)}};
}

QJsonObject described(const RestorePlan &plan)
{
    QJsonObject object = described(u"restore"_s, plan.entries);
    object["into_existing"_L1] = plan.intoExisting;
    QJsonArray moves;
    for (const PackageLatest &one : plan.latest)
        moves.append(QJsonObject{{u"scope"_s, one.key.scopePath},
                                 {u"type"_s, one.key.type},
                                 {u"name"_s, one.key.name},
                                 {u"latest_before"_s, one.move.before},
                                 {u"latest_after"_s, one.move.after}});
    object["latest"_L1] = moves;
    object["effect"_L1] = english(latestText(plan.latest));
    return object;
}

QJsonObject described(const PurgePlan &plan)
{
    return described(u"purge"_s, plan.entries);
}

/// Only shown, and kept to be run.
template<typename Of>
Result<QJsonObject> kept(const ControlContext &context, const Of &plan)
{
    if (const auto done = PlanShelf(context.registry).keep(plan); !done)
        return fail(done.error());
    QJsonObject object = described(plan);
    object["outcome"_L1] = u"dry run"_s;
    object["plan"_L1] = plan.head.id;
    object["until"_L1] = dateJson(plan.head.made.addDuration(PlanLife));
    return object;
}

/// \a count: what the number of entries is called.
Result<QJsonObject> told(QJsonObject object, const QString &count,
                         const Result<TrashOutcome> &outcome)
{
    if (!outcome)
        return fail(outcome.error());
    if (outcome->done == 0 && !outcome->grown.isEmpty()) {
        return fail(
            ErrorCode::Conflict,
            Text::of("Nothing was done: %1 got another file meanwhile, and stays in the trash.",
                     outcome->grown.join(u", "_s)),
            Text::of("Look at it again with --dry-run, then decide anew."));
    }
    object["outcome"_L1] = u"done"_s;
    object["effect"_L1] = english(latestDoneText(outcome->latest));
    object[count] = outcome->done;
    object["stayed"_L1] = QJsonArray::fromStringList(outcome->grown);
    return object;
}

} // namespace

Result<QJsonObject> trashList(const ControlContext &context, Arguments)
{
    const Result<QList<TrashRow>> rows = context.registry.store.trash();
    if (!rows)
        return fail(rows.error());
    QJsonArray trash;
    for (const TrashRow &row : *rows)
        trash.append(toJson(row));
    return QJsonObject{{u"trash"_s, trash}};
}

Result<QJsonObject> runRestore(const ControlContext &context, const RestorePlan &plan)
{
    if (const auto holds = checkRestore(context.registry, plan); !holds)
        return fail(holds.error());
    if (const auto holds = checkShown(context.registry, plan); !holds)
        return fail(holds.error());
    return told(
        described(plan), u"restored"_s,
        restorePlanned(context.registry, plan, watchedBy(context, u"Restoring versions"_s)));
}

Result<QJsonObject> runPurge(const ControlContext &context, const PurgePlan &plan)
{
    if (const auto holds = checkPurge(context.registry, plan); !holds)
        return fail(holds.error());
    return told(described(plan), u"purged"_s,
                purgePlanned(context.registry, plan, watchedBy(context, u"Emptying the trash"_s)));
}

Result<QJsonObject> trashRestore(const ControlContext &context, Arguments arguments)
{
    const Result<QList<qint64>> chosen = ids(arguments, u"ids"_s);
    if (!chosen)
        return fail(chosen.error());
    const Result<RestorePlan> plan = planRestore(context.registry, *chosen,
                                                 arguments["into_existing"_L1].toBool());
    if (!plan)
        return fail(plan.error());
    return arguments["dry_run"_L1].toBool() ? kept(context, *plan) : runRestore(context, *plan);
}

Result<QJsonObject> trashPurge(const ControlContext &context, Arguments arguments)
{
    const Result<QList<qint64>> given = ids(arguments, u"ids"_s);
    const bool all = arguments["all"_L1].toBool();
    if (!given && !all)
        return fail(given.error());
    const Result<PurgePlan> plan = all ? planPurge(context.registry)
                                       : planPurge(context.registry, *given);
    if (!plan)
        return fail(plan.error());
    return arguments["dry_run"_L1].toBool() ? kept(context, *plan) : runPurge(context, *plan);
}

} // namespace packhouse::control
