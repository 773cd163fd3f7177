// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace packhouse {

/// How many bodies are taken at once. Who comes too many waits in line. Safe from any thread.
class UploadSlots
{
public:
    explicit UploadSlots(int count) : m_free(count) {}

    /// A place in the line.
    struct Ticket
    {
        std::function<void()> granted; ///< called once, on the thread of whoever gave the slot back
        bool has = false; ///< guarded by the slots' mutex
    };
    using TicketPtr = std::shared_ptr<Ticket>;

    /// A ticket that has its slot at once, or later, and then calls \a granted.
    TicketPtr enter(std::function<void()> granted);
    bool has(const TicketPtr &ticket) const;
    /// Gives the slot back, or leaves the line.
    void leave(const TicketPtr &ticket);

private:
    mutable std::mutex m_mutex;
    int m_free;
    std::deque<TicketPtr> m_line;
};

} // namespace packhouse
