// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace packhouse {

class RequestHandler;

struct ServerOptions
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0: any free one
    QString certificateFile; ///< PEM; with its key, https is served too
    QString keyFile;
    quint16 tlsPort = 0;
    int threads = 0; ///< 0: one a core
    int workers = 16; ///< threads that run handlers
    int ownerWorkers = 32; ///< threads for what this computer's own user has done
    int forwardsEach = 24; ///< threads that wait for one upstream, a quarter for one client
    int maxForwardsWaiting = 1'000; ///< for one upstream; more are answered 503
    std::chrono::milliseconds forwardWait{30'000}; ///< for one of these threads, then 503
    /// How long a client that sends nothing more, but may still read, is waited for while there is
    /// nothing to send to it: only a write tells whether it has gone.
    std::chrono::milliseconds quietWait{10'000};
    int maxUploads = 256; ///< bodies with files taken at once; more wait, then 503
    int uploadShare = 128; ///< of these for one client
    std::chrono::milliseconds uploadWait{20'000}; ///< for a place among the uploads
    /// Open at once; for one more the one is closed that has been without a request for longest.
    /// Less where the system gives fewer descriptors: files need some too.
    int maxConnections = 4'096;
    std::chrono::milliseconds headerTime{
        20'000}; ///< for the head of a request, and between requests twice that
    std::chrono::milliseconds bodyTime{60'000}; ///< without a byte moving either way
    /// Bytes a second that a body has to come with and an answer has to be taken with, over …
    qint64 leastRate = 1'024;
    std::chrono::milliseconds rateWindow{20'000}; ///< … so much time of waiting for the client
};

struct ServerCounters
{
    quint64 requests = 0, errors4xx = 0, errors5xx = 0, bytesIn = 0, bytesOut = 0;
    int connections = 0;
};

/// HTTP/1.1 over the handler: keep-alive, ranges, HEAD, ETag and 304, Expect, chunked and gzip
/// bodies, sendfile, time limits. Starts when made, stops at the latest when destroyed.
class Server
{
public:
    /// Errors: Conflict (address in use), InvalidArgument, Certificate.
    static Result<std::unique_ptr<Server>> start(const ServerOptions &options,
                                                 RequestHandler &handler);
    ~Server();

    quint16 port() const;
    quint16 tlsPort() const; ///< 0: no https
    /// Listens on one more port of the same host, without https; 0: any free one. Answers it.
    /// Requests carry it as RequestHead::ownPort. Errors: as start(). From any thread.
    Result<quint16> listenAlso(quint16 port);
    /// Takes no new connection there; those that are open stay until they end. Not from a handler
    /// of the server's own threads, nor once stop() was called.
    void stopListening(quint16 ownPort);
    ServerCounters counters() const;
    /// Takes no new connection; running requests may end within \a grace. \a hurry is called, from
    /// this thread, when some have not by then.
    void stop(std::chrono::milliseconds grace, const std::function<void()> &hurry = {});

private:
    struct Private;
    explicit Server(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace packhouse
