// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace packhouse {

/// Tells whether the time of day can be believed, for what cannot be taken back. A computer whose
/// clock jumps (a dead battery, a wrong time server, a virtual machine that was put back) mostly
/// gets the right time again soon: so a time that jumped is believed once it has run evenly for an
/// hour. What happened to the clock while nobody looked cannot be told; a first look that is days
/// away from when the registry was last used is taken for a jump. All times in milliseconds.
class ClockWatch
{
public:
    static constexpr qint64 Hour = 60 * 60 * 1000;
    static constexpr qint64 FirstLookWithin = 7 * 24 * Hour;

    /// \a lastUsed by the time of day; nothing when it was never used.
    explicit ClockWatch(std::optional<qint64> lastUsed) : m_lastUsed(lastUsed) {}

    /// At every look, a few a minute: the time of day, and a clock that nobody sets and that goes
    /// on while the computer sleeps.
    bool believes(qint64 timeOfDay, qint64 running);

private:
    std::optional<qint64> m_lastUsed;
    std::optional<qint64> m_apart; ///< how far the two were apart at the last look
    std::optional<qint64> m_jumped; ///< when, by the running clock
};

/// A clock that nobody sets: since the computer was started, asleep or not.
qint64 runningClock();

} // namespace packhouse
