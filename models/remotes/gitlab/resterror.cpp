// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/resterror.h"

#include "net/origin.h"
#include "net/retry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostSaid = 300; // characters of what the other side says

/// The reason in an error body, made fit for one line of ours.
QString reason(const QByteArray &body, const NetCredential &credential)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    QString said;
    for (const QString &key : {u"error_description"_s, u"message"_s, u"error"_s}) {
        const QJsonValue value = object.value(key);
        if (value.isObject() || value.isArray()) {
            const QJsonDocument nested = value.isObject() ? QJsonDocument(value.toObject())
                                                          : QJsonDocument(value.toArray());
            said = QString::fromUtf8(nested.toJson(QJsonDocument::Compact));
        } else {
            said = value.toString();
        }
        if (!said.isEmpty())
            break;
    }
    said = credential.hiddenIn(said).simplified();
    if (said.size() > MostSaid)
        said = said.left(MostSaid) + u'…';
    while (said.endsWith(u'.'))
        said.chop(1);
    return said;
}

Text withReason(const Text &sentence, const QString &why)
{
    return why.isEmpty() ? Text::of("%1.", sentence) : Text::of("%1: %2.", sentence, Foreign{why});
}

Text waitText(const QByteArray &header)
{
    const auto wait = retryAfter(header, QDateTime::currentDateTimeUtc());
    const qint64 seconds = wait ? wait->count() / 1000 : 0;
    return seconds > 0 ? Text::of("Try again in %1 s.", seconds) : Text::of("Try again later.");
}

} // namespace

Error statusError(const NetAnswer &answer, const NetCredential &credential)
{
    const int status = answer.status;
    const QString host = hostText(answer.url);
    const QString why = reason(answer.body, credential);
    const QByteArray wait = answer.header("retry-after");
    switch (status) {
    case 401:
        if (credential.isEmpty())
            return {ErrorCode::Unauthorized, Text::of("%1 wants a token.", host),
                    Text::of("Give it one in the remote's settings."), false};
        return {ErrorCode::Unauthorized, Text::of("The token of %1 is not accepted.", host),
                Text::of("It may have expired or been revoked: give the remote a new one."), false};
    case 403:
        return {ErrorCode::Forbidden, withReason(Text::of("%1 does not allow this", host), why),
                Text::of("Use a token that has the right, or ask the owner of the project."),
                false};
    case 404:
        return {ErrorCode::NotFound, withReason(Text::of("%1 does not have it", host), why),
                Text::of("It may be gone, or the token may not see it."), false};
    case 409:
        return {ErrorCode::Conflict, withReason(Text::of("%1 has it already", host), why),
                Text::of("Refresh, and look at what is there."), false};
    case 413:
        return {ErrorCode::TooLarge,
                withReason(Text::of("%1 says that it is too large", host), why),
                Text::of("Ask the owner of the registry to raise the limit."), false};
    case 429:
        return {ErrorCode::Busy, Text::of("%1 limits how often it may be asked.", host),
                waitText(wait), true};
    default:
        break;
    }
    const Text answered = Text::of("%1 answered %2", host, status);
    if (status >= 500)
        return {ErrorCode::Network, withReason(answered, why), waitText(wait), true};
    return {ErrorCode::InvalidArgument, withReason(answered, why), {}, false};
}

} // namespace packhouse
