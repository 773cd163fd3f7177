// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/removal.h"

#include "core/clock.h"
#include "formats/formatlist.h"
#include "registry/actions/removalevidence.h"
#include "registry/store/store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using Target = RemovalTarget;

Error cancelled()
{
    return {ErrorCode::Cancelled, Text::of("Cancelled."), {}, false};
}

QString subject(const RemovalItem &item)
{
    return item.version.isEmpty() ? item.key.name : item.key.name + u' ' + item.version;
}

Result<Target> find(const RegistryContext &context, const PackageKey &key)
{
    Target target;
    target.key = key;
    target.format = context.formats.find(key.type);
    if (!target.format) {
        return fail(ErrorCode::Unsupported,
                    Text::of("There is no package type \"%1\" here.", key.type));
    }
    Result<Scope> project = context.store.scope(key.scopePath);
    if (!project)
        return fail(project.error());
    target.project = std::move(*project);
    target.canonicalName = target.format->canonicalName(key.name);
    return target;
}

/// Of the versions that \a isMeant says; none is no error.
Result<Target> find(const RegistryContext &context, const PackageKey &key,
                    const std::function<bool(const VersionRow &)> &isMeant)
{
    Result<Target> found = find(context, key);
    if (!found)
        return found;
    Target &target = *found;
    const Result<QList<VersionRow>> rows = context.store.versionRows(key);
    if (!rows)
        return fail(rows.error());
    for (const VersionRow &row : *rows) {
        if (!isMeant(row))
            continue;
        Result<StoredVersion> version = context.store.storedVersion(row.id);
        if (!version)
            return fail(version.error());
        target.versions.append(std::move(*version));
    }
    return found;
}

Result<Target> find(const RegistryContext &context, const RemovalItem &item)
{
    Result<Target> target = find(context, item.key, [&item](const VersionRow &row) {
        return item.version.isEmpty() || row.version == item.version;
    });
    if (!target)
        return target;
    target->whole = item.version.isEmpty();
    if (target->versions.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Text::of("There is no %1 package %2 in %3.", target->format->label(),
                             subject(item), item.key.scopePath),
                    Text::of("List what is there, and check the scope."));
    }
    return target;
}

/// By ids, whatever has been published under that name since. Conflict when one is gone.
Result<Target> find(const RegistryContext &context, const PlannedPackage &package)
{
    Result<Target> target = find(context, package.key);
    if (!target)
        return target;
    target->whole = package.whole;
    for (const PlannedVersion &planned : package.versions) {
        Result<StoredVersion> version = context.store.storedVersion(planned.id.toLongLong());
        if (!version && version.error().code != ErrorCode::NotFound)
            return fail(version.error());
        // Not the version of another package, whatever the plan was made into.
        if (!version || version->project != target->project.id
            || version->canonicalName != target->canonicalName
            || version->coordinates.type != package.key.type)
            return fail(plannedIsGone(package.key, planned.version));
        target->versions.append(std::move(*version));
    }
    return target;
}

/// Items of one package make one question: deleting two of its two versions is deleting all of it.
Result<QList<Target>> findAll(const RegistryContext &context, const QList<RemovalItem> &items)
{
    QList<Target> targets;
    for (const RemovalItem &item : items) {
        Result<Target> target = find(context, item);
        if (!target)
            return fail(target.error());
        const auto same = std::find_if(targets.begin(), targets.end(), [&](const Target &known) {
            return known.key.type == target->key.type
                   && known.canonicalName == target->canonicalName
                   && known.project.id == target->project.id;
        });
        if (same == targets.end()) {
            targets.append(std::move(*target));
            continue;
        }
        same->whole = same->whole || target->whole;
        for (const StoredVersion &version : std::as_const(target->versions)) {
            const auto known = std::any_of(
                same->versions.cbegin(), same->versions.cend(),
                [&](const StoredVersion &listed) { return listed.id == version.id; });
            if (!known)
                same->versions.append(version);
        }
    }
    return targets;
}

/// A plan that grows package by package, of which nothing is kept but what it says.
class Planning
{
public:
    Planning(const RegistryContext &context, bool probe, const GoOn &goOn)
        : m_context(context), m_probe(probe), m_goOn(goOn), m_evidence(context)
    {
        m_plan.head = PlanHead::now(EmbeddedId, context.actor.name(), context.clock.now());
    }

    Result<void> addItems(const QList<RemovalItem> &items);
    Result<void> addQuery(PackageQuery query, qint64 generation);
    Result<RemovalPlan> plan() &&;

private:
    Result<void> add(const Target &target, qint64 of);

