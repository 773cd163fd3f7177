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

tl::unexpected<Error> ControlLine::unreachable(const Text &why) const
{
    return fail(ErrorCode::Network,
                Text::of("The registry at %1 does not answer: %2.",
                         QString::fromLatin1(m_server.address), why),
                Text::of("Check that the process that serves it still runs."), true);
}

tl::unexpected<Error> ControlLine::gaveUp() const
{
    return fail(
        ErrorCode::Timeout,
        Text::of("The registry at %1 (process %2) gave no sign of life for too long.",
                 QString::fromLatin1(m_server.address), m_server.pid),
        Text::of("It may still do what it was asked. See whether that process is stopped or busy; "
                 "end it, or wait longer."),
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
            return unreachable(Text::foreign(m_socket.errorString()));
        if (!m_waiting())
            return gaveUp();
    }
    return {};
}

Result<void> ControlLine::readMore()
{
    while (m_socket.bytesAvailable() == 0) {
        if (m_socket.state() != QAbstractSocket::ConnectedState)
            return unreachable(Text::of("it hung up"));
        if (m_socket.waitForReadyRead(LookEvery))
            break;
        if (m_socket.error() != QAbstractSocket::SocketTimeoutError)
            return unreachable(Text::of("it hung up"));
        if (!m_waiting())
            return gaveUp();
    }
    m_received += m_socket.readAll();
    if (m_received.size() > MostAnswer)
        return unreachable(Text::of("its answer is too large"));
    return {};
}

Result<ControlLine::Answer> ControlLine::readAnswer()
{
    qsizetype end = -1;
    while ((end = m_received.indexOf("\r\n\r\n")) < 0) {
        if (m_received.size() > LongestHead)
            return unreachable(Text::of("it does not speak HTTP"));
        if (const Result<void> more = readMore(); !more)
            return fail(more.error());
    }
    const QByteArray head = m_received.first(end + 2);
    bool told = false;
    const qlonglong size = fieldOf(head, "content-length").toLongLong(&told);
    if (!head.startsWith("HTTP/1.1 ") || !told || size < 0 || size > MostAnswer)
        return unreachable(Text::of("its answer cannot be understood"));
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
