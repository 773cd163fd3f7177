// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/words.h"
#include "formats/formatlist.h"
#include "registry/actions/changingversions.h"
#include "registry/control/json.h"
#include "registry/control/planshelf.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::control {

namespace {

QJsonObject stateJson(const QList<ActRule> &acts, const VersionState &state)
{
    return {{u"status"_s, word(state.status)},
            {u"state"_s, english(stateWord(acts, state.status))},
            {u"status_message"_s, state.message},
            {u"note"_s, state.note}};
}

QJsonObject described(const ControlContext &context, const ChangePlan &plan)
{
    QJsonArray packages;
    for (const ChangedPackage &package : plan.packages) {
        const Format *format = context.registry.formats.find(package.key.type);
        const QList<ActRule> acts = format && format->changing() ? format->changing()->acts()
                                                                 : QList<ActRule>();
        QJsonArray versions;
        for (const PlannedState &state : package.states)
            versions.append(QJsonObject{{u"id"_s, state.id},
                                        {u"version"_s, state.version},
                                        {u"before"_s, stateJson(acts, state.before)},
                                        {u"after"_s, stateJson(acts, state.after)}});
        QJsonArray tags;
        for (const PlannedTag &tag : package.tags)
            tags.append(QJsonObject{{u"tag"_s, tag.tag},
                                    {u"before"_s, tag.versionBefore},
                                    {u"after"_s, tag.versionAfter},
                                    {u"answer"_s, answerOf(package, tag)}});
        packages.append(QJsonObject{{u"scope"_s, package.key.scopePath},
                                    {u"type"_s, package.key.type},
                                    {u"name"_s, package.key.name},
                                    {u"versions"_s, versions},
                                    {u"tags"_s, tags},
                                    {u"latest_before"_s, package.latest.before},
                                    {u"latest_after"_s, package.latest.after}});
    }
    return {{u"act"_s, wordOf(ActWords, plan.act.kind)},
            {u"title"_s, english(plan.title)},
            {u"effect"_s, english(plan.effect)},
            {u"reversal"_s, plan.isReversal},
            {u"changes"_s, plan.versions()},
            {u"packages"_s, packages},
            {u"already"_s, QJsonArray::fromStringList(plan.already)}};
}

Result<void> shelve(const ControlContext &context, const ChangePlan &plan, QJsonObject &object,
                    const QString &name)
{
    if (const auto kept = PlanShelf(context.registry).keep(plan); !kept)
        return fail(kept.error());
    object[name] = plan.head.id;
    object["until"_L1] = dateJson(plan.head.made.addDuration(PlanLife));
    return {};
}

Result<VersionAct> actOf(Arguments arguments)
{
    const QString name = arguments["act"_L1].toString();
    const auto found = std::ranges::find_if(
        ActWords, [&name](const auto &known) { return name == QLatin1StringView(known.second); });
    if (found == ActWords.end()) {
        return fail(ErrorCode::InvalidArgument, Text::of("There is no act \"%1\".", name),
                    Text::of("'packhousectl change --help' has them."));
    }
    return VersionAct{found->first, arguments["text"_L1].toString(),
                      arguments["tag"_L1].toString()};
}

Result<QJsonObject> done(const ControlContext &context, const ChangePlan &shown)
{
    if (const auto holds = checkChange(context.registry, shown); !holds)
        return fail(holds.error());
    // What takes a change back was never shown: it tells what it does, by what is there now.
    const Result<ChangePlan> fresh = shown.isReversal ? withLatest(context.registry, shown) : shown;
    if (!fresh)
        return fail(fresh.error());
    const ChangePlan &plan = *fresh;
    for (const ChangedPackage &package : plan.packages) {
        if (const auto changed = changePlanned(context.registry, plan, package); !changed)
            return fail(changed.error());
    }
    QJsonObject object = described(context, plan);
    object["outcome"_L1] = plan.isEmpty() ? u"nothing to do"_s : u"changed"_s;
    if (plan.isEmpty())
        return object;
    if (const auto kept = shelve(context, plan.reversed(context.registry.clock.now()), object,
                                 u"undo"_s);
        !kept)
        return fail(kept.error());
    return object;
}

} // namespace

Result<QJsonObject> changeVersions(const ControlContext &context, Arguments arguments)
{
    const Result<PackageKey> key = packageKey(context.registry, arguments);
    if (!key)
        return fail(key.error());
    const Result<VersionAct> act = actOf(arguments);
    if (!act)
        return fail(act.error());
    QList<ChangeItem> items;
    for (const auto &version : arguments["versions"_L1].toArray())
        items.append({*key, version.toString()});
    if (items.isEmpty())
        items.append({*key, {}});
    const Result<ChangePlan> plan = planChange(context.registry, items, *act);
    if (!plan)
        return fail(plan.error());
    if (!arguments["dry_run"_L1].toBool() || plan->isEmpty())
        return done(context, *plan);
    QJsonObject object = described(context, *plan);
    object["outcome"_L1] = u"dry run"_s;
    if (const auto kept = shelve(context, *plan, object, u"plan"_s); !kept)
        return fail(kept.error());
    return object;
}

Result<QJsonObject> runChange(const ControlContext &context, const ChangePlan &plan)
{
    return done(context, plan);
}

} // namespace packhouse::control
