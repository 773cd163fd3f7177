// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/reply.h"

#include "core/diskerror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcReply, "packhouse.reply")

namespace {

QByteArray oneLine(QByteArray text)
{
    text.removeIf([](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return text;
}

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QString usualText(int status)
{
    switch (status) {
    case 400:
        return u"Bad request"_s;
    case 401:
        return u"Unauthorized"_s;
    case 403:
        return u"Forbidden"_s;
    case 404:
        return u"Not Found"_s;
    case 409:
        return u"Conflict"_s;
    case 502:
        return u"Bad Gateway"_s;
    case 503:
        return u"Service Unavailable"_s;
    case 504:
        return u"Gateway Timeout"_s;
    case 507:
        return u"Insufficient Storage"_s;
    default:
        return u"Internal Server Error"_s;
    }
}

// A status line is ASCII on one line, and clients cut long ones at odd places.
QByteArray reasonPhrase(int status, QStringView message)
{
    const QString number = QString::number(status) + u' ';
    if (message.startsWith(number))
        message = message.sliced(number.size());
    constexpr QStringView badRequest = u"Bad request - ";
    if (message.startsWith(badRequest))
        message = message.sliced(badRequest.size());
    constexpr qsizetype longest = 200;
    QByteArray phrase;
    for (const QChar c : message.first(std::min(message.size(), longest))) {
        if (c.isSpace())
            phrase += ' ';
        else if (c.unicode() > 0x20 && c.unicode() < 0x7f)
            phrase += char(c.unicode());
        else if (!c.isLowSurrogate())
            phrase += '?';
    }
    return phrase.simplified();
}

} // namespace

void Headers::add(QByteArray name, QByteArray value)
{
    m_fields.emplace_back(oneLine(std::move(name)), oneLine(std::move(value)));
}

void Headers::set(const QByteArray &name, QByteArray value)
{
    std::erase_if(m_fields, [&](const auto &field) { return sameName(field.first, name); });
    add(name, std::move(value));
}

QByteArray Headers::value(QByteArrayView name) const
{
    for (const auto &[key, text] : m_fields) {
        if (sameName(key, name))
            return text;
    }
    return {};
}

bool Headers::contains(QByteArrayView name) const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [&](const auto &field) { return sameName(field.first, name); });
}

Reply Reply::text(QByteArray bytes, QByteArray contentType, int status)
{
    Reply reply;
    reply.status = status;
    reply.headers.add("Content-Type", std::move(contentType));
    reply.body = std::move(bytes);
    return reply;
}

Reply Reply::json(const QJsonValue &value, int status)
{
    QByteArray bytes;
    if (value.isObject()) {
        bytes = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    } else if (value.isArray()) {
        bytes = QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    } else {
        // Only objects and arrays can be written, so a bare value loses its array again.
        bytes = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        bytes = bytes.sliced(1, bytes.size() - 2);
    }
    return text(std::move(bytes), "application/json", status);
}

Reply Reply::empty(int status)
{
    Reply reply;
    reply.status = status;
    return reply;
}

Reply Reply::challenge()
{
    Reply reply = error(401, u"401 Unauthorized"_s);
    reply.headers.set("WWW-Authenticate", "Basic realm=\"GitLab Packages Registry\"");
    return reply;
}

Reply Reply::redirect(QByteArray location, int status)
{
    Reply reply = empty(status);
    reply.headers.add("Location", std::move(location));
    return reply;
}

Reply Reply::error(int status, const QString &message)
{
    return error(status, message, message);
}

Reply Reply::error(int status, const Text &message)
{
    return error(status, english(message));
}

Reply Reply::error(int status, const QString &message, const QString &shortError)
{
    Reply reply = json(QJsonObject{{u"message"_s, message}, {u"error"_s, shortError}}, status);
    reply.reason = reasonPhrase(status, message);
    return reply;
}

Reply Reply::error(const Error &error)
{
    const int status = httpStatus(error.code);
    const QString text = callerText(error);
    Reply reply = Reply::error(
        status, u"%1 %2 - %3"_s.arg(QString::number(status), usualText(status), text), text);
    reply.reason = reasonPhrase(status, text);
    if (status == 503)
        reply.headers.add("Retry-After", "5");
    return reply;
}

QString callerText(const Error &error)
{
    const Text told = [&] {
        if (isDiskError(error))
            return Text();
        switch (error.code) {
        case ErrorCode::StorageFull:
            return Text::of("The registry's disk is full. Tell whoever looks after it; nothing "
                            "that was published is lost.");
        case ErrorCode::ReadOnly:
            return Text::of("The registry cannot write its data now. Tell whoever looks after it.");
        case ErrorCode::Corrupt:
            return Text::of("The registry's stored data is damaged here. Tell whoever looks after "
                            "it to run a verify.");
        case ErrorCode::KeychainUnavailable:
        case ErrorCode::Internal:
            return Text::of("Something went wrong inside the registry. Tell whoever looks after "
                            "it; its log says what.");
        default:
            return Text();
        }
    }();
    if (told.isEmpty())
        return english(error);
    qCWarning(lcReply).noquote() << english(error);
    return english(told);
}

int httpStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::InvalidName:
    case ErrorCode::InvalidVersion:
    case ErrorCode::InvalidFile:
    case ErrorCode::Duplicate:
    case ErrorCode::TooLarge:
    case ErrorCode::HashMismatch:
    case ErrorCode::Unsupported:
        return 400;
    case ErrorCode::Unauthorized:
        return 401;
    case ErrorCode::Protected:
    case ErrorCode::Reserved:
    case ErrorCode::Forbidden:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Conflict:
        return 409;
    case ErrorCode::Network:
    case ErrorCode::Certificate:
        return 502;
    case ErrorCode::ReadOnly:
    case ErrorCode::Busy:
    case ErrorCode::Cancelled:
        return 503;
    case ErrorCode::Timeout:
        return 504;
    case ErrorCode::StorageFull:
        return 507;
    case ErrorCode::KeychainUnavailable:
    case ErrorCode::Corrupt:
    case ErrorCode::Internal:
        return 500;
    }
    return 500;
}

} // namespace packhouse
