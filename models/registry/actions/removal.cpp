// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/removal.h"

#include "formats/formatlist.h"
#include "insight/neighbours.h"
#include "insight/risk.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype PartSize = 500; ///< versions
constexpr int MostCandidates = 200'000;
constexpr qsizetype MostNeighbours = 5;

/// The versions of one package that a plan deletes.
struct Target
{
    const Format *format = nullptr;
    Scope project;
    QString canonicalName;
    PackageKey key;
    QList<StoredVersion> versions;
};

QString subject(const RemovalItem &item)
{
    return item.version.isEmpty() ? item.key.name : item.key.name + u' ' + item.version;
}

Result<Target> find(const RegistryContext &context, const RemovalItem &item)
{
    Target target;
    target.key = item.key;
    target.format = context.formats.find(item.key.type);
    if (!target.format) {
        return fail(ErrorCode::Unsupported,
                    Text::of("There is no package type \"%1\" here.", item.key.type));
    }
    Result<Scope> project = context.store.scope(item.key.scopePath);
    if (!project)
        return fail(project.error());
    target.project = std::move(*project);
    target.canonicalName = target.format->canonicalName(item.key.name);
    const Result<QList<VersionRow>> rows = context.store.versionRows(item.key);
    if (!rows)
        return fail(rows.error());
    for (const VersionRow &row : *rows) {
        if (!item.version.isEmpty() && row.version != item.version)
            continue;
        Result<StoredVersion> version = context.store.storedVersion(row.id);
        if (!version)
            return fail(version.error());
        target.versions.append(std::move(*version));
    }
    if (target.versions.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Text::of("There is no %1 package %2 in %3.", target.format->label(),
                             subject(item), item.key.scopePath),
                    Text::of("List what is there, and check the scope."));
    }
    return target;
}

