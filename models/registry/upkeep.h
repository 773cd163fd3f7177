// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace packhouse {

class Store;

/// What a registry does of its own accord, on a thread of its own: writes the counters, empties the
/// trash of what is past its time, removes blobs that nothing refers to.
class Upkeep
{
public:
    explicit Upkeep(Store &store);
    ~Upkeep();
    Upkeep(const Upkeep &) = delete;
    Upkeep &operator=(const Upkeep &) = delete;

private:
    void run();

    Store &m_store;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread; // last: it uses the others
};

} // namespace packhouse
