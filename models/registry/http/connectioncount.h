// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace packhouse {

/// The connections of all threads of a server together.
class ConnectionCount
{
public:
    void add()
    {
        const std::lock_guard lock(m_mutex);
        ++m_count;
    }

    void remove()
    {
        const std::lock_guard lock(m_mutex);
        if (--m_count == 0)
            m_none.notify_all();
    }

    int value() const
    {
        const std::lock_guard lock(m_mutex);
        return m_count;
    }

    /// False when some are left after \a time.
    bool waitForNone(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        return m_none.wait_for(lock, time, [this] { return m_count == 0; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_none;
    int m_count = 0;
};

} // namespace packhouse
