// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/connectioncount.h"

#include <QtGlobal>

#include <utility>

#ifdef Q_OS_UNIX
    #include <unistd.h>
#endif

namespace packhouse {

/// A connected socket that counts as long as this lives, wherever what becomes of it ends: it is
/// closed, unless somebody has taken it over, and then taken off the count.
class AcceptedSocket
{
public:
    /// \a ownPort: as RequestHead::ownPort.
    AcceptedSocket(ConnectionCount &count, int handle, quint16 ownPort)
        : m_count(&count), m_handle(handle), m_ownPort(ownPort)
    {
        count.add();
    }
    AcceptedSocket(AcceptedSocket &&other) noexcept
        : m_count(std::exchange(other.m_count, nullptr))
        , m_handle(std::exchange(other.m_handle, -1))
        , m_ownPort(other.m_ownPort)
    {}
    AcceptedSocket &operator=(AcceptedSocket &&) = delete;
    ~AcceptedSocket()
    {
#ifdef Q_OS_UNIX
        if (m_handle >= 0)
            ::close(m_handle);
#endif
        if (m_count)
            m_count->remove();
    }

    int handle() const
    {
        return m_handle;
    }
    quint16 ownPort() const
    {
        return m_ownPort;
    }
    /// Somebody else closes it.
    void takeOver()
    {
        m_handle = -1;
    }

private:
    ConnectionCount *m_count;
    int m_handle;
    quint16 m_ownPort;
};

} // namespace packhouse
