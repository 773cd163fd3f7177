// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/homeaddresses.h"
#include "net/netclient.h"
#include "net/wire.h"

#include <QPromise>

namespace packhouse {

/// One request of a client with its redirects and repeats; answered exactly once, as Cancelled if
/// by nothing else. Lives on the client's thread from its first attempt on.
class NetExchange final : public WireListener
{
public:
    using Time = std::chrono::milliseconds; ///< of NetOptions::ticks

    /// \a options, \a homes and \a sockets must outlive it; the last two are used on the client's
    /// thread alone.
    NetExchange(NetRequest request, const NetOptions &options, HomeAddresses &homes,
                OpenSockets &sockets);
    ~NetExchange() override;
    Q_DISABLE_COPY_MOVE(NetExchange)

    QFuture<Result<NetAnswer>> future() const { return m_promise.future(); }
    const NetRequest &request() const { return m_request; }
    /// Where it stands in line.
    const QByteArray &origin() const { return m_origin; }

    /// False when it ended before it could go out; else the wire is there.
    bool begin();
    int status() const { return m_answer.status; } ///< so far; 0: none yet
    Wire *wire() const { return m_wire.get(); }
    /// What the wire came to; true when it goes on elsewhere, by another wire.
    bool through(int code);
    /// It waits for its own sink, and need not any more.
    bool mayGoOn() const { return m_pausedSince && !m_request.full(); }
    /// Takes bytes again; what the wire came to, where that ended it.
    std::optional<int> goOn();
    /// What deadline is over at \a now, if any.
    std::optional<Error> late(Time now);
    std::optional<Error> lateInAll(Time now) const;
    std::optional<Error> lateInLine(Time now) const; ///< while it has not begun
    bool isCancelled() const { return m_request.cancelled && m_request.cancelled(); }

    Error closed() const; ///< by stopping the client
    /// Ends the attempt from outside.
    void interrupt(AttemptEnd::Kind kind, Error error);
    const AttemptEnd &end() const { return m_end; }
    /// Nobody answered at all; Timeout, or Network where nobody listens.
    std::optional<ErrorCode> silence() const { return m_silence; }
    /// When to begin again after an attempt; nothing: never.
    std::optional<Time> repeatAt() const;
    void waitUntil(Time time) { m_wakeAt = time; }
    Time wakeAt() const { return m_wakeAt; }
    void answer();

private:
    bool head(int status, const QMap<QByteArray, QByteArray> &headers) override;
    Taken bytes(QByteArrayView bytes) override;
    void sent(qint64 bytes) override;

    bool isHome(const QUrl &url) const;
    std::optional<Error> refusal(const QUrl &url) const;
    std::optional<Error> refusedTurn(const QUrl &target) const;
    bool go(const QUrl &url);
    WireRequest outgoing(const QUrl &url) const;
    bool mayConnect(const QUrl &url, const QHostAddress &address) const;
    bool isBesideHome(const QUrl &url, const QHostAddress &address) const;
    bool turned();
    bool stopWith(Error error);
    void beginWindow(Time now);
    Taken give(QByteArrayView bytes);
    void endWith(AttemptEnd::Kind kind, Result<NetAnswer> outcome);
    Time now() const { return m_options.ticks(); }

    NetRequest m_request;
    const NetOptions &m_options;
    HomeAddresses &m_homes;
    OpenSockets &m_sockets;
    const QByteArray m_origin;
    QPromise<Result<NetAnswer>> m_promise;
    Result<NetAnswer> m_outcome;
    AttemptEnd m_end;
    int m_attempt = 0;
    const Time m_asked;
    Time m_wakeAt{0};

    // Of one attempt.
    QUrl m_url;
    std::unique_ptr<Wire> m_wire;
    int m_redirects = 0;
    bool m_left = false; ///< went to another origin: the credential stays behind for good
    bool m_homeIsPrivate = false;
    bool m_fresh = false; ///< no kept connection is used any more
    std::optional<ErrorCode> m_silence;

    // Of one wire.
    Time m_lastByte{0};
    Time m_windowBegan{0}; ///< in which its pace is measured
    qint64 m_windowBytes = 0; ///< when that began
    NetAnswer m_answer;
    qint64 m_received = 0;
    qint64 m_sent = 0;
    std::optional<Error> m_stopped; ///< why we cut it short
    bool m_enough = false; ///< cut short, since nobody reads the rest
    bool m_sinkUsed = false;
    std::optional<Time> m_pausedSince; ///< nothing is taken while the sink is full
};

} // namespace packhouse
