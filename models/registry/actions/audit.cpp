// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/audit.h"

#include "formats/formatlist.h"
#include "formats/publicregistry.h"
#include "insight/exposurefindings.h"
#include "insight/risk.h"
#include "registry/actions/nameownership.h"
#include "registry/store/nameowner.h"
#include "registry/store/reservationtable.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QStringList pathsOf(const QList<Scope> &scopes)
{
    QStringList paths;
    for (const Scope &scope : scopes)
        paths << scope.path;
    return paths;
}

const NameHolder *holderOf(const QList<NameHolder> &holders, const Scope &project)
{
    const auto found = std::find_if(holders.begin(), holders.end(), [&](const NameHolder &one) {
        return one.project.id == project.id;
    });
    return found == holders.end() ? nullptr : &*found;
}

bool isForAll(const QList<NameHolder> &holders)
{
    return std::any_of(holders.begin(), holders.end(),
                       [](const NameHolder &one) { return one.givenForAll; });
}

std::optional<Reservation> reservationAt(const RegistryContext &context, const NameFacts &name,
                                         const Scope &scope)
{
    QList<Reservation> acting = name.reservations;
    acting.removeIf([&](const Reservation &row) { return !acts(row, scope, context.actor); });
    return decisive(acting, name.canonicalName);
}

/// What becomes of requests: without an upstream they go nowhere, whatever the policy says.
Policy inForce(const RegistryContext &context, Policy policy, const FormatId &type)
{
    if (!context.probe.leadsElsewhere(type))
        policy.forwarding = Forwarding::Off;
    return policy;
}

ScopeId firstServed(const NameFacts &name)
{
    const auto first = std::find_if(name.packages.begin(), name.packages.end(),
                                    [](const HeldPackage &one) { return one.served; });
    return first == name.packages.end() ? InstanceScope : first->project.id;
}

/// Whether of the projects of a top-level group that have the name this one's row asks whose it is:
/// that of the first owner that has it, else the first of all.
bool asksFor(const NameFacts &name, const HeldPackage &held, const QStringList &owners)
{
    const QString top = topLevelOf(held.project.path);
    const HeldPackage *asks = nullptr;
    qsizetype best = owners.size() + 1;
    for (const HeldPackage &one : name.packages) {
        const qsizetype place = owners.indexOf(one.project.path);
        const qsizetype rank = place < 0 ? owners.size() : place;
        if (one.served && topLevelOf(one.project.path) == top && rank < best) {
            asks = &one;
            best = rank;
        }
    }
    return asks && asks->project.id == held.project.id;
}

/// Only those that the upstream could have, too.
QList<StoredVersion> comparedVersions(const RegistryContext &context, const Scope &project,
                                      const Format &format, const QString &canonicalName,
                                      const ProbeResult &upstream)
{
    if (upstream.package.versions.isEmpty())
        return {};
    return context.store.everywhere(project, format.id(), canonicalName)
        .value_or(QList<StoredVersion>());
}

} // namespace

NamespaceOwners namespaceOwners(const RegistryContext &context)
{
    NamespaceOwners owners;
    const Result<QList<ScopeRow>> scopes = context.store.scopes(context.actor);
    for (const ScopeRow &row : scopes.value_or(QList<ScopeRow>())) {
        if (row.scope.level != Level::Group || row.scope.parent != InstanceScope)
            continue;
        for (const auto &format : context.formats) {
            if (const QString own = format->ownNamespace(row.scope.path); !own.isEmpty())
                owners.insert({format->id(), own}, row.scope.path);
        }
    }
    return owners;
}

Result<QHash<FormatId, NearNames>> nearNames(const RegistryContext &context)
{
    constexpr int Longest = 1024; ///< characters
    QHash<FormatId, NearNames> all;
    for (const auto &format : context.formats) {
        const Result<QStringList> names = context.store.namesOfLength(format->id(), 1, Longest,
                                                                      int(NearNames::Most));
        if (!names)
            return fail(names.error());
        NearNames &known = all[format->id()];
        for (const QString &name : *names)
            known.add(name);
    }
    const Result<QList<Reservation>> reservations = context.store.reservations();
    if (!reservations)
        return fail(reservations.error());
    for (const Reservation &one : *reservations) {
        if (!one.canonicalName.endsWith(u'*'))
            all[one.type].add(one.canonicalName);
    }
    return all;
}

NameAuditor::NameAuditor(const RegistryContext &context, const NamespaceOwners &namespaces,
                         const AuditSnapshot &before, const QSet<QString> &lifted, bool probe)
    : m_context(context)
    , m_namespaces(namespaces)
    , m_before(before)
    , m_lifted(lifted)
    , m_probe(probe)
{}

Result<Policy> NameAuditor::policyOf(const Scope &scope, const FormatId &type)
{
    const std::pair key(scope.id, type);
    const auto known = m_policies.constFind(key);
    if (known != m_policies.constEnd())
        return *known;
    Result<Policy> policy = m_context.store.policy(scope, type);
    if (policy)
        m_policies.insert(key, *policy);
    return policy;
}

