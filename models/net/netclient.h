// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/netrequest.h"

#include <QFuture>
#include <QHostAddress>

namespace packhouse {

class Clock;

/// What a client takes from around it; tests bring their own.
struct NetOptions
{
    const Clock *clock = nullptr; ///< for dates that others tell; null: the system's
    /// Time that only goes forward; empty: the system's.
    std::function<std::chrono::milliseconds()> ticks = {};
    std::function<double()> jitter = {}; ///< 0 to 1; empty: random
    /// Empty, or an empty answer: as the system resolves names.
    std::function<QList<QHostAddress>(const QString &name)> resolve = {};
    /// Where files may lie that a public upstream names; empty: isPublicAddress().
    std::function<bool(const QHostAddress &)> isPublic = {};
    QByteArray authorities = {}; ///< PEM, trusted beside the system's
};

/// The one client for everything that goes out: forwarding, probes, imports, remotes, by HTTP/1.1
/// and 2, on a thread of its own. Every call may come from any thread but that one.
///
/// For one host 24 documents and 64 files come at once, a quarter of that for one asker, and one
/// after it said 429; the others stand in line.
/// Where a redirect leads is not counted: the request keeps its place at the host it was for. A
/// machine beside the request's home gets no credential, is asked only where OtherHosts says so,
/// and at an address that was checked. From https a redirect never leads to http.
///
/// Errors: Network and Timeout (retryable), Certificate, TooLarge, Forbidden (an address that must
/// not be asked, a redirect that must not be followed), InvalidFile (a web page where a document
/// was asked for), Busy (no memory, or the line does not
/// move), Cancelled, or the sink's. An answer that is shorter than it
/// says, or breaks off, is a Network error; what comes after its end is not looked at, nor is that
/// connection used again.
class NetClient
{
public:
    explicit NetClient(NetOptions options = {});
    ~NetClient(); ///< as stop()

    /// Answered on the client's thread, which no sink may hold up.
    QFuture<Result<NetAnswer>> send(NetRequest request);
    /// Blocks until the answer, and calls the sink here meanwhile. NetRequest::cancelled, stop()
    /// and deadlines.overall end that within a tenth of a second.
    Result<NetAnswer> fetch(NetRequest request);

    /// Ends what runs and stands in line as Cancelled, and whatever comes until resume() at once.
    void suspend();
    void resume();
    /// suspend() for good.
    void stop();

private:
    class Loop;
    std::unique_ptr<Loop> d;
};

} // namespace packhouse
