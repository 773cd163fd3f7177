// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/changingversions.h"

#include "core/clock.h"
#include "core/words.h"
#include "formats/formatlist.h"
#include "formats/unknowntype.h"
#include "registry/actions/latestmoves.h"
#include "registry/actions/planstands.h"
#include "registry/actions/removal.h"
#include "registry/store/store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// What the journal calls an act.
QString actionOf(const ChangePlan &plan)
{
    return plan.isReversal ? u"change.back"_s : wordOf(ActWords, plan.act.kind);
}

/// The versions of one package that are asked about.
struct Chosen
{
    PackageKey key;
    const Format *format = nullptr;
    QList<VersionRow> all; ///< that the package has
    QStringList versions;
    bool wantsAll = false;

    QString canonicalName() const { return format->canonicalName(key.name); }
};

Error notThere(const Chosen &chosen, const QString &what)
{
    return {ErrorCode::NotFound,
            Text::of("There is no %1 package %2 in %3.", chosen.format->label(),
                     what.isEmpty() ? chosen.key.name : chosen.key.name + u' ' + what,
                     chosen.key.scopePath),
            Text::of("List what is there, and check the scope."), false};
}

Result<Chosen> lookUp(const RegistryContext &context, const PackageKey &key)
{
    Chosen chosen{key, context.formats.find(key.type), {}, {}, false};
    if (!chosen.format)
        return fail(unknownType(context.formats, key.type, ErrorCode::Unsupported));
    Result<QList<VersionRow>> rows = context.store.versionRows(key);
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(notThere(chosen, {}));
    chosen.all = std::move(*rows);
    return chosen;
}

Result<QList<Chosen>> lookUpAll(const RegistryContext &context, const QList<ChangeItem> &items)
{
    QList<Chosen> all;
    for (const ChangeItem &item : items) {
        auto same = std::ranges::find_if(all, [&](const Chosen &known) {
            return known.key.type == item.key.type && known.key.scopePath == item.key.scopePath
                   && known.canonicalName() == known.format->canonicalName(item.key.name);
        });
        if (same == all.end()) {
            Result<Chosen> found = lookUp(context, item.key);
            if (!found)
                return fail(found.error());
            all.append(std::move(*found));
            same = std::prev(all.end());
        }
        if (item.version.isEmpty())
            same->wantsAll = true;
        else if (!same->versions.contains(item.version))
            same->versions.append(item.version);
    }
    return all;
}

const VersionRow *tagged(const Chosen &chosen, const QString &tag)
{
    const auto found = std::ranges::find_if(
        chosen.all, [&tag](const VersionRow &row) { return row.tags.contains(tag); });
    return found == chosen.all.end() ? nullptr : &*found;
}

/// One move of a tag that publishers set; nothing where it points there already.
Result<void> planTag(const RegistryContext &context, const Chosen &chosen, const VersionAct &act,
                     ChangedPackage &package, QStringList &already)
{
    const VersionRow *before = tagged(chosen, act.tag);
    if (act.kind == ActKind::Untag) {
        if (!before) {
            return fail(ErrorCode::NotFound,
                        Text::of("%1 has no tag '%2'.", chosen.key.name, act.tag));
        }
        package.tags.append({act.tag, QString::number(before->id), before->version, {}, {}});
        return {};
    }
    if (chosen.versions.size() != 1) {
        return fail(ErrorCode::InvalidArgument, Text::of("A tag points to one version."),
                    Text::of("Choose one version of %1.", chosen.key.name));
    }
    const auto after = std::ranges::find(chosen.all, chosen.versions.first(), &VersionRow::version);
    if (after == chosen.all.end())
        return fail(notThere(chosen, chosen.versions.first()));
    const Result<StoredVersion> stored = context.store.storedVersion(after->id);
    if (!stored)
        return fail(stored.error());
    if (auto may = chosen.format->changing()->admits(act, *stored); !may)
        return may;
    if (before && before->id == after->id) {
        already.append(chosen.key.name + u' ' + after->version);
        return {};
    }
    package.tags.append({act.tag, before ? QString::number(before->id) : VersionId(),
                         before ? before->version : QString(), QString::number(after->id),
                         after->version});
    return {};
}

Result<void> planStates(const RegistryContext &context, const Chosen &chosen, const VersionAct &act,
                        ChangedPackage &package, QStringList &already)
{
    QStringList versions = chosen.versions;
    if (chosen.wantsAll) {
        versions.clear();
        std::ranges::transform(chosen.all, std::back_inserter(versions), &VersionRow::version);
    }
    for (const QString &version : std::as_const(versions)) {
        const auto row = std::ranges::find(chosen.all, version, &VersionRow::version);
        if (row == chosen.all.end())
            return fail(notThere(chosen, version));
        const Result<StoredVersion> stored = context.store.storedVersion(row->id);
        if (!stored)
            return fail(stored.error());
        Result<VersionState> after = stateAfter(chosen.format->changing(), act, *stored,
                                                context.clock.now());
        if (!after)
            return fail(after.error());
        VersionState before = VersionState::of(*stored);
        if (after->metadata)
            before.metadata = stored->metadata;
        if (*after == before)
            already.append(chosen.key.name + u' ' + version);
        else
            package.states.append({QString::number(row->id), version, before, std::move(*after)});
    }
    return {};
}

