// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/servefile.h"
#include "core/result.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace packhouse {

/// One connection to a registry's control routes: requests one after the other.
class ControlLine
{
public:
    /// Called every moment while nothing comes; answers false to give up.
    using Waiting = std::function<bool()>;

    ControlLine(const ServeFile &server, Waiting waiting);

    struct Answer
    {
        int status = 0;
        QByteArray body;
    };
    /// Errors: Network, Timeout (the waiting gave up).
    Result<Answer> post(const QByteArray &path, const QByteArray &authorization,
                        const QByteArray &body);
    /// What became of a connection that is of no use.
    tl::unexpected<Error> unreachable(const Text &why) const;

private:
    Result<void> connect();
    Result<void> readMore();
    Result<Answer> readAnswer();
    tl::unexpected<Error> gaveUp() const;

    const ServeFile m_server;
    const QUrl m_url;
    const Waiting m_waiting;
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace packhouse
