// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "registry/actions/auditsnapshot.h"
#include "registry/control/json.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

Result<QJsonObject> audit(const ControlContext &context, Arguments arguments)
{
    qint64 done = 0;
    const Result<QList<AuditedName>> rows = auditNames(
        context.registry, arguments["probe"_L1].toBool(), [&](const QString &name) {
            return !context.progress || context.progress(name, ++done, 0);
        });
    if (!rows)
        return fail(rows.error());
    QJsonArray names;
    qint64 findings = 0;
    for (const auto &[row, upstream] : *rows) {
        const Tone tone = row.exposure.tone;
        if (tone == Tone::Bad || tone == Tone::Warning)
            ++findings;
        names.append(toJson(row));
    }
    const QString directory = context.registry.store.directory();
    const AuditSnapshot before = lastAudit(directory);
    QJsonArray changes;
    for (const AuditChange &change : auditChanges(before, *rows))
        changes.append(QJsonObject{{u"type"_s, change.type},
                                   {u"name"_s, change.name},
                                   {u"what"_s, english(change.what)},
                                   {u"alarming"_s, change.alarming}});
    if (const auto kept = keepAudit(directory, {context.registry.clock.now(), *rows}, before);
        !kept)
        return fail(kept.error());
    return QJsonObject{{u"names"_s, names},
                       {u"findings"_s, findings},
                       {u"since"_s, dateJson(before.at)},
                       {u"changes"_s, changes}};
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
