// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QTcpSocket>

namespace packhouse {

/// An answer taken apart; \a status is 0 when there was none.
struct Response
{
    int status = 0;
    QByteArray reason;
    QMap<QByteArray, QByteArray> fields; ///< names in lower case
    QByteArray body;
};

/// Speaks to the server byte by byte, so that nothing is made tidy on the way.
class RawClient
{
public:
    explicit RawClient(quint16 port, int timeout = 10'000) : m_timeout(timeout)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForConnected(timeout);
    }

    QTcpSocket &socket() { return m_socket; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(m_timeout)) {}
    }

    /// The next answer; \a toHead: there is no body whatever the length says.
    Response receive(bool toHead = false)
    {
        Response response;
        QByteArray line = readLine();
        if (!line.startsWith("HTTP/1.1 "))
            return response;
        response.status = line.mid(9, 3).toInt();
        response.reason = line.mid(13);
        while (!(line = readLine()).isEmpty()) {
            const qsizetype colon = line.indexOf(':');
            response.fields.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qint64 length = response.fields.value("content-length").toLongLong();
        if (!toHead)
            response.body = read(length);
        return response;
    }

    Response ask(const QByteArray &request, bool toHead = false)
    {
        send(request);
        return receive(toHead);
    }

    /// "GET target", with Host and the given fields.
    Response get(const QByteArray &target, const QByteArray &fields = {},
                 const QByteArray &method = "GET")
    {
        return ask(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n",
                   method == "HEAD");
    }

    QByteArray read(qint64 count)
    {
        while (m_socket.bytesAvailable() < count && m_socket.waitForReadyRead(m_timeout)) {}
        return m_socket.read(count);
    }

    /// True when the server closes the connection within the time.
    bool closes()
    {
        while (m_socket.state() == QAbstractSocket::ConnectedState) {
            if (!m_socket.waitForReadyRead(m_timeout)
                && m_socket.error() == QAbstractSocket::SocketTimeoutError)
                return false;
            m_socket.readAll();
        }
        return true;
    }

private:
    QByteArray readLine()
    {
        while (!m_socket.canReadLine() && m_socket.waitForReadyRead(m_timeout)) {}
        return m_socket.readLine().trimmed();
    }

    QTcpSocket m_socket;
    int m_timeout;
};

} // namespace packhouse
