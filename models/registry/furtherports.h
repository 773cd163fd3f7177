// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/actions/ownaddresses.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <mutex>

namespace packhouse {

class Echo;
class Gateway;
class Server;
class Store;

/// Keeps a server's further ports as the store's rows are, whoever changes them: commands, Undo,
/// the start.
class FurtherPorts final : public OwnPorts
{
public:
    FurtherPorts(Store &store, Echo &echo, QString host, QStringList hosts);

    /// \a server and \a gateway have to stay until stop(). Ports that cannot be had are told to the
    /// log and Activity, and keep nothing else from starting.
    void start(Server &server, Gateway &gateway, QList<quint16> mainPorts);
    void stop();

    Result<quint16> take(quint16 port) override;
    void follow(quint16 taken) override;
    QByteArray address(quint16 port) const override;
    Text problem(quint16 port) const override;

private:
    void followRows(); // with the lock
    void listen(quint16 port); // with the lock

    Store &m_store;
    Echo &m_echo;
    const QString m_host;
    const QStringList m_hosts; ///< beside it, under which clients may call it
    mutable std::mutex m_mutex;
    Server *m_server = nullptr;
    Gateway *m_gateway = nullptr;
    QList<quint16> m_mainPorts;
    QSet<quint16> m_listening;
    QSet<quint16> m_taken; ///< that get a row next
    QHash<quint16, Text> m_problems;
    std::shared_ptr<void> m_watch; // the last: it waits for what runs
};

/// Where this computer's own programs reach a server that listens on \a host.
QByteArray addressOf(const char *scheme, const QString &host, quint16 port);

} // namespace packhouse
