// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/uploadslots.h"

#include <algorithm>

namespace packhouse {

UploadSlots::TicketPtr UploadSlots::enter(std::function<void()> granted)
{
    auto ticket = std::make_shared<Ticket>();
    const std::lock_guard lock(m_mutex);
    if (m_free > 0) {
        --m_free;
        ticket->has = true;
    } else {
        ticket->granted = std::move(granted);
        m_line.push_back(ticket);
    }
    return ticket;
}

bool UploadSlots::has(const TicketPtr &ticket) const
{
    const std::lock_guard lock(m_mutex);
    return ticket->has;
}

void UploadSlots::leave(const TicketPtr &ticket)
{
    TicketPtr next;
    {
        const std::lock_guard lock(m_mutex);
        if (!ticket->has) {
            std::erase(m_line, ticket);
            return;
        }
        ticket->has = false;
        if (m_line.empty()) {
            ++m_free;
            return;
        }
        next = m_line.front();
        m_line.pop_front();
        next->has = true;
    }
    next->granted();
}

} // namespace packhouse
