// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposurerow.h"

#include <QJsonObject>

namespace packhouse {

class FormatList;

/// All that one audit found, for whoever keeps it or hands it on. In English: it is read by
/// programs.
struct AuditReport
{
    QList<ExposureRow> rows; ///< in the order of isMoreUrgent()
    ExposureCounts counts;
    QDateTime at;
    QDateTime comparedWith; ///< invalid: there was no audit before
    QList<ExposureChange> lost;

    /// Of the names that are here and of those that are not any more; alarming ones first.
    QList<ExposureChange> changes() const;
};

AuditReport auditReport(const ExposureAnswer &whole, const QDateTime &at);

/// A lasting word for a kind of finding: "squats", "kept-from-0.1" …
QString wordOf(ExposureReason reason);
QJsonObject auditJson(const AuditReport &report, const FormatList &formats);
/// RFC 4180 with a header, without a byte order mark; no cell is a formula to a spreadsheet.
QString auditCsv(const AuditReport &report, const FormatList &formats);
/// SARIF 2.1.0: a result for each finding, at the name's package URL.
QJsonObject auditSarif(const AuditReport &report, const FormatList &formats);

} // namespace packhouse