Result<QList<ExposureRow>> NameAuditor::rows(const Format &format, const NameFacts &name)
{
    if (name.canonicalName.endsWith(u'*'))
        return openNamespace(format, name);
    QList<ExposureRow> rows;
    QSet<QString> seen; // by the owner of a reservation; the instance's is about every name
    const auto add = [&](const Scope &scope, const HeldPackage *held) -> Result<void> {
        Result<ExposureRow> one = row(format, name, scope, held);
        if (!one)
            return fail(one.error());
        rows << std::move(*one);
        seen << QString() << topLevelOf(scope.path) << scope.path;
        return {};
    };
    for (const HeldPackage &held : name.packages) {
        if (!held.served)
            continue;
        if (const Result<void> done = add(held.project, &held); !done)
            return fail(done.error());
    }
    for (const Reservation &reservation : name.reservations) {
        if (reservation.canonicalName != name.canonicalName || seen.contains(reservation.scopePath))
            continue;
        const Result<Scope> scope = m_context.store.scope(reservation.scope);
        if (!scope)
            return fail(scope.error());
        if (const Result<void> done = add(*scope, nullptr); !done)
            return fail(done.error());
    }
    return rows;
}

Result<ExposureRow> NameAuditor::row(const Format &format, const NameFacts &name,
                                     const Scope &scope, const HeldPackage *held)
{
    const FormatId type = format.id();
    const Result<Policy> policy = policyOf(scope, type);
    if (!policy)
        return fail(policy.error());
    AuditInputs inputs;
    inputs.format = &format;
    inputs.policy = inForce(m_context, *policy, type);
    const Scope group = m_context.store.scope(topLevelOf(scope.path)).value_or(scope);
    inputs.reservation = reservationAt(m_context, name, group);
    if (askableRegistry(format))
        // Only those are asked that somebody said yes to.
        inputs.upstream = m_probe && !m_context.probe.upstream(type).isEmpty()
                              ? m_context.probe.ask(type, name.canonicalName)
                              : m_context.probe.known(type, name.canonicalName);

    ExposureRow row;
    row.scopePath = scope.path;
    row.type = type;
    row.name = held ? held->name : name.canonicalName;
    row.canonicalName = name.canonicalName;
    row.exposure = assessExposure(format, name.canonicalName, inputs.policy, inputs.reservation,
                                  inputs.upstream);
    row.forwarding = policy->forwarding;
    row.forwardingFrom = policy->forwardingFrom;
    row.reserved = inputs.reservation && !inputs.reservation->allowForwarding;
    if (inputs.reservation) {
        row.reservedFor = inputs.reservation->scopePath.isNull() ? u""_s
                                                                 : inputs.reservation->scopePath;
        row.reservedAs = inputs.reservation->canonicalName;
        row.reservationReason = inputs.reservation->reason;
        row.sharedWith = inputs.reservation->sharedWith;
    }
    row.keptFromEarlier = std::any_of(
        name.reservations.begin(), name.reservations.end(), [&](const Reservation &one) {
            return one.by == ReservedBy::Earlier && one.canonicalName == name.canonicalName;
        });
    if (row.keptFromEarlier)
        row.holders = name.knownIn;
    row.tombstones = name.tombstones.value(topLevelOf(scope.path))
                     + (scope.path.isEmpty() ? 0 : name.tombstones.value(QString()));
    const auto before = m_before.names.constFind(row.key());
    if (before != m_before.names.constEnd())
        inputs.upstreamBefore = before->upstream;
    if (held) {
        addOwners(format, name, *held, inputs, row);
        addSquatted(format, name, *held, inputs);
        inputs.versions = comparedVersions(m_context, held->project, format, name.canonicalName,
                                           inputs.upstream);
    }
    if (const auto added = addLookAlikes(format, name, scope, inputs); !added)
        return fail(added.error());
    judgeExposure(inputs, row);
    row.changes = changesSince(m_before, row);
    return row;
}

void NameAuditor::addOwners(const Format &, const NameFacts &name, const HeldPackage &held,
                            AuditInputs &inputs, ExposureRow &row) const
{
    row.published = true;
    row.origins = held.origins;
    row.latest = held.latest;
    row.firstPublished = held.firstPublished;
    row.lastDownloaded = held.lastDownloaded;
    row.downloads = held.downloads;
    const QString top = topLevelOf(held.project.path);
    row.belongsTo = pathsOf(name.owners.value(top));
    for (const HeldPackage &other : name.packages) {
        if (other.project.id == held.project.id)
            continue;
        row.alsoIn << other.project.path;
        if (topLevelOf(other.project.path) == top)
            inputs.othersInGroup << other.project.path;
    }
    for (const Scope &owner : name.owners.value(top)) {
        const NameHolder *holder = holderOf(name.holders, owner);
        row.assigned |= holder && holder->given > 0;
    }
    inputs.severalByHand = isForAll(name.holders);
    inputs.asksForGroup = asksFor(name, held, row.belongsTo);
    inputs.asksForName = firstServed(name) == held.project.id;
    inputs.ownerHasIt = std::any_of(
        name.packages.begin(), name.packages.end(),
        [&](const HeldPackage &one) { return row.belongsTo.contains(one.project.path); });
    if (!name.ownersAtInstance.isEmpty())
        inputs.ownerAtInstance = name.ownersAtInstance.first().path;
    inputs.givenAtInstance = inputs.severalByHand;
}

