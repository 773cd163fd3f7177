// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/plan.h"
#include "core/policy.h"
#include "formats/format.h"
#include "formats/upstream.h"

namespace packhouse {

/// All that the risk of a deletion is judged by, found out before. Nothing here asks anybody.
struct RiskInputs
{
    const Format *format = nullptr;
    QString name;
    QString canonicalName;
    QString scopePath;
    QList<StoredVersion> deleted; ///< with files
    LatestMove latest; ///< by this deletion
    QStringList remaining; ///< versions left at this scope and everywhere clients may look
    Policy policy;
    /// There is an upstream that requests could go to; else none does, whatever the policy says.
    bool hasUpstream = true;
    /// False: a registry that does not tell its policy or who uses what. It is taken to forward and
    /// to be used, and the lines say "not known".
    bool registryTells = true;
    std::optional<Reservation> reservation;
    bool owned =
        false; ///< in a namespace that its owner declared, so that strangers cannot register it
    QString ownedNamespace; ///< "@acme/*" when owned
    ProbeResult upstream;
    qint64 pulls7Days = 0;
    qint64 pulls90Days = 0;
    QDateTime lastPull;
    QString lastPullBy;
    QStringList dependents;
    bool dependentsRead = true; ///< false: there may be more, that were not looked at yet
    QStringList neighbours; ///< names one typing error away
    QDateTime now;
};

/// The decision: level, evidence lines, what is offered and what is the default.
Evidence assessRemoval(const RiskInputs &inputs);

/// What one package of several makes of a deletion.
struct NamedEvidence
{
    QString name;
    Evidence evidence;
    QString place = {}; ///< its project, told where others of that name are among them
};

/// One question about several packages, however many: the worst speaks for all, what is worst comes
/// first, and every line says which package it is about.
class MergedEvidence
{
public:
    void add(const QString &name, Evidence evidence, const QString &place = {});
    /// After at least one.
    Evidence all() &&;

private:
    qsizetype m_packages = 0;
    Evidence m_all;
    QList<NamedEvidence> m_worst; ///< the worst first
};
Evidence mergedEvidence(QList<NamedEvidence> each);

/// Which scope's setting lets requests of a type out of a project.
QString forwardingScope(const Policy &policy, const QString &projectPath);

/// How exposed a name is while it exists.
Exposure assessExposure(const Format &format, const QString &canonicalName, const Policy &policy,
                        const std::optional<Reservation> &reservation, const ProbeResult &upstream);

/// "2 h ago", "yesterday", "9 days ago"; for evidence lines and tables.
Text relativeTime(const QDateTime &then, const QDateTime &now);

} // namespace packhouse
