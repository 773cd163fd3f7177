// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/removal.h"

#include "formats/formatlist.h"
#include "formats/publicregistry.h"
#include "insight/neighbours.h"
#include "insight/risk.h"
#include "registry/actions/fileremoval.h"
#include "registry/actions/nameownership.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostCandidates = 200'000;
constexpr qsizetype MostNeighbours = 5;

/// The versions of one package that a plan deletes.
struct Target
{
    const Format *format = nullptr;
    Scope project;
    QString canonicalName;
    PackageKey key;
    bool whole = false; ///< all that there were when it was asked for
    QList<StoredVersion> versions;
    QHash<qint64, QList<FileId>> some; ///< of versions that stay: the files that go

    bool stays(const StoredVersion &version) const { return some.contains(version.id); }
    QList<StoredVersion> wholeVersions() const
    {
        QList<StoredVersion> found = versions;
        found.removeIf([this](const StoredVersion &version) { return stays(version); });
        return found;
    }
    PlannedVersion planned(const StoredVersion &version) const
    {
        return stays(version) ? PlannedVersion::someOf(version, some.value(version.id))
                              : PlannedVersion::of(version);
    }
};

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

/// Only some of a version's files, unless they are all of them.
Result<void> choose(Target &target, const StoredVersion &version, const QList<FileId> &files)
{
    QSet<FileId> known;
    for (const StoredFile &file : version.files)
        known.insert(QString::number(file.id));
    const QSet<FileId> wanted(files.begin(), files.end());
    if (!known.contains(wanted))
        return fail(filesAreGone(target.key, version.coordinates.version));
    if (wanted.size() < known.size())
        target.some.insert(version.id, wanted.values());
    return {};
}

Result<Target> find(const RegistryContext &context, const RemovalItem &item)
{
    Result<Target> found = find(context, item.key);
    if (!found)
        return found;
    Target &target = *found;
    target.whole = item.version.isEmpty();
    const Result<QList<VersionRow>> rows = context.store.versionRows(item.key);
    if (!rows)
        return fail(rows.error());
    for (const VersionRow &row : *rows) {
        if (!item.version.isEmpty() && row.version != item.version)
            continue;
        Result<StoredVersion> version = context.store.storedVersion(row.id);
        if (!version)
            return fail(version.error());
        if (!item.files.isEmpty()) {
            if (const auto chosen = choose(target, *version, item.files); !chosen)
                return fail(chosen.error());
        }
        target.versions.append(std::move(*version));
    }
    if (target.versions.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Text::of("There is no %1 package %2 in %3.", target.format->label(),
                             subject(item), item.key.scopePath),
                    Text::of("List what is there, and check the scope."));
    }
    return found;
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
        if (planned.onlyFiles)
            target->some.insert(version->id, planned.files);
        target->versions.append(std::move(*version));
    }
    return target;
}

/// Who asks for all of a version gets all of it.
void addChoice(Target &to, const Target &more, const StoredVersion &version, bool known)
{
    if (!more.stays(version)) {
        to.some.remove(version.id);
    } else if (!known || to.stays(version)) {
        QList<FileId> &files = to.some[version.id];
        const QList<FileId> added = more.some.value(version.id);
        std::ranges::copy_if(added, std::back_inserter(files),
                             [&files](const FileId &file) { return !files.contains(file); });
        if (files.size() == version.files.size())
            to.some.remove(version.id);
    }
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
            addChoice(*same, *target, version, known);
        }
    }
    return targets;
}

/// The widest namespace that is reserved and holds the name, whatever the name's own row says.
QString ownedNamespace(const RegistryContext &context, const Scope &project, const FormatId &type,
                       const QString &name)
{
    for (qsizetype i = 0; i + 1 < name.size(); ++i) {
        if (!u"/.:-"_s.contains(name[i]))
            continue;
        const QString pattern = name.left(i + 1) + u'*';
        const auto found = context.store.reservation(project, context.actor, type, pattern);
        if (found && found->canonicalName == pattern)
            return pattern;
    }
    return {};
}

