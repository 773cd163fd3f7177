// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/controlclient.h"

#include "registry/control/operations.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int ConnectTime = 5'000; // milliseconds
constexpr int AnswerTime = 24 * 3'600'000; // a verify of a large registry is one request
constexpr int LookEvery = 200;
constexpr qint64 MostAnswer = qint64(256) << 20;

tl::unexpected<Error> unreachable(const ServeFile &server, const QString &why)
{
    return fail(
        ErrorCode::Network,
        u"The registry at %1 does not answer: %2."_s.arg(QString::fromLatin1(server.address), why),
        u"Check that the process that serves it still runs."_s, true);
}

/// The server closes after its answer, so the answer is all there is. \a meanwhile is called now
/// and then while there is none.
Result<QByteArray> exchange(const ServeFile &server, const QByteArray &request,
                            const std::function<void()> &meanwhile)
{
    const QUrl url = QUrl::fromEncoded(server.address);
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
    if (!socket.waitForConnected(ConnectTime))
        return unreachable(server, socket.errorString());
    socket.write(request);
    QByteArray answer;
    QDeadlineTimer deadline(AnswerTime);
    while (socket.state() == QAbstractSocket::ConnectedState || socket.bytesAvailable() > 0) {
        if (socket.bytesAvailable() == 0
            && !socket.waitForReadyRead(meanwhile ? LookEvery : AnswerTime)) {
            if (socket.error() != QAbstractSocket::SocketTimeoutError || deadline.hasExpired())
                break;
            if (meanwhile)
                meanwhile();
            continue;
        }
        answer += socket.readAll();
        if (answer.size() > MostAnswer)
            return unreachable(server, u"its answer is too large"_s);
    }
    if (answer.isEmpty())
        return unreachable(server, u"it hung up"_s);
    return answer;
}

/// The body of an answer with or without chunks.
QByteArray bodyOf(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    QByteArray body = answer.mid(end + 4);
    if (!answer.left(end).toLower().contains("\r\ntransfer-encoding: chunked"))
        return body;
    QByteArray whole;
    qsizetype at = 0;
    while (true) {
        const qsizetype line = body.indexOf("\r\n", at);
        bool valid = false;
        const qsizetype size = line < 0 ? 0 : body.mid(at, line - at).toLongLong(&valid, 16);
        if (!valid || size <= 0 || line + 2 + size > body.size())
            return whole;
        whole += body.mid(line + 2, size);
        at = line + 2 + size + 2;
    }
}

} // namespace

namespace {

Result<QJsonObject> ask(const ServeFile &server, const QByteArray &operation,
                        const QJsonObject &arguments, const std::function<void()> &meanwhile)
{
    const QByteArray body = QJsonDocument(arguments).toJson(QJsonDocument::Compact);
    const QByteArray authority =
        QUrl::fromEncoded(server.address).authority(QUrl::FullyEncoded).toLatin1();
    const Result<QByteArray> answer = exchange(
        server,
        "POST /-/control/" + operation + " HTTP/1.1\r\nHost: " + authority + "\r\nPrivate-Token: "
            + server.secret + "\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body,
        meanwhile);
    if (!answer)
        return fail(answer.error());
    const int status = answer->mid(9, 3).toInt();
    const QJsonDocument document = QJsonDocument::fromJson(bodyOf(*answer));
    if (status == 200 && document.isObject())
        return document.object();
    if (document.object()["error"_L1].isObject())
        return fail(errorFromJson(document.object()));
    return fail(
        ErrorCode::Internal,
        u"The registry at %1 answered %2 to \"%3\"."_s.arg(QString::fromLatin1(server.address))
            .arg(status)
            .arg(QString::fromLatin1(operation)),
        u"Check that it is the same version of Packhouse."_s);
}

} // namespace

Result<QJsonObject> callControl(
    const ServeFile &server, const QByteArray &operation, const QJsonObject &arguments,
    const std::function<bool(const QString &step, qint64 done, qint64 total)> &progress)
{
    if (!progress)
        return ask(server, operation, arguments, {});
    const QString id = QUuid::createUuid().toString(QUuid::Id128);
    QJsonObject watched = arguments;
    watched["progress_id"_L1] = id;
    bool stopped = false;
    return ask(server, operation, watched, [&] {
        const QJsonObject name{{u"id"_s, id}};
        // It may have ended just now; its answer is on the way then.
        const QJsonObject state = ask(server, "progress", name, {}).value_or(QJsonObject());
        if (!stopped
            && !progress(state["step"_L1].toString(), state["done"_L1].toInteger(),
                         state["total"_L1].toInteger()))
            stopped = ask(server, "cancel", name, {}).has_value();
    });
}

} // namespace packhouse
