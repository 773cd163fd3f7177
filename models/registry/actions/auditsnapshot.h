// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposurerow.h"
#include "core/result.h"

#include <QHash>

namespace packhouse {

/// What an audit found of a name, as much as the next one is compared with.
struct KeptFinding
{
    Text exposure;
    bool reserved = false;
    UpstreamState upstream = UpstreamState::NotAsked;
};

/// What an audit found, kept for the next one to be compared with.
struct AuditSnapshot
{
    QDateTime at; ///< invalid: there was none
    QHash<ExposureKey, KeptFinding> names;
};

/// The newest snapshot of a data directory.
AuditSnapshot lastAudit(const QString &directory);
/// Keeps this one and some of those before. Errors: ReadOnly.
Result<void> keepAudit(const QString &directory, const AuditSnapshot &now);

/// The row as it is kept. What was not asked about the upstream now is taken from \a before.
KeptFinding keptOf(const ExposureRow &row, const AuditSnapshot &before);
/// What became of the row's name; nothing when there was no audit before.
QList<ExposureChange> changesSince(const AuditSnapshot &before, const ExposureRow &now);
/// What is to be said of a name that is in no row any more.
ExposureChange lostName(const ExposureKey &name);

} // namespace packhouse