    const RegistryContext &m_context;
    const bool m_probe;
    const GoOn &m_goOn;
    RemovalEvidence m_evidence;
    MergedEvidence m_merged;
    RemovalPlan m_plan;
};

Result<void> Planning::add(const Target &target, qint64 of)
{
    if (m_goOn && !m_goOn(m_plan.packages.size(), of))
        return fail(cancelled());
    Result<RemovalEvidence::Found> one = m_evidence.of(target, m_probe);
    if (!one)
        return fail(one.error());
    PlannedPackage package{target.key,         target.whole,           {},
                           one->evidence.risk, one->evidence.headline, std::move(one->basis)};
    std::ranges::transform(target.versions, std::back_inserter(package.versions),
                           &PlannedVersion::of);
    m_plan.packages.append(std::move(package));
    m_merged.add(target.key.name, std::move(one->evidence));
    return {};
}

Result<void> Planning::addItems(const QList<RemovalItem> &items)
{
    const Result<QList<Target>> targets = findAll(m_context, items);
    if (!targets)
        return fail(targets.error());
    for (const Target &target : *targets) {
        if (Result<void> added = add(target, targets->size()); !added)
            return added;
    }
    return {};
}

/// All that a query matches; what came after \a generation is left out.
Result<void> Planning::addQuery(PackageQuery query, qint64 generation)
{
    constexpr int AtOnce = 1000;
    query.limit = AtOnce;
    query.sort = SortKey::Name;
    query.descending = false;
    const auto isMeant = [&](const VersionRow &row) {
        const bool newer = generation > 0 && row.id > generation;
        m_plan.newer += newer;
        return !newer;
    };
    QByteArray cursor;
    do {
        const Result<PackagePage> page = m_context.store.packages(query, cursor);
        if (!page)
            return fail(page.error());
        for (const PackageRow &row : page->rows) {
            Result<Target> target = find(m_context, row.key, isMeant);
            if (!target)
                return fail(target.error());
            target->whole = true;
            if (target->versions.isEmpty())
                continue;
            if (Result<void> added = add(*target, page->total); !added)
                return added;
        }
        cursor = page->next;
    } while (!cursor.isEmpty());
    return {};
}

/// What is worst comes first.
Result<RemovalPlan> Planning::plan() &&
{
    if (m_plan.packages.isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("Nothing was chosen to delete."));
    std::ranges::stable_sort(m_plan.packages, std::greater(), &PlannedPackage::risk);
    m_plan.evidence = std::move(m_merged).all();
    return std::move(m_plan);
}

/// The versions of a package that was to go whole and that nobody had seen.
Result<QStringList> cameSince(const RegistryContext &context, const PlannedPackage &package)
{
    const Result<QList<VersionRow>> rows = context.store.versionRows(package.key);
    if (!rows)
        return fail(rows.error());
    QStringList came;
    for (const VersionRow &row : *rows) {
        const auto known = [&row](const PlannedVersion &version) {
            return version.id == QString::number(row.id);
        };
        if (std::ranges::none_of(package.versions, known))
            came.append(row.version);
    }
    return came;
}

/// Where the evidence says that the setting is made; once it is off, there is nothing to do.
Result<void> stopForwarding(const RegistryContext &context, const Target &target)
{
    const FormatId type = target.format->id();
    const Result<Policy> policy = context.store.policy(target.project, type);
    if (!policy)
        return fail(policy.error());
    if (policy->forwarding == Forwarding::Off)
        return {};
    const Result<Scope> scope = context.store.scope(forwardingScope(*policy, target.key.scopePath));
    if (!scope)
        return fail(scope.error());
    PolicySetting setting;
    setting.scope = scope->id;
    setting.type = type;
    setting.forwarding = Forwarding::Off;
    return context.store.setPolicy(setting, context.actor);
}

/// What was chosen beside the deletion comes first.
Result<void> closeName(const RegistryContext &context, const RemovalPlan &plan,
                       const Target &target)
{
    if (plan.reserve) {
        Reservation reservation;
        reservation.type = target.format->id();
        reservation.canonicalName = target.canonicalName;
        reservation.reason = u"reserved when it was deleted"_s;
        reservation.since = context.clock.now();
        reservation.scopePath = topLevelOf(target.project.path);
        if (Result<void> reserved = context.store.reserve(reservation, context.actor); !reserved)
            return reserved;
    }
    return plan.stopForwarding ? stopForwarding(context, target) : Result<void>();
}

