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

QString withReason(const QString &sentence, const QString &why)
{
    return why.isEmpty() ? sentence + u'.' : sentence + u": "_s + why + u'.';
}

QString waitText(const QByteArray &header)
{
    const auto wait = retryAfter(header, QDateTime::currentDateTimeUtc());
    const qint64 seconds = wait ? wait->count() / 1000 : 0;
    return seconds > 0 ? u"Try again in %1 s."_s.arg(seconds) : u"Try again later."_s;
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
            return {ErrorCode::Unauthorized, u"%1 wants a token."_s.arg(host),
                    u"Give it one in the remote's settings."_s, false};
        return {ErrorCode::Unauthorized, u"The token of %1 is not accepted."_s.arg(host),
                u"It may have expired or been revoked: give the remote a new one."_s, false};
    case 403:
        return {ErrorCode::Forbidden, withReason(u"%1 does not allow this"_s.arg(host), why),
                u"Use a token that has the right, or ask the owner of the project."_s, false};
    case 404:
        return {ErrorCode::NotFound, withReason(u"%1 does not have it"_s.arg(host), why),
                u"It may be gone, or the token may not see it."_s, false};
    case 409:
        return {ErrorCode::Conflict, withReason(u"%1 has it already"_s.arg(host), why),
                u"Refresh, and look at what is there."_s, false};
    case 413:
        return {ErrorCode::TooLarge, withReason(u"%1 says that it is too large"_s.arg(host), why),
                u"Ask the owner of the registry to raise the limit."_s, false};
    case 429:
        return {ErrorCode::Busy, u"%1 limits how often it may be asked."_s.arg(host),
                waitText(wait), true};
    default:
        break;
    }
    const QString answered = u"%1 answered %2"_s.arg(host).arg(status);
    if (status >= 500)
        return {ErrorCode::Network, withReason(answered, why), waitText(wait), true};
    return {ErrorCode::InvalidArgument, withReason(answered, why), {}, false};
}

} // namespace packhouse
