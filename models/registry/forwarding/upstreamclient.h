// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QHostAddress;

namespace packhouse {

/// One question to an upstream. It never carries anything of the client that made us ask.
struct UpstreamRequest
{
    QUrl url;
    QByteArray accept;
    QUrl home; ///< the upstream's own address, chosen by the owner: may be anywhere
    bool otherHosts =
        false; ///< follow redirects and URLs to other public hosts (files do, documents do not)
    qint64 limit = 64 << 20; ///< bytes of the answer
    std::chrono::milliseconds time{10'000}; ///< without a byte, and for the head
    /// Gets the bytes of a 200 as they come; an error stops the transfer.
    std::function<Result<void>(QByteArrayView)> sink;
};

struct UpstreamAnswer
{
    int status = 0;
    QByteArray contentType;
    qint64 retryAfter = 0; ///< seconds, 0: not told
};

/// Asks upstreams over HTTP for worker threads: calls block, the network runs on a thread of its
/// own. A host other than the upstream's must resolve to public addresses, and the connection goes
/// to the address that was checked.
class UpstreamClient
{
public:
    UpstreamClient();
    ~UpstreamClient();

    /// Any status is an answer. Errors: Network, Timeout, Certificate, TooLarge, Forbidden (an
    /// address that must not be asked, a redirect that must not be followed), or the sink's.
    Result<UpstreamAnswer> fetch(const UpstreamRequest &request);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// False for loopback, private, link-local, shared, multicast and reserved ranges, IPv4-mapped ones
/// too.
bool isPublicAddress(const QHostAddress &address);

} // namespace packhouse
