// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/reply.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace packhouse {

/// The answer about the registry's health, there at once whatever the workers and the disk do. A
/// thread of its own looks again when the answer is asked for and is older than a second; a look
/// that does not come back for ten makes the answer 503.
class HealthWatch
{
public:
    /// \a look may block; it is called on the watch's thread, and once by the maker.
    explicit HealthWatch(std::function<Reply()> look);
    ~HealthWatch();
    HealthWatch(const HealthWatch &) = delete;
    HealthWatch &operator=(const HealthWatch &) = delete;

    /// Never waits. Safe from any thread.
    std::shared_ptr<const Reply> reply();

private:
    using Clock = std::chrono::steady_clock;

    void run();

    const std::function<Reply()> m_look;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::shared_ptr<const Reply> m_reply;
    Clock::time_point m_seen; ///< when a look came back
    Clock::time_point m_started{}; ///< of the look that runs; the epoch: none
    bool m_asked = false;
    bool m_stopping = false;
    std::thread m_thread; // last: it uses the others
};

} // namespace packhouse
