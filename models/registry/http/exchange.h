// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"

#include <atomic>
#include <memory>
#include <optional>

namespace packhouse {

/// A request before its body: as it came, nothing decoded.
struct RequestHead
{
    Method method = Method::Get;
    QByteArray target; ///< raw, from the first '/' on, with the query
    Headers headers;
    bool tls = false;
    quint16 ownPort = 0; ///< the further port that it came to; 0: one of the server's two
    qint64 contentLength = -1; ///< -1: none given
    bool hasBody = false;
    QByteArray remote; ///< the address of the other end as text; empty: not known
    std::shared_ptr<const std::atomic<bool>> gone; ///< set when that hangs up; null: never
};

/// What answering a request takes, known once begin() has let it pass.
struct Needs
{
    bool filePlace = false; ///< its body carries files, so it takes a place among the uploads
    QByteArray client; ///< of whom the places are counted; empty: nobody in particular
    bool comparesChecksum = false; ///< it compares the body with X-Checksum-* itself
};

/// One request on its way. All calls but the destructor come from a worker thread, one at a time.
class Exchange
{
public:
    virtual ~Exchange() = default;
    /// Who asks, and whether he may: the final answer, or nothing to go on. Costs the same little
    /// for all requests.
    virtual std::optional<Reply> begin() = 0;
    /// Whatever else can be said before any of the body is taken (and before 100 Continue).
    virtual std::optional<Reply> check() { return std::nullopt; }
    virtual Needs needs() const { return {}; }
    /// Where the body goes; only for requests that have one.
    virtual Result<std::unique_ptr<BodySink>> sink() = 0;
    /// The answer, or what to say about a body that could not be taken. With Reply::waitsFor it is
    /// none yet.
    virtual Reply answer(Result<Body> body) = 0;
    /// The answer after all, where waiting for another machine holds nobody else up.
    virtual Reply answerWaiting() = 0;
};

/// What the server asks for every request.
class RequestHandler
{
public:
    virtual ~RequestHandler() = default;
    /// On the server's own thread, so it must not block: a kept reply that is still right, or
    /// nullptr.
    virtual std::shared_ptr<const Reply> quick(const RequestHead &head) = 0;
    virtual std::unique_ptr<Exchange> open(RequestHead head) = 0;
    /// On the server's own thread: true for requests at the door of this computer's own user, which
    /// are worked on apart from what strangers ask, all of them.
    virtual bool isForOwner(const RequestHead &head) const = 0;
};

} // namespace packhouse
