// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/removal.h"

#include "core/clock.h"
#include "formats/formatlist.h"
#include "registry/actions/planstands.h"
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

/// What the disk gets back: where others have the same bytes, nothing.
Result<void> addRoom(const RegistryContext &context, RemovalPlan &plan)
{
    QList<qint64> files;
    for (const PlannedPackage &package : std::as_const(plan.packages)) {
        for (const PlannedVersion &version : package.versions) {
            for (const FileId &file : version.files)
                files.append(file.toLongLong());
        }
    }
    const Result<qint64> frees = context.store.roomOf(files);
    if (!frees)
        return fail(frees.error());
    plan.frees = *frees;
    const qint64 shared = plan.bytes() - *frees;
    plan.evidence.lines.append(
        {Text::of("Room on the disk, once they are gone for good"),
         shared == 0 ? Text::of("%1 come free", Bytes{*frees})
                     : Text::of("%1 come free; %2 stay, since other files have the same bytes",
                                Bytes{*frees}, Bytes{shared}),
         {},
         Tone::Neutral});
    return {};
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
    for (const StoredVersion &version : target.versions)
        package.versions.append(target.planned(version));
    m_plan.packages.append(std::move(package));
    m_merged.add(target.key.name, std::move(one->evidence), target.key.scopePath);
    return {};
}

