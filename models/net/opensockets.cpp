// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/opensockets.h"

#include <algorithm>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace packhouse {

namespace {

int ownPortOf(int socket)
{
    sockaddr_storage own{};
    socklen_t size = sizeof own;
    if (::getsockname(socket, reinterpret_cast<sockaddr *>(&own), &size) != 0)
        return -1;
    return ntohs(own.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6 &>(own).sin6_port
                                           : reinterpret_cast<sockaddr_in &>(own).sin_port);
}

} // namespace

void OpenSockets::close(int socket)
{
    m_sockets.erase(socket);
    ::close(socket);
}

bool OpenSockets::hasSomethingAt(int ownPort) const
{
    return std::any_of(m_sockets.begin(), m_sockets.end(), [ownPort](int socket) {
        pollfd look{socket, POLLIN, 0};
        return ownPortOf(socket) == ownPort && ::poll(&look, 1, 0) != 0;
    });
}

} // namespace packhouse
