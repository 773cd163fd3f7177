// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/http/resterror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostSaid = 300; // characters of what the other side says

/// The reason in an error body, made fit for one line of ours.
QString reason(const QByteArray &body, const QByteArray &secret)
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
    if (!secret.isEmpty())
        said.replace(QString::fromUtf8(secret), u"…"_s);
    said = said.simplified();
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

/// protocol: Retry-After in seconds or as a date; anything else is no help.
QString waitText(const QByteArray &retryAfter)
{
    bool isNumber = false;
    const qint64 seconds = retryAfter.toLongLong(&isNumber);
    if (isNumber && seconds > 0)
        return u"Try again in %1 s."_s.arg(seconds);
    return u"Try again later."_s;
}

} // namespace

Error statusError(int status, const QByteArray &body, const QByteArray &retryAfter,
                  const QString &host, const QByteArray &secret)
{
    const QString why = reason(body, secret);
    switch (status) {
    case 401:
        if (secret.isEmpty())
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
                waitText(retryAfter), true};
    default:
        break;
    }
    const QString answered = u"%1 answered %2"_s.arg(host).arg(status);
    if (status >= 500)
        return {ErrorCode::Network, withReason(answered, why), waitText(retryAfter), true};
    return {ErrorCode::InvalidArgument, withReason(answered, why), {}, false};
}

Error transportError(const QNetworkReply &reply, const QList<QSslError> &certificate,
                     const QString &host)
{
    if (!certificate.isEmpty()) {
        return {ErrorCode::Certificate,
                u"The certificate of %1 is not accepted: %2"_s.arg(
                    host, certificate.constFirst().errorString()),
                u"Check the address. If the registry has a certificate authority of its own, add "
                u"that to the ones this computer trusts."_s,
                false};
    }
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorCode::Certificate,
                u"No secure connection to %1: %2."_s.arg(host, reply.errorString()),
                u"Check that the address begins with the right scheme and port."_s, false};
    case QNetworkReply::HostNotFoundError:
        return {ErrorCode::Network, u"%1 cannot be found."_s.arg(host),
                u"Check the address and the network."_s, true};
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorCode::Network, u"Nobody answers at %1."_s.arg(host),
                u"Check the address, and whether the registry runs."_s, true};
    case QNetworkReply::NoError:
    case QNetworkReply::RemoteHostClosedError:
        return {ErrorCode::Network, u"%1 broke off in the middle."_s.arg(host), u"Try again."_s,
                true};
    default:
        break;
    }
    return {ErrorCode::Network, u"%1 cannot be reached: %2."_s.arg(host, reply.errorString()),
            u"Check the network and try again."_s, true};
}

} // namespace packhouse