Result<void> Planning::addItems(const QList<RemovalItem> &items)
{
    const Result<QList<Target>> targets = findTargets(m_context, items);
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
            Result<Target> target = findTarget(m_context, row.key, isMeant);
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
    if (const auto room = addRoom(m_context, m_plan); !room)
        return fail(room.error());
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

/// Those of a part that go whole; the others are taken out of what stays.
Result<void> takeOut(const RegistryContext &context, const RemovalPlan &plan,
                     QList<PlannedVersion> &part, int &takenOut)
{
    for (const PlannedVersion &version : std::as_const(part)) {
        if (!version.onlyFiles)
            continue;
        QList<qint64> files;
        for (const FileId &file : version.files)
            files.append(file.toLongLong());
        const Result<qint64> aside = context.store.takeOut(version.id.toLongLong(), files,
                                                           context.actor);
        if (!aside)
            return fail(aside.error());
        if (*aside != 0)
            takenOut += int(files.size());
        if (plan.forGood && *aside != 0) {
            if (const auto purged = context.store.purge({*aside}, context.actor); !purged)
                return purged;
        }
    }
    part.removeIf([](const PlannedVersion &version) { return version.onlyFiles; });
    return {};
}

RegistryContext inOneGo(RegistryContext context, const RemovalPlan &plan)
{
    context.actor.act = plan.head.id; // all of it is taken back together
    if (plan.forGood)
        context.actor.session.clear(); // what is gone for good cannot be taken back
    return context;
}

bool takesSingleFiles(const PlannedPackage &package)
{
    return std::ranges::any_of(package.versions, &PlannedVersion::onlyFiles);
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

/// What nobody had seen of a version of which only files were to go.
Result<void> addCameFiles(const RegistryContext &context, const PlannedVersion &planned,
                          QList<CameFile> &came)
{
    if (!planned.onlyFiles)
        return {};
    const Result<StoredVersion> now = context.store.storedVersion(planned.id.toLongLong());
    if (!now)
        return now.error().code == ErrorCode::NotFound ? Result<void>() : fail(now.error());
    for (const QString &name : planned.cameSince(now->files))
        came.append({planned.version, name});
    return {};
}

Result<RemovalOutcome> outcomeOf(const RegistryContext &context, const PlannedPackage &package,
                                 const Target &target, const QSet<qint64> &went,
                                 const QSet<qint64> &grown, int takenOut = 0)
{
    RemovalOutcome outcome;
    outcome.takenOut = takenOut;
    for (const PlannedVersion &version : package.versions) {
        outcome.removed += went.contains(version.id.toLongLong());
        if (grown.contains(version.id.toLongLong()))
            outcome.grown.append(version.version);
        if (const auto told = addCameFiles(context, version, outcome.cameFiles); !told)
            return fail(told.error());
    }
    QList<StoredVersion> gone = target.versions;
    gone.removeIf([&went](const StoredVersion &version) { return !went.contains(version.id); });
    for (const auto &[tag, version] : tagsOf(gone))
        outcome.tags.append(tag);
    if (outcome.removed + outcome.takenOut == 0 && outcome.grown.isEmpty()
        && !package.versions.isEmpty())
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
        const Result<Target> target = findTarget(context, package);
        if (!target)
            return fail(target.error());
        for (qsizetype i = 0; i < package.versions.size(); ++i) {
            if (package.versions.at(i).hasLost(target->versions.at(i).files))
                return fail(filesAreGone(package.key, package.versions.at(i).version));
        }
        Result<RemovalEvidence::Found> now = evidence.of(*target, false);
        if (!now)
            return fail(now.error());
        PlannedPackage shown = package;
        if (plan.reserve) { // what it does itself, and has done where it was begun before
            const auto isDone = [of = reservedFact(target->canonicalName)](const PlanFact &fact) {
                return fact.of == of;
            };
            shown.basis.facts.removeIf(isDone);
            now->basis.facts.removeIf(isDone);
        }
        if (auto same = checkBasis(shown, now->basis); !same)
            return same;
        // What a stranger answered then is known in the process that asked alone.
        if (plan.evidence.probed && !now->evidence.probed)
            continue;
        if (auto same = checkRisk(package, now->evidence); !same)
            return same;
    }
    return {};
}

Result<RemovalOutcome> removePlanned(const RegistryContext &caller, const RemovalPlan &plan,
                                     const PlannedPackage &package, const GoOn &goOn)
{
    if (auto may = checkHead(plan.head, caller.actor.name(), caller.clock.now()); !may)
        return fail(may.error());
    const RegistryContext context = inOneGo(caller, plan);
    const Result<Target> target = findTarget(context, package);
    if (!target)
        return fail(target.error());
    if (const auto closed = closeName(context, plan, *target); !closed)
        return fail(closed.error());
    QSet<qint64> went;
    QSet<qint64> grown;
    int takenOut = 0;
    const auto gone = inParts(
        package.versions, Text::of("deleted"), goOn,
        [&](QList<PlannedVersion> part) -> Result<void> {
            if (auto out = takeOut(context, plan, part, takenOut); !out)
                return out;
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
    return outcomeOf(context, package, *target, went, grown, takenOut);
}

Result<QList<RemovalOutcome>> removeTogether(const RegistryContext &caller, const RemovalPlan &plan)
{
    if (auto may = checkHead(plan.head, caller.actor.name(), caller.clock.now()); !may)
        return fail(may.error());
    if (std::ranges::any_of(plan.packages, takesSingleFiles)) {
        return fail(ErrorCode::Unsupported,
                    Text::of("Single files are deleted package by package."));
    }
    const RegistryContext context = inOneGo(caller, plan);
    QList<PlannedVersion> versions;
    QList<Target> targets;
    for (const PlannedPackage &package : plan.packages) {
        Result<Target> target = findTarget(context, package);
        if (!target)
            return fail(target.error());
        if (const auto closed = closeName(context, plan, *target); !closed)
            return fail(closed.error());
        versions.append(package.versions);
        targets.append(std::move(*target));
    }
    const Result<Store::Removed> removed = context.store.removeVersions(versions, context.actor,
                                                                        plan.reserve);
    if (!removed)
        return fail(removed.error());
    const QSet<qint64> went(removed->went.begin(), removed->went.end());
    QList<RemovalOutcome> outcomes;
    for (qsizetype at = 0; at < targets.size(); ++at) {
        Result<RemovalOutcome> outcome = outcomeOf(context, plan.packages.at(at), targets.at(at),
                                                   went, removed->grown);
        outcomes.append(outcome ? std::move(*outcome) : RemovalOutcome());
    }
    return outcomes;
}

} // namespace packhouse
