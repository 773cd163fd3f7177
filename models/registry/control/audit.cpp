// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "insight/auditreport.h"
#include "registry/actions/auditledger.h"
#include "registry/control/json.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

Result<QJsonObject> audit(const ControlContext &context, Arguments arguments)
{
    const QString format = arguments["format"_L1].toString();
    const RegistryContext &registry = context.registry;
    const bool probe = arguments["probe"_L1].toBool();
    const Result<ExposureAnswer> found = withLedger(registry, [&](AuditLedger &ledger) {
        return ledger.audit(registry, probe, context.progress);
    });
    if (!found)
        return fail(found.error());
    const AuditReport report = auditReport(*found, registry.clock.now());
    if (format.isEmpty())
        return auditJson(report, registry.formats);
    QJsonObject answer{{u"findings"_s, report.counts.bad + report.counts.warnings},
                       {u"decisions"_s, report.counts.decisions}};
    if (format == u"csv")
        answer["text"_L1] = auditCsv(report, registry.formats);
    else if (format == u"sarif")
        answer["sarif"_L1] = auditSarif(report, registry.formats);
    else
        return fail(ErrorCode::InvalidArgument,
                    Text::of("There is no report of the kind \"%1\".", format),
                    Text::of("Choose csv or sarif."));
    return answer;
}

Result<QJsonObject> activity(const ControlContext &context, Arguments arguments)
{
    const int limit = std::clamp(arguments["limit"_L1].toInt(50), 1, 10'000);
    const Result<QList<ActivityRow>> rows = context.registry.store.activity(
        arguments["before"_L1].toInteger(), limit);
    if (!rows)
        return fail(rows.error());
    QJsonArray entries;
    for (const ActivityRow &row : *rows)
        entries.append(toJson(row));
    return QJsonObject{{u"activity"_s, entries}};
}

} // namespace packhouse::control
