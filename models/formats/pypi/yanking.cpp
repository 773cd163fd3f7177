// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/pypi/handlers.h"
#include "formats/pypi/names.h"
#include "formats/pypi/storedspelling.h"
#include "formats/support/refusal.h"

#include <QJsonObject>
#include <QUrlQuery>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestReason = 1'000;

/// From a form of either kind, or the query.
QString reasonOf(const Call &call)
{
    QByteArray form = call.body.bytes;
    QString reason = QString::fromUtf8(call.body.value("reason"));
    if (reason.isEmpty())
        reason = QUrlQuery(QString::fromUtf8(form.replace('+', "%20")))
                     .queryItemValue(u"reason"_s, QUrl::FullyDecoded);
    return (reason.isEmpty() ? call.queryValue(u"reason") : reason).trimmed();
}

/// What clients of the type have of it is what Package > Change versions… writes.
Reply mark(Call &call, bool yanked)
{
    const QString canonical = canonicalName(call.param("name"));
    const QString version = storedSpelling(call.store, call.scope, call.format->id(), canonical,
                                           call.param("version"));
    const QString reason = yanked ? reasonOf(call) : QString();
    if (reason.size() > LongestReason)
        return badRequest(u"The reason has more than %1 characters."_s.arg(LongestReason));
    const auto found = call.store.version(call.scope, call.format->id(), canonical, version);
    if (!found && found.error().code != ErrorCode::NotFound)
        return Reply::error(found.error());
    if (!found || found->isEmpty())
        return Reply::error(
            404, u"404 Not Found - There is no %1 %2 here."_s.arg(call.param("name").left(255),
                                                                  call.param("version").left(255)));
    for (const StoredVersion &stored : *found) {
        VersionChange change;
        change.status = yanked ? Status::Deprecated : Status::Default;
        change.statusMessage = reason;
        if (const Result<void> done = call.changes.change(stored.id, change, call.caller); !done)
            return Reply::error(done.error());
    }
    return Reply::json(
        QJsonObject{{u"message"_s, yanked ? u"200 OK - Yanked."_s : u"200 OK - Offered again."_s}});
}

} // namespace

Reply yank(Call &call)
{
    return mark(call, true);
}

Reply unyank(Call &call)
{
    return mark(call, false);
}

Result<std::unique_ptr<BodySink>> yankBody(const BodyContext &context)
{
    return context.contentType.toLower().startsWith("multipart/form-data") ? formBody(context)
                                                                           : smallBody(context);
}

} // namespace packhouse::pypi
