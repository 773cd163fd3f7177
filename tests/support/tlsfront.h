// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/netclient.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

namespace packhouse::test {

/// Puts a server of HTTP/1.1 behind two names, index.example and files.example, each at a loopback
/// address and a free port of its own, with TLS by an authority made here: HTTP/2, or HTTP/1.1
/// only. The server sees which name was asked for in the Host header, and the protocol in Via.
/// Clients find the names by options(), for which the files' address is one of the public net.
class TlsFront
{
public:
    enum class Protocol { Http2, Http11 };

    /// \a backend: "http://127.0.0.1:PORT".
    explicit TlsFront(const QByteArray &backend, Protocol protocol = Protocol::Http2);
    ~TlsFront();
    Q_DISABLE_COPY_MOVE(TlsFront)

    /// What went wrong; empty: it answers.
    QString problem() const { return m_problem; }
    QByteArray index() const { return m_index; } ///< https://index.example:PORT
    QByteArray files() const { return m_files; }
    NetOptions options(NetOptions options = {}) const;

private:
    bool makeCertificates();
    void start(const QByteArray &backend, Protocol protocol);
    bool run(const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder;
    QTcpServer m_indexPlace;
    QTcpServer m_filesPlace;
    QByteArray m_index;
    QByteArray m_files;
    QProcess m_front;
    QString m_problem;
};

} // namespace packhouse::test