/// What still answers for the name afterwards: nothing where its project's address has none of it
/// any more, or where the group's, which had, serves none. Another project that does not own the
/// name answers for nobody.
Result<QStringList> remaining(const RegistryContext &context, const Target &target,
                              const QList<qint64> &deleted)
{
    const FormatId type = target.format->id();
    const Result<Scope> group = context.store.scope(topLevelOf(target.project.path));
    const auto here = context.store.everywhere(target.project, type, target.canonicalName);
    const auto above = group ? context.store.versions(*group, type, target.canonicalName)
                             : Result<QList<StoredVersion>>(fail(group.error()));
    if (!here || !above)
        return fail(here ? above.error() : here.error());
    const auto stays = [&](const StoredVersion &version) { return !deleted.contains(version.id); };
    if (!above->isEmpty() && std::none_of(above->begin(), above->end(), stays))
        return QStringList();
    QStringList left;
    for (const StoredVersion &version : *here) {
        if (stays(version))
            left << version.coordinates.version;
    }
    return left;
}

Result<RiskInputs> collect(const RegistryContext &context, const Target &target, bool probe)
{
    const FormatId type = target.format->id();
    RiskInputs inputs;
    inputs.format = target.format;
    inputs.name = target.key.name;
    inputs.canonicalName = target.canonicalName;
    inputs.scopePath = target.key.scopePath;
    inputs.deleted = target.wholeVersions();
    inputs.now = context.clock.now();

    QList<qint64> ids;
    for (const StoredVersion &version : std::as_const(inputs.deleted))
        ids.append(version.id);
    const Result<QStringList> left = remaining(context, target, ids);
    if (!left)
        return fail(left.error());
    inputs.remaining = *left;

    Result<Policy> policy = context.store.policy(target.project, type);
    if (!policy)
        return fail(policy.error());
    inputs.policy = std::move(*policy);
    inputs.reservation = reservationAbove(context.store, target.project, context.actor, type,
                                          target.canonicalName);
    inputs.upstream = probe && askableRegistry(*target.format)
                          ? context.probe.ask(type, target.canonicalName)
                          : context.probe.known(type, target.canonicalName);
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
        inputs.ownedNamespace = ownedNamespace(context, target.project, type, target.canonicalName);
    inputs.owned = !inputs.ownedNamespace.isEmpty();
    if (const PublicRegistry *registry = target.format->publicRegistry();
        registry && !registry->asksNobody()) {
        const Result<QStringList> candidates = context.store.namesOfLength(
            type, target.canonicalName.size() - NeighbourLengths,
            target.canonicalName.size() + NeighbourLengths, MostCandidates);
        if (!candidates)
            return fail(candidates.error());
        inputs.neighbours = typingNeighbours(target.canonicalName, *candidates, MostNeighbours);
    }
    return inputs;
}

Result<Evidence> assess(const RegistryContext &context, const Target &target, bool probe)
{
    Evidence files;
    if (!target.some.isEmpty()) {
        files = assessFiles(target.versions, target.some);
        if (target.some.size() == target.versions.size())
            return files;
    }
    const Result<RiskInputs> inputs = collect(context, target, probe);
    if (!inputs)
        return fail(inputs.error());
    Evidence all = assessRemoval(*inputs);
    all.risk = std::max(all.risk, files.risk);
    all.lines += files.lines;
    return all;
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

/// Those of a part that go whole; the others are taken out of what stays.
Result<void> takeOut(const RegistryContext &context, const RemovalPlan &plan,
                     QList<PlannedVersion> &part, RemovalOutcome &outcome)
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
            outcome.takenOut += int(files.size());
        if (plan.forGood && *aside != 0) {
            if (const auto purged = context.store.purge({*aside}, context.actor); !purged)
                return purged;
        }
    }
    part.removeIf([](const PlannedVersion &version) { return version.onlyFiles; });
    return {};
}

} // namespace

