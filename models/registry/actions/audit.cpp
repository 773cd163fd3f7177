// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/audit.h"

#include "formats/formatlist.h"
#include "formats/publicregistry.h"
#include "insight/risk.h"
#include "registry/store/reservationtable.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int NamesPerPage = 500;

/// Policies and scopes are asked for once, however many names share them.
class Auditor
{
public:
    /// \a reservations: all of them, where many names are asked about; nullptr: each is asked for.
    Auditor(const RegistryContext &context, bool probe, const ReservationTable *reservations)
        : m_context(context), m_probe(probe), m_reservations(reservations)
    {}

    Result<AuditedName> name(const Format &format, const QString &name,
                             const QString &canonicalName, const Scope &scope)
    {
        const FormatId type = format.id();
        Result<Policy> policy = policyOf(scope, type);
        if (!policy)
            return fail(policy.error());
        const std::optional<Reservation> reservation =
            m_reservations
                ? m_reservations->find(scope, m_context.actor, type, canonicalName)
                : m_context.store.reservation(scope, m_context.actor, type, canonicalName);
        ProbeResult upstream;
        if (askableRegistry(format)) {
            upstream = m_probe ? m_context.probe.ask(type, canonicalName)
                               : m_context.probe.known(type, canonicalName);
        }
        ExposureRow row;
        row.scopePath = scope.path;
        row.type = type;
        row.name = name;
        row.exposure = assessExposure(format, canonicalName, *policy, reservation, upstream);
        row.forwarding = policy->forwarding;
        row.forwardingFrom = policy->forwardingFrom;
        row.reserved = reservation && !reservation->allowForwarding;
        if (reservation)
            row.sharedWith = reservation->sharedWith;
        if (m_kept.contains({type, canonicalName})) {
            const Result<QList<Scope>> holders = m_context.store.holdersOf(type, canonicalName);
            if (!holders)
                return fail(holders.error());
            row.keptFromEarlier = true;
            for (const Scope &holder : *holders)
                row.holders << holder.path;
        }
        return AuditedName{std::move(row), upstream.state};
    }

    void noteKept(const QList<Reservation> &reservations)
    {
        for (const Reservation &one : reservations) {
            if (one.by == ReservedBy::Earlier)
                m_kept.insert({one.type, one.canonicalName});
        }
    }

    Result<Scope> scopeOf(ScopeId id)
    {
        const auto known = m_scopes.constFind(id);
        if (known != m_scopes.constEnd())
            return *known;
        Result<Scope> scope = m_context.store.scope(id);
        if (scope)
            m_scopes.insert(id, *scope);
        return scope;
    }

private:
    Result<Policy> policyOf(const Scope &scope, const FormatId &type)
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

    const RegistryContext &m_context;
    bool m_probe;
    const ReservationTable *m_reservations;
    QHash<std::pair<ScopeId, FormatId>, Policy> m_policies;
    QHash<ScopeId, Scope> m_scopes;
    QSet<std::pair<FormatId, QString>> m_kept; ///< of 0.1
};

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, Text::of("The audit was cancelled."));
}

} // namespace

Result<QList<AuditedName>> auditNames(const RegistryContext &context, bool probe,
                                      const std::function<bool(const QString &)> &goOn)
{
    const Result<QList<Reservation>> reservations = context.store.reservations();
    if (!reservations)
        return fail(reservations.error());
    const ReservationTable table(*reservations);
    // Asking upstreams takes long, and reservations change meanwhile.
    Auditor auditor(context, probe, probe ? nullptr : &table);
    QList<AuditedName> rows;
    auditor.noteKept(*reservations);
    // By the owner of a reservation; the instance's is about every name.
    QSet<std::pair<FormatId, std::pair<QString, QString>>> seen;
    for (const auto &format : context.formats) {
        QString after;
        while (true) {
            const auto page = context.store.heldNames(Scope{}, format->id(), after, NamesPerPage);
            if (!page)
                return fail(page.error());
            for (const PackageReader::Name &name : *page) {
                after = name.canonicalName;
                if (goOn && !goOn(name.name))
                    return stopped();
                const Result<Scope> project = auditor.scopeOf(name.project);
                if (!project)
                    return fail(project.error());
                Result<AuditedName> row = auditor.name(*format, name.name, name.canonicalName,
                                                       *project);
                if (!row)
                    return fail(row.error());
                seen.insert({format->id(), {name.canonicalName, QString()}});
                seen.insert({format->id(), {name.canonicalName, topLevelOf(project->path)}});
                rows.append(std::move(*row));
            }
            if (page->size() < NamesPerPage)
                break;
        }
    }

    for (const Reservation &reservation : *reservations) {
        const Format *format = context.formats.find(reservation.type);
        // A namespace is no name that an upstream could be asked about.
        if (!format || reservation.canonicalName.endsWith(u'*')
            || seen.contains(
                {reservation.type, {reservation.canonicalName, reservation.scopePath}}))
            continue;
        if (goOn && !goOn(reservation.canonicalName))
            return stopped();
        const Result<Scope> scope = auditor.scopeOf(reservation.scope);
        if (!scope)
            return fail(scope.error());
        Result<AuditedName> row = auditor.name(*format, reservation.canonicalName,
                                               reservation.canonicalName, *scope);
        if (!row)
            return fail(row.error());
        rows.append(std::move(*row));
    }
    return rows;
}

Result<QList<ExposureRow>> auditExposure(const RegistryContext &context, bool probe,
                                         const std::function<bool(const QString &)> &goOn)
{
    return auditNames(context, probe, goOn).map([](const QList<AuditedName> &names) {
        QList<ExposureRow> rows;
        for (const AuditedName &name : names)
            rows << name.row;
        return rows;
    });
}

void fillExposure(const RegistryContext &context, QList<PackageRow> &rows)
{
    Auditor auditor(context, false, nullptr);
    QHash<QString, Scope> scopes;
    for (PackageRow &row : rows) {
        const Format *format = context.formats.find(row.key.type);
        if (!scopes.contains(row.key.scopePath)) {
            if (const Result<Scope> scope = context.store.scope(row.key.scopePath))
                scopes.insert(row.key.scopePath, *scope);
        }
        const auto scope = scopes.constFind(row.key.scopePath);
        if (!format || scope == scopes.constEnd())
            continue;
        if (Result<AuditedName> found = auditor.name(*format, row.key.name,
                                                     format->canonicalName(row.key.name), *scope)) {
            row.exposure = std::move(found->row.exposure);
        }
    }
}

} // namespace packhouse
