// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/gateway/gateway.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <initializer_list>

namespace packhouse {

using HeaderList = std::initializer_list<std::pair<const char *, QByteArray>>;

inline Method methodOf(QByteArrayView name)
{
    static const QHash<QByteArray, Method> methods{
        {"GET", Method::Get},   {"HEAD", Method::Head},   {"PUT", Method::Put},
        {"POST", Method::Post}, {"PATCH", Method::Patch}, {"DELETE", Method::Delete}};
    return methods.value(name.toByteArray(), Method::Get);
}

/// A request as the server would hand it over. Host is 127.0.0.1:8970 unless \a headers says
/// otherwise; a null \a body is none.
inline RequestHead requestHead(QByteArrayView method, const QByteArray &target, Headers headers,
                               const QByteArray &body = {})
{
    RequestHead head;
    head.method = methodOf(method);
    head.target = target;
    head.headers = std::move(headers);
    if (!head.headers.contains("Host"))
        head.headers.add("Host", "127.0.0.1:8970");
    head.hasBody = !body.isNull();
    head.contentLength = body.isNull() ? -1 : body.size();
    return head;
}

/// What the server makes of an answer that waits for another machine.
inline Reply settled(Exchange &exchange, Reply reply)
{
    return reply.waitsFor.isEmpty() ? reply : exchange.answerWaiting();
}

/// One request through the gateway, without a socket, in the order in which the server does it.
inline Reply call(Gateway &gateway, const RequestHead &head, const QByteArray &body = {})
{
    if (const auto kept = gateway.quick(head))
        return *kept;
    const std::unique_ptr<Exchange> exchange = gateway.open(head);
    if (auto refused = exchange->begin())
        return std::move(*refused);
    if (!head.hasBody)
        return settled(*exchange, exchange->answer(Body{}));
    auto sink = exchange->sink();
    if (!sink)
        return exchange->answer(tl::unexpected(sink.error()));
    constexpr qsizetype piece = 4096;
    for (qsizetype at = 0; at < body.size(); at += piece) {
        const auto written = (*sink)->write(
            QByteArrayView(body).sliced(at, std::min(piece, body.size() - at)));
        if (!written)
            return exchange->answer(tl::unexpected(written.error()));
    }
    return settled(*exchange, exchange->answer((*sink)->finish()));
}

inline Reply call(Gateway &gateway, QByteArrayView method, const QByteArray &target,
                  HeaderList headers = {}, const QByteArray &body = {})
{
    Headers all;
    for (const auto &[name, value] : headers)
        all.add(name, value);
    return call(gateway, requestHead(method, target, std::move(all), body), body);
}

/// What the client would get as the body.
inline QByteArray bodyOf(const Reply &reply)
{
    if (const auto *bytes = std::get_if<QByteArray>(&reply.body))
        return *bytes;
    if (const auto *document = std::get_if<DocumentPtr>(&reply.body))
        return (*document)->bytes;
    if (const auto *stored = std::get_if<FileBody>(&reply.body)) {
        QFile file(stored->path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return {};
}

inline QJsonObject objectOf(const Reply &reply)
{
    return QJsonDocument::fromJson(bodyOf(reply)).object();
}

inline QJsonArray arrayOf(const Reply &reply)
{
    return QJsonDocument::fromJson(bodyOf(reply)).array();
}

/// Status line, headers and body in one text, for tests that look for what must not be there.
inline QByteArray everythingOf(const Reply &reply)
{
    QByteArray text = QByteArray::number(reply.status) + ' ' + reply.reason + '\n';
    for (const auto &[name, value] : reply.headers)
        text += name + ": " + value + '\n';
    return text + '\n' + bodyOf(reply);
}

} // namespace packhouse
