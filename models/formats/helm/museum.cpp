// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/helm/handlers.h"
#include "formats/helm/index.h"
#include "formats/helm/names.h"
#include "formats/support/refusal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;

namespace packhouse::helm {

namespace {

constexpr qsizetype everything = std::numeric_limits<qsizetype>::max();

Reply noChart()
{
    return Reply::error(404, u"404 Package Not Found"_s, u"chart not found"_s);
}

/// A number of the query; \a absent where it is not there, nothing where it is no number.
std::optional<qsizetype> number(const Call &call, QStringView key, qsizetype absent)
{
    const QString given = call.queryValue(key);
    bool fine = true;
    const qsizetype value = given.isEmpty() ? absent : given.toInt(&fine);
    return fine && value >= 0 ? std::optional(value) : std::nullopt;
}

/// The versions of the path's chart in its channel; empty where there are none.
Result<QByteArray> versionsHere(const Call &call)
{
    return renderVersions(call.store, call.scope.id, call.format->id(), call.param("channel"),
                          call.param("name"));
}

/// All files of the channel that are of that chart's archive.
QList<qint64> filesIn(const QString &channel, const StoredVersion &version)
{
    QList<qint64> files;
    for (const StoredFile &file : version.files) {
        if (splitStored(file.name).first == channel)
            files.append(file.id);
    }
    return files;
}

} // namespace

Reply listCharts(Call &call)
{
    const QString channel = call.param("channel");
    if (const Result<void> good = checkChannel(channel); !good)
        return Reply::error(400, good.error().what);
    const auto skip = number(call, u"offset", 0);
    const auto most = number(call, u"limit", everything);
    if (!skip || !most)
        return Reply::error(400, u"The offset or the limit is no number."_s);
    Result<QByteArray> charts = renderCharts(call.store, call.scope.id, call.format->id(), channel,
                                             *skip, *most);
    return charts ? Reply::text(std::move(*charts), "application/json")
                  : Reply::error(charts.error());
}

Reply chartVersions(Call &call)
{
    Result<QByteArray> versions = versionsHere(call);
    if (!versions)
        return Reply::error(versions.error());
    return versions->isEmpty() ? noChart() : Reply::text(std::move(*versions), "application/json");
}

Reply chartVersion(Call &call)
{
    const Result<QByteArray> versions = versionsHere(call);
    if (!versions)
        return Reply::error(versions.error());
    const QString wanted = call.param("version");
    for (const QJsonValue &each : QJsonDocument::fromJson(*versions).array()) {
        // Sorted, so that the highest comes first.
        if (wanted == "latest"_L1 || each[u"version"].toString() == wanted)
            return Reply::json(each);
    }
    return noChart();
}

Reply deleteChart(Call &call)
{
    const auto found = call.store.version(call.scope, call.format->id(), call.param("name"),
                                          call.param("version"));
    if (!found)
        return found.error().code == ErrorCode::NotFound ? noChart() : Reply::error(found.error());
    for (const StoredVersion &version : *found) {
        const QList<qint64> files = filesIn(call.param("channel"), version);
        if (files.isEmpty())
            continue;
        const bool whole = files.size() == version.files.size();
        const Result<void> done = whole ? call.changes.removeVersion(version.id, call.caller)
                                        : call.changes.removeFiles(version.id, files, call.caller);
        return done ? Reply::json(QJsonObject{{u"deleted"_s, true}})
                    : refusal(done.error(), callerText(done.error()));
    }
    return noChart();
}

} // namespace packhouse::helm
