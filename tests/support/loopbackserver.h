// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace packhouse::test {

/// What came in, for a test to look at.
struct SeenRequest
{
    QByteArray method;
    QByteArray target;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// What goes out, and how it may go wrong.
struct Answer
{
    int status = 200;
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;
    qint64 claimedLength = -1; ///< a Content-Length other than the body's; -1: the true one
    bool chunked = false;
    bool chunkedWithoutEnd = false; ///< closes before the last chunk
    bool hang = false; ///< takes the request and never answers
    bool drop = false; ///< takes the request and closes without a word
    qsizetype stallAfter = -1; ///< sends that much of the body and then nothing, but stays
    std::shared_ptr<std::atomic<bool>> goOn =
        {}; ///< with stallAfter: the rest comes when it is set
    std::chrono::milliseconds drip{0}; ///< head and body byte by byte, that far apart
};

/// A small HTTP server on 127.0.0.1 and a free port, on a thread of its own, that answers what the
/// test says; stands for upstreams and remotes.
class LoopbackServer
{
public:
    using Responder = std::function<Answer(const SeenRequest &)>;
    explicit LoopbackServer(Responder responder);
    ~LoopbackServer();

    QByteArray address() const; ///< http://127.0.0.1:PORT
    /// But for the question whether this is the asker itself (echo.h).
    QList<SeenRequest> seen() const;
    int connections() const; ///< that are open
    void goAway(); ///< nobody listens, and who was connected no longer is
    bool comeBack(); ///< at the same address

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse::test
