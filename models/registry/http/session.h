// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/connectioncount.h"
#include "registry/http/headcache.h"
#include "registry/http/server.h"
#include "registry/http/uploadslots.h"
#include "registry/http/workerpool.h"

#include <atomic>
#include <chrono>
#include <unordered_set>

namespace boost::asio {
class io_context;
namespace ssl {
class context;
}
} // namespace boost::asio

namespace packhouse {

/// A connection, as the thread that serves it watches over it.
class OpenConnection
{
public:
    using Clock = std::chrono::steady_clock;

    virtual ~OpenConnection() = default;
    virtual void close() = 0;

    Clock::time_point deadline = Clock::time_point::max(); ///< past it, the connection is closed
    bool idle = false; ///< between two requests
};

/// What the connections of one of the server's threads share. Only that thread uses it, but for the
/// counters, the workers and the upload slots.
struct SessionHost
{
    boost::asio::io_context &io;
    boost::asio::ssl::context *tls;
    RequestHandler &handler;
    WorkerPool &workers;
    UploadSlots &uploads;
    ConnectionCount &count;
    const ServerOptions &options;

    HeadCache heads;
    HeadEnd ends;
    std::unordered_set<OpenConnection *> connections;
    std::atomic<bool> stopping = false; ///< each connection closes after its answer

    std::atomic<quint64> requests = 0, errors4xx = 0, errors5xx = 0, bytesIn = 0, bytesOut = 0;
};

/// Serves a connected socket until it closes; takes the socket. It has been counted, and is taken
/// off the count when it ends.
void startSession(SessionHost &host, int socket, bool ipv6, bool tls);

} // namespace packhouse
