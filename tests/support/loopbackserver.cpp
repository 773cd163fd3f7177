// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/loopbackserver.h"

#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

namespace packhouse::test {

namespace {

/// One connection; keeps reading requests until the peer goes.
class Connection final : public QObject
{
public:
    using Handle = std::function<Answer(const SeenRequest &)>;

    Connection(QTcpSocket *socket, Handle handle)
        : QObject(socket), m_socket(socket), m_handle(std::move(handle))
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] {
            m_buffer += m_socket->readAll();
            while (takeRequest()) {}
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    bool takeRequest()
    {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        SeenRequest request;
        const QList<QByteArray> lines = m_buffer.left(end).split('\n');
        const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (m_buffer.size() < end + 4 + length)
            return false;
        request.body = m_buffer.mid(end + 4, length);
        m_buffer.remove(0, end + 4 + length);
        send(m_handle(request), request.method == "HEAD");
        return true;
    }

    void send(const Answer &answer, bool headOnly)
    {
        if (answer.hang)
            return;
        if (answer.drop) {
            m_socket->disconnectFromHost();
            return;
        }
        const bool chunked = answer.chunked || answer.chunkedWithoutEnd;
        QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status) + " Answer\r\n";
        for (auto it = answer.headers.cbegin(); it != answer.headers.cend(); ++it)
            out += it.key() + ": " + it.value() + "\r\n";
        if (chunked) {
            out += "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(answer.body.size(), 16)
                   + "\r\n" + answer.body + "\r\n";
            if (!answer.chunkedWithoutEnd)
                out += "0\r\n\r\n";
        } else {
            const qint64 length = answer.claimedLength < 0 ? answer.body.size()
                                                           : answer.claimedLength;
            out += "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
            if (!headOnly)
                out += answer.stallAfter < 0 ? answer.body : answer.body.left(answer.stallAfter);
        }
        if (answer.drip.count() > 0) {
            dripOut(out, answer.drip);
            return;
        }
        m_socket->write(out);
        if (answer.goOn) {
            restLater(answer);
            return;
        }
        if (answer.chunkedWithoutEnd || answer.claimedLength > answer.body.size())
            m_socket->disconnectFromHost();
    }

    void restLater(const Answer &answer)
    {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this, timer, answer] {
            if (!*answer.goOn)
                return;
            timer->stop();
            m_socket->write(answer.body.mid(answer.stallAfter));
            if (answer.claimedLength > answer.body.size())
                m_socket->disconnectFromHost();
        });
        timer->start(1);
    }

    void dripOut(const QByteArray &bytes, std::chrono::milliseconds apart)
    {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this, timer, bytes, at = 0]() mutable {
            if (at < bytes.size())
                m_socket->write(bytes.mid(at++, 1));
            else
                timer->stop();
        });
        timer->start(apart);
    }

    QTcpSocket *m_socket;
    Handle m_handle;
    QByteArray m_buffer;
};

} // namespace

struct LoopbackServer::Private
{
    QThread thread;
    QTcpServer *server = nullptr;
    Responder responder;
    mutable QMutex mutex;
    QList<SeenRequest> seen;
    QByteArray address;
    quint16 port = 0;
    std::atomic<int> connections = 0;
};

LoopbackServer::LoopbackServer(Responder responder) : d(std::make_unique<Private>())
{
    d->responder = std::move(responder);
    d->server = new QTcpServer;
    d->server->listen(QHostAddress::LocalHost);
    d->port = d->server->serverPort();
    d->address = "http://127.0.0.1:" + QByteArray::number(d->port);
    QObject::connect(d->server, &QTcpServer::newConnection, d->server, [this] {
        while (QTcpSocket *socket = d->server->nextPendingConnection()) {
            ++d->connections;
            QObject::connect(socket, &QTcpSocket::disconnected, d->server,
                             [this] { --d->connections; });
            new Connection(socket, [this](const SeenRequest &request) {
                {
                    const QMutexLocker lock(&d->mutex);
                    if (!request.target.contains("/packhouse-echo-"))
                        d->seen.append(request);
                }
                return d->responder(request);
            });
        }
    });
    d->server->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, d->server, &QObject::deleteLater);
    d->thread.start();
}

LoopbackServer::~LoopbackServer()
{
    d->thread.quit();
    d->thread.wait();
}

void LoopbackServer::goAway()
{
    QMetaObject::invokeMethod(
        d->server,
        [this] {
            d->server->close();
            for (QTcpSocket *socket : d->server->findChildren<QTcpSocket *>())
                socket->abort();
        },
        Qt::BlockingQueuedConnection);
}

bool LoopbackServer::comeBack()
{
    bool back = false;
    QMetaObject::invokeMethod(
        d->server, [&] { back = d->server->listen(QHostAddress::LocalHost, d->port); },
        Qt::BlockingQueuedConnection);
    return back;
}

QByteArray LoopbackServer::address() const
{
    return d->address;
}

int LoopbackServer::connections() const
{
    return d->connections;
}

QList<SeenRequest> LoopbackServer::seen() const
{
    const QMutexLocker lock(&d->mutex);
    return d->seen;
}

} // namespace packhouse::test
