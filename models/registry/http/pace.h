// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace packhouse {

/// Whether the other side keeps a least rate, measured over a window of the time that was spent
/// waiting for it: single bytes now and then do not prolong anything.
class Pace
{
public:
    Pace(qint64 bytesPerSecond, std::chrono::milliseconds window)
        : m_rate(bytesPerSecond), m_window(window)
    {}

    /// \a bytes have moved after waiting for \a time; false when that is too slow.
    bool moved(qint64 bytes, std::chrono::steady_clock::duration time)
    {
        m_bytes += bytes;
        m_waited += time;
        if (m_waited < m_window)
            return true;
        const double seconds = std::chrono::duration<double>(m_waited).count();
        const bool fast = double(m_bytes) >= double(m_rate) * seconds;
        m_bytes = 0;
        m_waited = {};
        return fast;
    }

private:
    const qint64 m_rate;
    const std::chrono::steady_clock::duration m_window;
    qint64 m_bytes = 0;
    std::chrono::steady_clock::duration m_waited{};
};

} // namespace packhouse
