// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/neighbours.h"
#include "insight/risk.h"
#include "registry/actions/removaltarget.h"

#include <QHash>

#include <optional>

namespace packhouse {

/// Finds out what deletions would open to strangers, package by package; what several of them
/// share is found out once. One question long: what is shared is not looked at again.
class RemovalEvidence
{
public:
    struct Found
    {
        Evidence evidence;
        RiskBasis basis;
    };

    explicit RemovalEvidence(const RegistryContext &context) : m_context(context) {}

    /// \a probe: ask the upstream too, which tells it the name.
    Result<Found> of(const RemovalTarget &target, bool probe);

private:
    Result<RiskInputs> collect(const RemovalTarget &target, bool probe);
    Result<void> collectRemaining(const RemovalTarget &target, const QList<qint64> &deleted,
                                  RiskInputs &inputs);
    Result<void> collectUse(const RemovalTarget &target, const QList<qint64> &ids,
                            RiskInputs &inputs);
    Result<const NeighbourIndex *> namesOf(const FormatId &type);
    QString ownedNamespace(const Scope &project, const FormatId &type, const QString &name) const;
    RiskBasis basisOf(const RiskInputs &inputs);

    const RegistryContext &m_context;
    QHash<FormatId, std::optional<NeighbourIndex>> m_names; ///< of all packages of a type
    QHash<FormatId, QStringList> m_upstreams;
};

} // namespace packhouse
