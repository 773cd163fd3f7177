// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace packhouse {

class Clock;
class Store;

/// What a registry does of its own accord, on a thread of its own: writes the counters, empties the
/// trash of what is past its time, removes blobs that nothing refers to. The last two wait while
/// the clock cannot be believed.
class Upkeep
{
public:
    Upkeep(Store &store, const Clock &clock);
    ~Upkeep();
    Upkeep(const Upkeep &) = delete;
    Upkeep &operator=(const Upkeep &) = delete;

private:
    void run();
    void readAnew();
    /// Milliseconds since 1970; nothing: never.
    std::optional<qint64> lastUsed() const;
    void cleanUp();

    Store &m_store;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread; // last: it uses the others
};

} // namespace packhouse
