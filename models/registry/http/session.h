// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/acceptedsocket.h"
#include "registry/http/headcache.h"
#include "registry/http/places.h"
#include "registry/http/server.h"

#include <atomic>
#include <chrono>
#include <list>

namespace boost::asio {
class io_context;
namespace ssl {
class context;
}
} // namespace boost::asio

namespace packhouse {

class Inbox;

/// A connection, as the thread that serves it watches over it.
class OpenConnection
{
public:
    using Clock = std::chrono::steady_clock;

    virtual ~OpenConnection() = default;
    virtual void close() = 0;
    virtual void expire() = 0; ///< its deadline is over

    Clock::time_point deadline = Clock::time_point::max(); ///< past it, the connection expires
    bool idle = false; ///< between two requests
    std::list<OpenConnection *>::iterator place; ///< in the host's list that it is in
};

/// What the connections of one of the server's threads share. Only that thread uses it, but for the
/// counters and the places.
struct SessionHost
{
    boost::asio::io_context &io;
    boost::asio::ssl::context *tls;
    RequestHandler &handler;
    Places &places;
    ConnectionCount &count;
    const ServerOptions &options;
    Inbox &inbox; ///< where workers say that they are done

    HeadCache heads;
    HeadEnd ends;
    /// By what they do: those without a whole request, who waits for longest first, and those that
    /// are being answered.
    std::list<OpenConnection *> waiting, busy;
    std::atomic<bool> stopping = false; ///< each connection closes after its answer

    std::atomic<quint64> requests = 0, errors4xx = 0, errors5xx = 0, bytesIn = 0, bytesOut = 0;
};

/// Serves a connected socket until it closes.
void startSession(SessionHost &host, AcceptedSocket socket, bool ipv6, bool tls);

} // namespace packhouse
