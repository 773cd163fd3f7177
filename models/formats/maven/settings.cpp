// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/maven/handlers.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

const QString KeptRecord = u"snapshot_builds_kept"_s;
constexpr int MostKept = 100'000;

} // namespace

int snapshotBuildsKept(const PackageReader &store, Scope scope)
{
    while (true) {
        const auto records = store.records(scope.id, u"maven"_s);
        if (records && records->contains(KeptRecord))
            return records->value(KeptRecord).toInt();
        if (scope.level == Level::Instance)
            return 0;
        const Result<Scope> above = store.scope(scope.parent);
        if (!above)
            return 0;
        scope = *above;
    }
}

Reply showSettings(Call &call)
{
    return Reply::json(QJsonObject{{KeptRecord, snapshotBuildsKept(call.store, call.scope)}});
}

Reply changeSettings(Call &call)
{
    const QJsonValue value = QJsonDocument::fromJson(call.body.bytes).object().value(KeptRecord);
    const int kept = value.toInt(-1);
    if (!value.isNull() && (kept < 0 || kept > MostKept))
        return Reply::error(400, u"snapshot_builds_kept is invalid"_s);
    const QByteArray text = value.isNull() ? QByteArray() : QByteArray::number(kept);
    const Result<void> done = call.changes.setRecord(call.scope.id, call.format->id(), KeptRecord,
                                                     text, call.caller);
    return done ? showSettings(call) : Reply::error(done.error());
}

} // namespace packhouse::maven
