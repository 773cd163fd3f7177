// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/hangup.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
    #include <poll.h>
#endif

namespace packhouse {

OtherEnd otherEnd(int socket)
{
#ifdef Q_OS_UNIX
    #ifdef POLLRDHUP
    constexpr short ended = POLLRDHUP;
    #else
    constexpr short ended = 0;
    #endif
    pollfd one{socket, ended, 0};
    if (::poll(&one, 1, 0) <= 0)
        return OtherEnd::Open;
    if ((one.revents & (POLLHUP | POLLERR)) != 0)
        return OtherEnd::Lost;
    return (one.revents & ended) != 0 ? OtherEnd::Quiet : OtherEnd::Open;
#else
    Q_UNUSED(socket)
    return OtherEnd::Open;
#endif
}

bool Departure::look(int socket)
{
    const OtherEnd end = socket < 0 ? OtherEnd::Lost : otherEnd(socket);
    const auto now = std::chrono::steady_clock::now();
    if (end == OtherEnd::Quiet && !m_quietSince)
        m_quietSince = now;
    if (end == OtherEnd::Lost || (m_quietSince && now - *m_quietSince >= m_quietWait))
        *m_gone = true;
    return *m_gone;
}

} // namespace packhouse
