// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/control/controlline.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int LookEvery = 200; // milliseconds
constexpr qsizetype LongestHead = 64 * 1024;
constexpr qsizetype MostAnswer = qsizetype(256) << 20;

/// The value of a header field; \a head ends with a line break.
QByteArray fieldOf(const QByteArray &head, const QByteArray &name)
{
    const qsizetype at = head.toLower().indexOf("\r\n" + name + ':');
    if (at < 0)
        return {};
    const qsizetype from = at + name.size() + 3;
    return head.sliced(from, head.indexOf("\r\n", from) - from).trimmed();
}

} // namespace

ControlLine::ControlLine(const ServeFile &server, Waiting waiting)
    : m_server(server), m_url(QUrl::fromEncoded(server.address)), m_waiting(std::move(waiting))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
}

tl::unexpected<Error> ControlLine::unreachable(const QString &why) const
{
    return fail(ErrorCode::Network,
                u"The registry at %1 does not answer: %2."_s.arg(
                    QString::fromLatin1(m_server.address), why),
                u"Check that the process that serves it still runs."_s, true);
}

tl::unexpected<Error> ControlLine::gaveUp() const
{
    return fail(ErrorCode::Timeout,
                u"The registry at %1 (process %2) gave no sign of life for too long."_s
                    .arg(QString::fromLatin1(m_server.address))
                    .arg(m_server.pid),
                u"It may still do what it was asked. See whether that process is stopped or busy; "
                "end it, or wait longer with --timeout."_s,
                true);
}

Result<void> ControlLine::connect()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return {};
    m_socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port(80)));
    while (!m_socket.waitForConnected(LookEvery)) {
        if (m_socket.error() != QAbstractSocket::SocketTimeoutError
            || m_socket.state() == QAbstractSocket::UnconnectedState)
            return unreachable(m_socket.errorString());
        if (!m_waiting())
            return gaveUp();
    }
    return {};
}

Result<void> ControlLine::readMore()
{
    while (m_socket.bytesAvailable() == 0) {
        if (m_socket.state() != QAbstractSocket::ConnectedState)
            return unreachable(u"it hung up"_s);
        if (m_socket.waitForReadyRead(LookEvery))
            break;
        if (m_socket.error() != QAbstractSocket::SocketTimeoutError)
            return unreachable(u"it hung up"_s);
        if (!m_waiting())
            return gaveUp();
    }
    m_received += m_socket.readAll();
    if (m_received.size() > MostAnswer)
        return unreachable(u"its answer is too large"_s);
    return {};
}

Result<ControlLine::Answer> ControlLine::readAnswer()
{
    qsizetype end = -1;
    while ((end = m_received.indexOf("\r\n\r\n")) < 0) {
        if (m_received.size() > LongestHead)
            return unreachable(u"it does not speak HTTP"_s);
        if (const Result<void> more = readMore(); !more)
            return fail(more.error());
    }
    const QByteArray head = m_received.first(end + 2);
    bool told = false;
    const qlonglong size = fieldOf(head, "content-length").toLongLong(&told);
    if (!head.startsWith("HTTP/1.1 ") || !told || size < 0 || size > MostAnswer)
        return unreachable(u"its answer cannot be understood"_s);
    while (m_received.size() - (end + 4) < size) {
        if (const Result<void> more = readMore(); !more)
            return fail(more.error());
    }
    Answer answer{head.sliced(9, 3).toInt(), m_received.sliced(end + 4, qsizetype(size))};
    m_received.clear();
    return answer;
}

Result<ControlLine::Answer> ControlLine::post(const QByteArray &path,
                                              const QByteArray &authorization,
                                              const QByteArray &body)
{
    if (const Result<void> connected = connect(); !connected)
        return fail(connected.error());
    QByteArray request = "POST " + path
                         + " HTTP/1.1\r\nHost: " + m_url.authority(QUrl::FullyEncoded).toLatin1()
                         + "\r\nContent-Type: application/json\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\n";
    if (!authorization.isEmpty())
        request += "Authorization: " + authorization + "\r\n";
    m_socket.write(request + "\r\n" + body);
    return readAnswer();
}

} // namespace packhouse