LatestMove latestOf(const Chosen &chosen, const ChangedPackage &package)
{
    QList<LatestCandidate> versions;
    std::ranges::transform(chosen.all, std::back_inserter(versions),
                           qOverload<const VersionRow &>(candidateOf));
    return latestMove(*chosen.format, versions, package);
}

bool isTagOfDocument(const Chosen &chosen, ActKind kind)
{
    return ruleOf(chosen.format->changing(), kind).tagsInDocument;
}

} // namespace

Result<ChangePlan> planChange(const RegistryContext &context, const QList<ChangeItem> &items,
                              const VersionAct &act)
{
    const Result<QList<Chosen>> all = lookUpAll(context, items);
    if (!all)
        return fail(all.error());
    if (all->isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("Nothing was chosen to change."));
    ChangePlan plan;
    plan.head = PlanHead::now(EmbeddedId, context.actor.name(), context.clock.now());
    plan.act = act;
    QList<Text> effects;
    for (const Chosen &chosen : *all) {
        const Changing *changing = chosen.format->changing();
        if (Result<void> may = checkAct(changing, act); !may)
            return fail(may.error());
        ChangedPackage package{chosen.key, {}, {}};
        const Result<void> planned = isTagOfDocument(chosen, act.kind)
                                         ? planTag(context, chosen, act, package, plan.already)
                                         : planStates(context, chosen, act, package, plan.already);
        if (!planned)
            return fail(planned.error());
        package.latest = latestOf(chosen, package);
        Result<PlanFacts> facts = factsOf(context, {chosen.key});
        if (!facts)
            return fail(facts.error());
        package.facts = std::move(*facts);
        if (!package.states.isEmpty() || !package.tags.isEmpty())
            plan.packages.append(std::move(package));
        if (const Text effect = ruleOf(changing, act.kind).effect; !effects.contains(effect))
            effects.append(effect);
    }
    plan.effect = effectOf(plan, effects);
    plan.title = titleOf(plan);
    return plan;
}

static Result<void> checkPackage(const RegistryContext &context, const ChangedPackage &package)
{
    const Result<Chosen> chosen = lookUp(context, package.key);
    if (!chosen && chosen.error().code != ErrorCode::NotFound)
        return fail(chosen.error());
    for (const PlannedState &planned : package.states) {
        const auto found = context.store.storedVersion(planned.id.toLongLong());
        if (!found && found.error().code != ErrorCode::NotFound)
            return fail(found.error());
        const bool isThere = chosen && found
                             && std::ranges::any_of(chosen->all, [&](const VersionRow &row) {
                                    return QString::number(row.id) == planned.id;
                                });
        if (!isThere)
            return fail(plannedIsGone(package.key, planned.version));
        if (!isAsPlanned(*found, planned.before))
            return fail(plannedHasChanged(package.key, planned.version));
    }
    for (const PlannedTag &planned : package.tags) {
        const VersionRow *row = chosen ? tagged(*chosen, planned.tag) : nullptr;
        if ((row ? QString::number(row->id) : VersionId()) != planned.before)
            return fail(plannedHasChanged(package.key, planned.tag));
    }
    return {};
}

/// Whether what was shown beside the versions and tags is as it was.
static Result<void> checkShown(const RegistryContext &context, const ChangedPackage &package)
{
    const Text remedy = Text::of("Nothing was changed. Look at it again and decide anew.");
    const Result<Chosen> chosen = lookUp(context, package.key);
    if (!chosen)
        return fail(chosen.error());
    if (auto same = checkLatest(package.key.name, package.latest, latestOf(*chosen, package),
                                remedy);
        !same)
        return same;
    const auto facts = factsOf(context, {package.key});
    return facts ? checkFacts(package.facts, *facts, remedy) : fail(facts.error());
}

Result<void> checkChange(const RegistryContext &context, const ChangePlan &plan)
{
    if (auto may = checkHead(plan.head, context.actor.name(), context.clock.now()); !may)
        return may;
    for (const ChangedPackage &package : plan.packages) {
        if (Result<void> same = checkPackage(context, package); !same)
            return same;
        if (plan.isReversal)
            continue; // takes back what was done, and nothing else was shown
        if (Result<void> same = checkShown(context, package); !same)
            return same;
    }
    return {};
}

Result<ChangePlan> withLatest(const RegistryContext &context, ChangePlan plan)
{
    for (ChangedPackage &package : plan.packages) {
        const Result<Chosen> chosen = lookUp(context, package.key);
        if (!chosen)
            return fail(chosen.error());
        package.latest = latestOf(*chosen, package);
    }
    return plan;
}

Result<void> changePlanned(const RegistryContext &context, const ChangePlan &plan,
                           const ChangedPackage &package)
{
    if (auto may = checkHead(plan.head, context.actor.name(), context.clock.now()); !may)
        return may;
    Caller actor = context.actor;
    actor.act = plan.head.id; // all of it is taken back together
    return context.store.change(package, actionOf(plan), plan.title, actor);
}

} // namespace packhouse
