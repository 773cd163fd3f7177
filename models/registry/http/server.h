// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
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
    int maxUploads = 32; ///< bodies taken at once; more wait, then 503
    int maxConnections = 4'096; ///< more are closed as they come
    std::chrono::milliseconds uploadWait{20'000}; ///< for a place among the uploads
    std::chrono::milliseconds headerTime{
        20'000}; ///< for the head of a request, and between requests twice that
    std::chrono::milliseconds bodyTime{60'000}; ///< without a byte moving either way
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
    ServerCounters counters() const;
    /// Takes no new connection; running requests may end within \a grace.
    void stop(std::chrono::milliseconds grace);

private:
    struct Private;
    explicit Server(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace packhouse
