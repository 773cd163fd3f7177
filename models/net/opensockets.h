// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

namespace packhouse {

/// The sockets of a client's connections, which outlive the requests that opened them: libcurl does
/// not tell which one a request is about to use. For one thread.
class OpenSockets
{
public:
    void opened(int socket) { m_sockets.insert(socket); }
    void close(int socket);
    /// Whether something lies ready to be read, or the end, in the one with that port of ours.
    bool hasSomethingAt(int ownPort) const;

private:
    std::set<int> m_sockets;
};

} // namespace packhouse