Result<RemovalOutcome> outcomeOf(const RegistryContext &context, const PlannedPackage &package,
                                 const QSet<qint64> &went, const QSet<qint64> &grown)
{
    RemovalOutcome outcome;
    for (const PlannedVersion &version : package.versions) {
        outcome.removed += went.contains(version.id.toLongLong());
        if (grown.contains(version.id.toLongLong()))
            outcome.grown.append(version.version);
    }
    if (outcome.removed == 0 && outcome.grown.isEmpty() && !package.versions.isEmpty())
        return fail(plannedIsGone(package.key, package.versions.first().version));
    if (package.whole) {
        Result<QStringList> came = cameSince(context, package);
        if (!came)
            return fail(came.error());
        outcome.came = std::move(*came);
    }
    return outcome;
}

} // namespace

Result<RemovalPlan> planRemoval(const RegistryContext &context, const RemovalChoice &choice,
                                bool probe, const GoOn &goOn)
{
    Planning planning(context, probe, goOn);
    const Result<void> added = choice.query ? planning.addQuery(*choice.query, choice.generation)
                                            : planning.addItems(choice.items);
    if (!added)
        return fail(added.error());
    return std::move(planning).plan();
}

Result<void> checkRemoval(const RegistryContext &context, const RemovalPlan &plan, const GoOn &goOn)
{
    if (auto may = checkHead(plan.head, context.actor.name(), context.clock.now()); !may)
        return may;
    RemovalEvidence evidence(context);
    qint64 checked = 0;
    for (const PlannedPackage &package : plan.packages) {
        if (goOn && !goOn(checked++, plan.packages.size()))
            return fail(cancelled());
        const Result<Target> target = find(context, package);
        if (!target)
            return fail(target.error());
        for (qsizetype i = 0; i < package.versions.size(); ++i) {
            if (package.versions.at(i).hasLost(target->versions.at(i).files))
                return fail(filesAreGone(package.key, package.versions.at(i).version));
        }
        const Result<RemovalEvidence::Found> now = evidence.of(*target, false);
        if (!now)
            return fail(now.error());
        if (auto same = checkBasis(package, now->basis); !same)
            return same;
        // What a stranger answered then is known in the process that asked alone.
        if (plan.evidence.probed && !now->evidence.probed)
            continue;
        if (auto same = checkRisk(package, now->evidence); !same)
            return same;
    }
    return {};
}

Result<RemovalOutcome> removePlanned(const RegistryContext &context, const RemovalPlan &plan,
                                     const PlannedPackage &package, const GoOn &goOn)
{
    if (auto may = checkHead(plan.head, context.actor.name(), context.clock.now()); !may)
        return fail(may.error());
    const Result<Target> target = find(context, package);
    if (!target)
        return fail(target.error());
    if (const auto closed = closeName(context, plan, *target); !closed)
        return fail(closed.error());
    QSet<qint64> went;
    QSet<qint64> grown;
    const auto gone = inParts(
        package.versions, Text::of("deleted"), goOn,
        [&](const QList<PlannedVersion> &part) -> Result<void> {
            const Result<Store::Removed> removed = context.store.removeVersions(part, context.actor,
                                                                                plan.reserve);
            if (!removed)
                return fail(removed.error());
            went += QSet<qint64>(removed->went.begin(), removed->went.end());
            grown += removed->grown;
            return plan.forGood ? context.store.purge(removed->went, context.actor)
                                : Result<void>();
        });
    if (!gone)
        return fail(gone.error());
    return outcomeOf(context, package, went, grown);
}

Result<QList<RemovalOutcome>> removeTogether(const RegistryContext &context,
                                             const RemovalPlan &plan)
{
    if (auto may = checkHead(plan.head, context.actor.name(), context.clock.now()); !may)
        return fail(may.error());
    QList<PlannedVersion> versions;
    for (const PlannedPackage &package : plan.packages) {
        const Result<Target> target = find(context, package);
        if (!target)
            return fail(target.error());
        if (const auto closed = closeName(context, plan, *target); !closed)
            return fail(closed.error());
        versions.append(package.versions);
    }
    const Result<Store::Removed> removed = context.store.removeVersions(versions, context.actor,
                                                                        plan.reserve);
    if (!removed)
        return fail(removed.error());
    const QSet<qint64> went(removed->went.begin(), removed->went.end());
    QList<RemovalOutcome> outcomes;
    for (const PlannedPackage &package : plan.packages) {
        Result<RemovalOutcome> outcome = outcomeOf(context, package, went, removed->grown);
        outcomes.append(outcome ? std::move(*outcome) : RemovalOutcome());
    }
    return outcomes;
}

} // namespace packhouse
