// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "insight/neighbours.h"
#include "registry/actions/auditsnapshot.h"
#include "registry/actions/context.h"
#include "registry/store/namefacts.h"

#include <QSet>

namespace packhouse {

class Format;
struct AuditInputs;

/// Namespaces of the top-level groups, as their types have them: "@acme/*" to "acme".
using NamespaceOwners = QHash<ExposureName, QString>;
NamespaceOwners namespaceOwners(const RegistryContext &context);

/// All names of each type that are published or reserved, as far as there is room.
Result<QHash<FormatId, NearNames>> nearNames(const RegistryContext &context);

/// Makes the rows of names: policies are asked for once, however many names share them.
class NameAuditor
{
public:
    /// All of it outlives this. \a probe: ask the upstreams, which tells them the names. \a lifted:
    /// as Store::liftedNamespaces().
    NameAuditor(const RegistryContext &context, const NamespaceOwners &namespaces,
                const AuditSnapshot &before, const QSet<QString> &lifted, bool probe);
    /// All names of each type, to find those one typing error away; outlives this.
    void setNames(const QHash<FormatId, NearNames> *names) { m_names = names; }

    /// A row for each project that has it, else for each owner of a reservation of it; of a
    /// namespace one where its group has not reserved it.
    Result<QList<ExposureRow>> rows(const Format &format, const NameFacts &name);

private:
    Result<ExposureRow> row(const Format &format, const NameFacts &name, const Scope &scope,
                            const HeldPackage *held);
    void addOwners(const Format &format, const NameFacts &name, const HeldPackage &held,
                   AuditInputs &inputs, ExposureRow &row) const;
    void addSquatted(const Format &format, const NameFacts &name, const HeldPackage &held,
                     AuditInputs &inputs) const;
    Result<void> addLookAlikes(const Format &format, const NameFacts &name, const Scope &scope,
                               AuditInputs &inputs) const;
    QList<ExposureRow> openNamespace(const Format &format, const NameFacts &name) const;
    Result<Policy> policyOf(const Scope &scope, const FormatId &type);

    const RegistryContext &m_context;
    const NamespaceOwners &m_namespaces;
    const AuditSnapshot &m_before;
    const QSet<QString> &m_lifted;
    const bool m_probe;
    const QHash<FormatId, NearNames> *m_names = nullptr;
    QHash<std::pair<ScopeId, FormatId>, Policy> m_policies;
};

/// Fills in the exposure of a page of the table, without asking anybody.
void fillExposure(const RegistryContext &context, QList<PackageRow> &rows);

} // namespace packhouse
