// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/actions/audit.h"

namespace packhouse {

/// What an audit found, kept for the next one to be compared with.
struct AuditSnapshot
{
    QDateTime at; ///< invalid: there was none
    QList<AuditedName> names;
};

struct AuditChange
{
    FormatId type;
    QString name;
    Text what; ///< one sentence without its subject: "is now exposed; it was reserved."
    bool alarming = false; ///< somebody took the name upstream, or it became exposed
};

/// The newest snapshot of a data directory.
AuditSnapshot lastAudit(const QString &directory);
/// Keeps this one and some of those before. What it was not asked about the upstream now, it takes
/// from \a before. Errors: ReadOnly.
Result<void> keepAudit(const QString &directory, AuditSnapshot now, const AuditSnapshot &before);
/// Alarming ones first. Nothing when there was no audit before.
QList<AuditChange> auditChanges(const AuditSnapshot &before, const QList<AuditedName> &now);

} // namespace packhouse