Result<RemovalPlan> planRemoval(const RegistryContext &context, const QList<RemovalItem> &items,
                                bool probe)
{
    const Result<QList<Target>> targets = findAll(context, items);
    if (!targets)
        return fail(targets.error());
    if (targets->isEmpty())
        return fail(ErrorCode::InvalidArgument, Text::of("Nothing was chosen to delete."));

    RemovalPlan plan;
    plan.head = PlanHead::now(EmbeddedId, context.actor.name(), context.clock.now());
    QList<NamedEvidence> each;
    for (const Target &target : *targets) {
        Result<Evidence> one = assess(context, target, probe);
        if (!one)
            return fail(one.error());
        PlannedPackage package{target.key, target.whole, {}, one->risk};
        for (const StoredVersion &version : target.versions)
            package.versions.append(target.planned(version));
        plan.packages.append(std::move(package));
        each.append({target.key.name, std::move(*one)});
    }
    plan.evidence = mergedEvidence(std::move(each));
    if (const auto room = addRoom(context, plan); !room)
        return fail(room.error());
    return plan;
}

Result<void> checkRemoval(const RegistryContext &context, const RemovalPlan &plan)
{
    if (auto may = checkHead(plan.head, context.actor.name(), context.clock.now()); !may)
        return may;
    for (const PlannedPackage &package : plan.packages) {
        const Result<Target> target = find(context, package);
        if (!target)
            return fail(target.error());
        for (qsizetype i = 0; i < package.versions.size(); ++i) {
            if (package.versions.at(i).hasLost(target->versions.at(i).files))
                return fail(filesAreGone(package.key, package.versions.at(i).version));
        }
        const Result<Evidence> now = assess(context, *target, false);
        if (!now)
            return fail(now.error());
        if (auto same = checkRisk(package, *now); !same)
            return same;
    }
    return {};
}

Result<RemovalOutcome> removePlanned(const RegistryContext &caller, const RemovalPlan &plan,
                                     const PlannedPackage &package, const GoOn &goOn)
{
    if (auto may = checkHead(plan.head, caller.actor.name(), caller.clock.now()); !may)
        return fail(may.error());
    RegistryContext context = caller;
    context.actor.act = plan.head.id; // all of it is taken back together
    if (plan.forGood)
        context.actor.session.clear(); // what is gone for good cannot be taken back
    const Result<Target> target = find(context, package);
    if (!target)
        return fail(target.error());
    if (plan.reserve) {
        Reservation reservation;
        reservation.type = target->format->id();
        reservation.canonicalName = target->canonicalName;
        reservation.reason = u"reserved when it was deleted"_s;
        reservation.since = context.clock.now();
        reservation.scopePath = topLevelOf(target->project.path);
        if (const auto reserved = context.store.reserve(reservation, context.actor); !reserved)
            return fail(reserved.error());
    }
    if (plan.stopForwarding) {
        if (const auto stopped = stopForwarding(context, *target); !stopped)
            return fail(stopped.error());
    }
    RemovalOutcome outcome;
    const auto gone = inParts(
        package.versions, Text::of("deleted"), goOn,
        [&](QList<PlannedVersion> part) -> Result<void> {
            if (auto out = takeOut(context, plan, part, outcome); !out)
                return out;
            const Result<Store::Removed> removed = context.store.removeVersions(part, context.actor,
                                                                                plan.reserve);
            if (!removed)
                return fail(removed.error());
            outcome.removed += int(removed->went.size());
            for (const PlannedVersion &version : part) {
                if (removed->grown.contains(version.id.toLongLong()))
                    outcome.grown.append(version.version);
            }
            return plan.forGood ? context.store.purge(removed->went, context.actor)
                                : Result<void>();
        });
    if (!gone)
        return fail(gone.error());
    if (outcome.removed + outcome.takenOut == 0 && outcome.grown.isEmpty()
        && !package.versions.isEmpty())
        return fail(plannedIsGone(package.key, package.versions.first().version));
    if (package.whole) {
        Result<QStringList> came = cameSince(context, package);
        if (!came)
            return fail(came.error());
        for (const QString &version : std::as_const(*came))
            outcome.came.append(version);
    }
    return outcome;
}

} // namespace packhouse
