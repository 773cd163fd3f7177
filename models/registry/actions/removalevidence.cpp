// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/removalevidence.h"

#include "core/clock.h"
#include "formats/formatlist.h"
#include "formats/publicregistry.h"
#include "formats/publishing.h"
#include "registry/actions/fileremoval.h"
#include "registry/actions/latestmoves.h"
#include "registry/actions/nameownership.h"
#include "registry/actions/planstands.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostNames = 200'000;
constexpr qsizetype LongestName = 1024;
constexpr qsizetype MostNeighbours = 5;

} // namespace

/// The widest namespace that is reserved and holds the name, whatever the name's own row says.
QString RemovalEvidence::ownedNamespace(const Scope &project, const FormatId &type,
                                        const QString &name) const
{
    for (qsizetype i = 0; i + 1 < name.size(); ++i) {
        if (!u"/.:-"_s.contains(name[i]))
            continue;
        const QString pattern = name.left(i + 1) + u'*';
        const auto found = m_context.store.reservation(project, m_context.actor, type, pattern);
        if (found && found->canonicalName == pattern)
            return pattern;
    }
    return {};
}

/// What still answers for the name afterwards: nothing where its project's address has none of it
/// any more, or where the group's, which had, serves none. Another project that does not own the
/// name answers for nobody.
Result<void> RemovalEvidence::collectRemaining(const RemovalTarget &target,
                                               const QList<qint64> &deleted, RiskInputs &inputs)
{
    const FormatId type = target.format->id();
    const Result<Scope> group = m_context.store.scope(topLevelOf(target.project.path));
    const auto here = m_context.store.everywhere(target.project, type, target.canonicalName);
    const auto above = group ? m_context.store.versions(*group, type, target.canonicalName)
                             : Result<QList<StoredVersion>>(fail(group.error()));
    if (!here || !above)
        return fail(here ? above.error() : here.error());
    const auto stays = [&](const StoredVersion &version) { return !deleted.contains(version.id); };
    QStringList left;
    QList<LatestCandidate> before;
    QList<LatestCandidate> after;
    for (const StoredVersion &version : *here) {
        before.append(candidateOf(version));
        if (!stays(version))
            continue;
        after.append(candidateOf(version));
        left.append(version.coordinates.version);
    }
    inputs.latest = {latestOf(*target.format, before), latestOf(*target.format, after)};
    if (above->isEmpty() || std::any_of(above->begin(), above->end(), stays))
        inputs.remaining = left;
    return {};
}

Result<const NeighbourIndex *> RemovalEvidence::namesOf(const FormatId &type)
{
    std::optional<NeighbourIndex> &names = m_names[type];
    if (!names) {
        Result<QStringList> all = m_context.store.namesOfLength(type, 1, LongestName, MostNames);
        if (!all)
            return fail(all.error());
        names.emplace(std::move(*all));
    }
    return &*names;
}

/// The name, and those by which others ask for what is in the versions that go.
static QStringList namesAskedFor(const RemovalTarget &target)
{
    constexpr qsizetype Most = 200;
    QStringList names{target.canonicalName};
    const Publishing *publishing = target.format->publishing();
    for (const StoredVersion &version : target.versions) {
        if (!publishing || names.size() > Most)
            break;
        for (const QString &name : publishing->answersFor(version)) {
            if (!names.contains(name))
                names.append(name);
        }
    }
    return names;
}

/// Who uses what goes, and who could be mistaken for it.
Result<void> RemovalEvidence::collectUse(const RemovalTarget &target, const QList<qint64> &ids,
                                         RiskInputs &inputs)
{
    const FormatId type = target.format->id();
    const Result<Store::Pulls> pulls = m_context.store.pulls(ids);
    if (!pulls)
        return fail(pulls.error());
    inputs.pulls7Days = pulls->last7Days;
    inputs.pulls90Days = pulls->last90Days;
    inputs.lastPull = pulls->last;
    inputs.lastPullBy = pulls->lastBy;
    const Result<bool> read = m_context.store.hasReadDependencies();
    if (!read)
        return fail(read.error());
    inputs.dependentsRead = *read;
    for (const QString &name : namesAskedFor(target)) {
        const Result<QStringList> dependents = m_context.store.dependents(type, name);
        if (!dependents)
            return fail(dependents.error());
        for (const QString &one : *dependents) {
            // By another of its own names it stands on itself.
            const bool isOwn = name != target.canonicalName && one == target.key.name;
            if (!isOwn && !inputs.dependents.contains(one))
                inputs.dependents.append(one);
        }
    }
    if (const PublicRegistry *registry = target.format->publicRegistry();
        registry && !registry->asksNobody()) {
        const Result<const NeighbourIndex *> names = namesOf(type);
        if (!names)
            return fail(names.error());
        inputs.neighbours = (*names)->of(target.canonicalName, MostNeighbours);
    }
    return {};
}