void NameAuditor::addSquatted(const Format &format, const NameFacts &name, const HeldPackage &held,
                              AuditInputs &inputs) const
{
    for (const QString &pattern : namespacesOf(name.canonicalName)) {
        const QString owner = m_namespaces.value({format.id(), pattern});
        if (owner.isEmpty() || owner == topLevelOf(held.project.path))
            continue;
        inputs.namespaceOwner = owner;
        inputs.namespaceName = pattern;
        break;
    }
    const NameHolder *own = holderOf(name.holders, held.project);
    if (own && own->given > 0)
        return; // somebody said whose it is
    for (auto above = name.above.crbegin(); above != name.above.crend(); ++above) {
        const auto first = std::find_if(
            above->holders.begin(), above->holders.end(),
            [](const NameHolder &one) { return one.published > 0 || one.given > 0; });
        if (first == above->holders.end() || holderOf(above->holders, held.project))
            continue;
        inputs.nameAbove = above->canonicalName;
        inputs.nameAboveOwner = first->project.path;
        inputs.isBeforeAbove = own && own->published > 0 && first->published > own->published;
        break;
    }
}

/// Of a name those that a project has which has not this one: whoever has both knows of it.
Result<void> NameAuditor::addLookAlikes(const Format &format, const NameFacts &name,
                                        const Scope &scope, AuditInputs &inputs) const
{
    constexpr qsizetype MostLookAlikes = 5;
    const PublicRegistry *registry = format.publicRegistry();
    const auto known = m_names ? m_names->constFind(format.id())
                               : QHash<FormatId, NearNames>::const_iterator();
    if (!m_names || known == m_names->constEnd() || !registry || registry->asksNobody())
        return {};
    const QStringList near = known->nearTo(name.canonicalName, MostLookAlikes);
    if (near.isEmpty())
        return {};
    const Result<QList<NameFacts>> facts = m_context.store.nameFacts(format.id(), near);
    if (!facts)
        return fail(facts.error());
    for (const NameFacts &other : *facts) {
        for (const HeldPackage &held : other.packages) {
            const bool isOwn = scope.holds(held.project.path) && scope.level != Level::Instance;
            const bool hasBoth = std::ranges::any_of(
                name.packages,
                [&held](const HeldPackage &one) { return one.project.id == held.project.id; });
            if (held.served && !isOwn && !hasBoth)
                inputs.lookAlikes.append(u"%1 (%2)"_s.arg(held.name, held.project.path));
        }
    }
    return {};
}

QList<ExposureRow> NameAuditor::openNamespace(const Format &format, const NameFacts &name) const
{
    const QString group = m_namespaces.value({format.id(), name.canonicalName});
    const bool reserved = std::any_of(
        name.reservations.begin(), name.reservations.end(), [&](const Reservation &one) {
            return one.canonicalName == name.canonicalName
                   && (one.scopePath == group || one.scope == InstanceScope);
        });
    // What somebody gave up is not proposed again.
    const QString subject = group + u' ' + format.id() + u' ' + name.canonicalName;
    if (group.isEmpty() || reserved || m_lifted.contains(subject))
        return {};
    ExposureRow row;
    row.scopePath = group;
    row.type = format.id();
    row.name = name.canonicalName;
    row.canonicalName = name.canonicalName;
    const Text why = Text::of("Clients take these names for those of %1, which was there before "
                              "groups reserved them: a new one could be asked for elsewhere.",
                              group);
    row.exposure = {Text::of("not reserved"), Tone::Neutral, why};
    row.findings = {{ExposureReason::OpenNamespace, Tone::Neutral, true, why}};
    return {row};
}

void fillExposure(const RegistryContext &context, QList<PackageRow> &rows)
{
    for (PackageRow &row : rows) {
        const Format *format = context.formats.find(row.key.type);
        const Result<Scope> scope = context.store.scope(row.key.scopePath);
        if (!format || !scope)
            continue;
        const Result<Policy> policy = context.store.policy(*scope, row.key.type);
        if (!policy)
            continue;
        const QString name = format->canonicalName(row.key.name);
        row.exposure = assessExposure(
            *format, name, inForce(context, *policy, row.key.type),
            reservationAbove(context.store, *scope, context.actor, row.key.type, name),
            askableRegistry(*format) ? context.probe.known(row.key.type, name) : ProbeResult());
    }
}

} // namespace packhouse
