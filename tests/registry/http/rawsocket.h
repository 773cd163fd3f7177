// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/certificates.h"
#include "registry/http/server.h"

#include <QByteArray>
#include <QDateTime>
#include <QTemporaryDir>

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace packhouse::test {

/// A socket without anything that tidies: what is written goes out as one segment, or as one TLS
/// record, and what comes is read as it comes. Blocks, at most some seconds at a time.
class RawSocket
{
public:
    RawSocket(quint16 port, bool tls) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const timeval limit{20, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_open = ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
        if (m_open && tls) {
            m_tls = SSL_new(context());
            SSL_set_fd(m_tls, m_socket);
            m_open = SSL_connect(m_tls) == 1;
        }
    }
    ~RawSocket()
    {
        SSL_free(m_tls);
        ::close(m_socket);
    }
    Q_DISABLE_COPY_MOVE(RawSocket)

    bool isOpen() const { return m_open; }

    /// False when the other side does not take it any more.
    bool write(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const auto count = m_tls ? SSL_write(m_tls, bytes.data(), int(bytes.size()))
                                     : int(::send(m_socket, bytes.data(), size_t(bytes.size()),
                                                  MSG_NOSIGNAL));
            if (count <= 0)
                return false;
            bytes = bytes.sliced(count);
        }
        return true;
    }

    /// Nothing more will be written.
    void finish()
    {
        if (m_tls)
            SSL_shutdown(m_tls);
        ::shutdown(m_socket, SHUT_WR);
    }

    /// That many bytes, or fewer when there are no more.
    QByteArray read(qsizetype count)
    {
        QByteArray bytes(count, '\0');
        qsizetype have = 0;
        while (have < count) {
            const auto got = m_tls ? SSL_read(m_tls, bytes.data() + have, int(count - have))
                                   : int(::recv(m_socket, bytes.data() + have, size_t(count - have),
                                                0));
            if (got <= 0) {
                m_ended = got == 0 || (m_tls && SSL_get_error(m_tls, got) == SSL_ERROR_ZERO_RETURN);
                break;
            }
            have += got;
        }
        bytes.truncate(have);
        return bytes;
    }

    /// All that comes until the other side closes.
    QByteArray rest()
    {
        QByteArray all;
        for (QByteArray some = read(64 * 1024); !some.isEmpty(); some = read(64 * 1024))
            all += some;
        return all;
    }
    /// The other side has closed as it should, neither silent nor by a reset.
    bool ended() const { return m_ended; }

    /// Some of an answer, or the end, is there.
    bool readable() const
    {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, 0) <= 0)
            return false;
        if (!m_tls)
            return true;
        // It may be something between the two libraries, a session's ticket most likely.
        char first = 0;
        ::fcntl(m_socket, F_SETFL, O_NONBLOCK);
        const int got = SSL_peek(m_tls, &first, 1);
        ::fcntl(m_socket, F_SETFL, 0);
        return got > 0 || SSL_get_error(m_tls, got) != SSL_ERROR_WANT_READ;
    }

private:
    // Who the other side is, is not what is tested with this.
    static SSL_CTX *context()
    {
        static SSL_CTX *const made = SSL_CTX_new(TLS_client_method());
        return made;
    }

    int m_socket;
    SSL *m_tls = nullptr;
    bool m_open = false;
    bool m_ended = false;
};

/// A certificate of this computer, in a folder that goes away with it.
class TestCertificate
{
public:
    TestCertificate()
        : files(provideCertificates(m_folder.path(), {}, QDateTime::currentDateTimeUtc()).value())
    {}

private:
    QTemporaryDir m_folder;

public:
    const Certificates files;

    /// What a server of two threads with this certificate is started by.
    ServerOptions serverOptions() const
    {
        ServerOptions options;
        options.threads = 2;
        options.certificateFile = files.certificateFile;
        options.keyFile = files.keyFile;
        return options;
    }
};

} // namespace packhouse::test
