// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <chrono>
#include <functional>
#include <mutex>
#include <unordered_map>

namespace packhouse {

/// Counts wrong credentials by the address they came from, and tells for how long that address
/// should hold back. A right one is never counted and never refused: secrets are random numbers of
/// 192 bits that nobody guesses, so locking out would help only whoever wants to lock out the
/// others behind the same address. Nothing waits here. Safe from any thread.
class WrongCredentials
{
public:
    using Time = std::chrono::steady_clock::time_point;
    /// \a now: for tests.
    explicit WrongCredentials(std::function<Time()> now = &std::chrono::steady_clock::now);

    /// One more from there, \a secret in any form that tells it from others. The same one again is
    /// no guess, and is not counted: a job that goes on with a revoked token spoils no other's
    /// answer, and hears what clients understand. How long that client should wait before the next.
    /// Zero for the first few of a minute, then ever longer while they keep coming, up to a quarter
    /// of an hour. \a remote: an address as text; those of one IPv6 network count as one, empty
    /// ones not at all.
    std::chrono::seconds note(const QByteArray &remote, size_t secret);

    size_t addresses() const; ///< never more than 4096

private:
    struct Count
    {
        int wrong = 0;
        std::array<size_t, 16> known{}; ///< the last ones that were counted
        Time forgotten; ///< when it starts anew
    };
    void makeRoom(Time now);

    const std::function<Time()> m_now;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Count> m_counts;
};

} // namespace packhouse