/// Items of one package make one question: deleting two of its two versions is deleting all of it.
Result<QList<Target>> findAll(const RegistryContext &context, const RemovalPlan &plan)
{
    QList<Target> targets;
    for (const RemovalItem &item : plan.items) {
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

/// The widest namespace that is reserved and holds the name, whatever the name's own row says.
QString ownedNamespace(const RegistryContext &context, const FormatId &type, const QString &name)
{
    for (qsizetype i = 0; i + 1 < name.size(); ++i) {
        if (!u"/.:-"_s.contains(name[i]))
            continue;
        const QString pattern = name.left(i + 1) + u'*';
        const auto found = context.store.reservation(type, pattern);
        if (found && found->canonicalName == pattern)
            return pattern;
    }
    return {};
}

Result<RiskInputs> collect(const RegistryContext &context, const Target &target, bool probe)
{
    const FormatId type = target.format->id();
    RiskInputs inputs;
    inputs.format = target.format;
    inputs.name = target.key.name;
    inputs.canonicalName = target.canonicalName;
    inputs.scopePath = target.key.scopePath;
    inputs.deleted = target.versions;
    inputs.now = context.clock.now();

    QList<qint64> ids;
    for (const StoredVersion &version : target.versions)
        ids.append(version.id);
    const auto everywhere = context.store.versions(Scope{}, type, target.canonicalName);
    if (!everywhere)
        return fail(everywhere.error());
    for (const StoredVersion &version : *everywhere) {
        if (!ids.contains(version.id))
            inputs.remaining.append(version.coordinates.version);
    }

    Result<Policy> policy = context.store.policy(target.project, type);
    if (!policy)
        return fail(policy.error());
    inputs.policy = std::move(*policy);
    inputs.reservation = context.store.reservation(type, target.canonicalName);
    if (target.format->publicRegistry()) {
        inputs.upstream = probe ? context.probe.ask(type, target.canonicalName)
                                : context.probe.known(type, target.canonicalName);
    }
    const Result<Store::Pulls> pulls = context.store.pulls(ids);
    if (!pulls)
        return fail(pulls.error());
    inputs.pulls7Days = pulls->last7Days;
    inputs.pulls90Days = pulls->last90Days;
    inputs.lastPull = pulls->last;
    inputs.lastPullBy = pulls->lastBy;
    Result<QStringList> dependents = context.store.dependents(type, target.canonicalName);
    if (!dependents)
        return fail(dependents.error());
    inputs.dependents = std::move(*dependents);
    if (inputs.reservation && inputs.reservation->canonicalName.endsWith(u'*'))
        inputs.ownedNamespace = inputs.reservation->canonicalName;
    else
        inputs.ownedNamespace = ownedNamespace(context, type, target.canonicalName);
    inputs.owned = !inputs.ownedNamespace.isEmpty();
    if (target.format->publicRegistry()) {
        const Result<QStringList> candidates = context.store.namesOfLength(
            type, target.canonicalName.size() - NeighbourLengths,
            target.canonicalName.size() + NeighbourLengths, MostCandidates);
        if (!candidates)
            return fail(candidates.error());
        inputs.neighbours = typingNeighbours(target.canonicalName, *candidates, MostNeighbours);
    }
    return inputs;
}

/// The exact list of what goes is the caller's to trust, so it is made here from the rows
/// themselves.
void countTarget(Evidence &evidence, const Target &target)
{
    evidence.versionIds.clear();
    evidence.bytes = 0;
    evidence.files = 0;
    for (const StoredVersion &version : target.versions) {
        evidence.versionIds.append(version.id);
        evidence.files += static_cast<int>(version.files.size());
        for (const StoredFile &file : version.files)
            evidence.bytes += file.size;
    }
}

Result<Evidence> assess(const RegistryContext &context, const Target &target, bool probe)
{
    const Result<RiskInputs> inputs = collect(context, target, probe);
    if (!inputs)
        return fail(inputs.error());
    Evidence evidence = assessRemoval(*inputs);
    countTarget(evidence, target);
    return evidence;
}

Result<void> stopForwarding(const RegistryContext &context, const Target &target)
{
    const Result<Evidence> evidence = assess(context, target, false);
    if (!evidence)
        return fail(evidence.error());
    Result<Scope> scope = context.store.scope(evidence->forwardingScope);
    if (!scope)
        return fail(scope.error());
    PolicySetting setting;
    setting.scope = scope->id;
    setting.type = target.format->id();
    setting.forwarding = Forwarding::Off;
    return context.store.setPolicy(setting, context.actor);
}

} // namespace

Result<Evidence> removalEvidence(const RegistryContext &context, const RemovalPlan &plan,
                                 bool probe)
{
    const Result<QList<Target>> targets = findAll(context, plan);
    if (!targets)
        return fail(targets.error());
    if (targets->isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("Nothing was chosen to delete."));

    QList<NamedEvidence> each;
    for (const Target &target : *targets) {
        Result<Evidence> one = assess(context, target, probe);
        if (!one)
            return one;
        each.append({target.key.name, std::move(*one)});
    }
    Evidence all = mergedEvidence(std::move(each));
    if (plan.forGood)
        all.nameMustBeTyped = true;
    return all;
}

Result<void> inParts(const VersionIds &ids, const Text &what, const GoOn &goOn,
                     const std::function<Result<void>(const VersionIds &)> &work)
{
    for (qsizetype at = 0; at < ids.size(); at += PartSize) {
        if (goOn && !goOn(at, ids.size()))
            return fail(ErrorCode::Cancelled,
                        Text::of("It was stopped: %1 of %2 versions are %3.", at, ids.size(), what),
                        Text::of("Run it again to go on."));
        if (Result<void> done = work(ids.mid(at, PartSize)); !done)
            return done;
    }
    return {};
}

Result<int> removeItem(const RegistryContext &context, const RemovalPlan &plan,
                       const RemovalItem &item, const GoOn &goOn)
{
    const Result<Target> target = find(context, item);
    if (!target)
        return fail(target.error());
    if (plan.reserve) {
        Reservation reservation;
        reservation.type = target->format->id();
        reservation.canonicalName = target->canonicalName;
        reservation.reason = u"reserved when it was deleted"_s;
        reservation.since = context.clock.now();
        if (const auto reserved = context.store.reserve(reservation, context.actor); !reserved)
            return fail(reserved.error());
    }
    if (plan.stopForwarding) {
        if (const auto stopped = stopForwarding(context, *target); !stopped)
            return fail(stopped.error());
    }
    QList<qint64> ids;
    for (const StoredVersion &version : target->versions)
        ids.append(version.id);
    const auto gone = inParts(ids, Text::of("deleted"), goOn, [&](const VersionIds &part) {
        Result<void> removed = context.store.removeVersions(part, context.actor);
        return removed && plan.forGood ? context.store.purge(part, context.actor) : removed;
    });
    if (!gone)
        return fail(gone.error());
    return static_cast<int>(ids.size());
}

} // namespace packhouse
