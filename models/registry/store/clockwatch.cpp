// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/clockwatch.h"

#include <ctime>

namespace packhouse {

namespace {

/// What time servers correct in one go is far less.
constexpr qint64 Jump = 60 * 1000;

} // namespace

bool ClockWatch::believes(qint64 timeOfDay, qint64 running)
{
    const qint64 apart = timeOfDay - running;
    const bool jumped = m_apart ? qAbs(apart - *m_apart) > Jump
                                : m_lastUsed && qAbs(timeOfDay - *m_lastUsed) > FirstLookWithin;
    if (jumped)
        m_jumped = running;
    m_apart = apart;
    if (m_jumped && running - *m_jumped >= Hour)
        m_jumped.reset();
    return !m_jumped;
}

qint64 runningClock()
{
    timespec now{};
#ifdef CLOCK_BOOTTIME
    clock_gettime(CLOCK_BOOTTIME, &now);
#else
    clock_gettime(CLOCK_MONOTONIC, &now);
#endif
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

} // namespace packhouse
