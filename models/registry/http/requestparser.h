// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/exchange.h"

#include <memory>
#include <vector>

namespace packhouse {

/// Reads one request from bytes: the head at once, then the body with its chunks undone. What could
/// be read in two ways (RFC 9112, 6.3 and 11.2) is refused.
class RequestParser
{
public:
    static constexpr qsizetype longestHead = 32 * 1024;
    static constexpr qsizetype longestTarget = 8 * 1024;

    RequestParser();
    ~RequestParser();
    RequestParser(RequestParser &&) noexcept;

    enum class State {
        More, ///< needs more bytes than it was given
        Head, ///< the head is read, and a body follows
        Done, ///< the request is read
        Bad, ///< cannot be answered but with problem()
    };
    /// Takes a head from the start of \a bytes, whole or not at all, so that it is read in the same
    /// way however it was cut on its way here. More: call again with these bytes, less the \a used
    /// first ones, and what came after them. At most longestHead bytes wait.
    State readHead(QByteArrayView bytes, qsizetype &used);
    /// Takes some of the body; \a pieces are views into \a bytes. The next call begins after the
    /// \a used bytes.
    State readBody(QByteArrayView bytes, qsizetype &used, std::vector<QByteArrayView> &pieces);

    RequestHead &head();
    Reply problem() const; ///< of a head that is Bad
    /// The client lets the connection stay open.
    bool keepAlive() const;
    bool oldVersion() const; ///< HTTP/1.0
    bool expectsContinue() const;
    bool conditional() const; ///< the answer depends on If-… or Range fields
    bool acceptsGzip() const;
    bool gzipped() const;
    bool hasBody() const;
    qint64 length() const; ///< bytes of the body; -1: not known
    qint64 remaining() const; ///< bytes of the body still to come; -1: not known

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