Result<RiskInputs> RemovalEvidence::collect(const RemovalTarget &target, bool probe)
{
    const FormatId type = target.format->id();
    RiskInputs inputs;
    inputs.format = target.format;
    inputs.name = target.key.name;
    inputs.canonicalName = target.canonicalName;
    inputs.scopePath = target.key.scopePath;
    inputs.deleted = target.wholeVersions();
    inputs.now = m_context.clock.now();

    QList<qint64> ids;
    for (const StoredVersion &version : std::as_const(inputs.deleted))
        ids.append(version.id);
    if (const Result<void> left = collectRemaining(target, ids, inputs); !left)
        return fail(left.error());

    Result<Policy> policy = m_context.store.policy(target.project, type);
    if (!policy)
        return fail(policy.error());
    inputs.policy = std::move(*policy);
    inputs.hasUpstream = m_context.probe.leadsElsewhere(type);
    inputs.reservation = reservationAbove(m_context.store, target.project, m_context.actor, type,
                                          target.canonicalName);
    inputs.upstream = probe && askableRegistry(*target.format)
                          ? m_context.probe.ask(type, target.canonicalName)
                          : m_context.probe.known(type, target.canonicalName);
    if (inputs.reservation && inputs.reservation->canonicalName.endsWith(u'*'))
        inputs.ownedNamespace = inputs.reservation->canonicalName;
    else
        inputs.ownedNamespace = ownedNamespace(target.project, type, target.canonicalName);
    inputs.owned = !inputs.ownedNamespace.isEmpty();
    if (const Result<void> used = collectUse(target, ids, inputs); !used)
        return fail(used.error());
    return inputs;
}

RiskBasis RemovalEvidence::basisOf(const RiskInputs &inputs)
{
    RiskBasis basis;
    basis.dependents = inputs.dependents;
    basis.use = inputs.pulls7Days > 0    ? Use::ThisWeek
                : inputs.pulls90Days > 0 ? Use::ThisQuarter
                                         : Use::NotLately;
    basis.latest = inputs.latest;
    if (!inputs.format->forwarding())
        return basis;
    const FormatId type = inputs.format->id();
    if (!m_upstreams.contains(type)) {
        QStringList &addresses = m_upstreams[type];
        for (const NetHome &home : m_context.probe.homes(type))
            addresses.append(QString::fromUtf8(home.address()));
    }
    const bool keeps = inputs.reservation && !inputs.reservation->allowForwarding;
    basis.forwards = inputs.policy.forwarding != Forwarding::Off;
    basis.reservedAs = keeps ? inputs.reservation->canonicalName : QString();
    basis.upstreams = m_upstreams.value(type);
    return basis;
}

Result<RemovalEvidence::Found> RemovalEvidence::of(const RemovalTarget &target, bool probe)
{
    Evidence files;
    if (!target.some.isEmpty()) {
        files = assessFiles(target.versions, target.some);
        if (target.some.size() == target.versions.size())
            return Found{files, {}}; // the name stays, whatever becomes of policies
    }
    const Result<RiskInputs> inputs = collect(target, probe);
    if (!inputs)
        return fail(inputs.error());
    Found found{assessRemoval(*inputs), basisOf(*inputs)};
    Result<PlanFacts> facts = factsOf(m_context, *target.format, target.project,
                                      target.canonicalName);
    if (!facts)
        return fail(facts.error());
    found.basis.facts = std::move(*facts) + tagFacts(target.key.name, inputs->deleted);
    found.evidence.risk = std::max(found.evidence.risk, files.risk);
    found.evidence.lines += files.lines;
    return found;
}

} // namespace packhouse
