// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/uploadplaces.h"

#include <algorithm>
#include <utility>

namespace packhouse {

bool UploadPlaces::admit(Ticket &ticket)
{
    int &taken = m_taken[ticket.client];
    if (m_free == 0 || taken >= m_share)
        return false;
    --m_free;
    ++taken;
    ticket.has = true;
    return true;
}

UploadPlaces::TicketPtr UploadPlaces::enter(QByteArray client, std::function<void()> granted)
{
    auto ticket = std::make_shared<Ticket>();
    ticket->client = std::move(client);
    const std::lock_guard lock(m_mutex);
    if (!admit(*ticket)) {
        ticket->granted = std::move(granted);
        m_line.push_back(ticket);
    }
    return ticket;
}

bool UploadPlaces::has(const TicketPtr &ticket) const
{
    const std::lock_guard lock(m_mutex);
    return ticket->has;
}

void UploadPlaces::leave(const TicketPtr &ticket)
{
    TicketPtr next;
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(ticket->has, false)) {
            std::erase(m_line, ticket);
            return;
        }
        ++m_free;
        if (const auto taken = m_taken.find(ticket->client); --*taken == 0)
            m_taken.erase(taken);
        const auto first = std::find_if(m_line.begin(), m_line.end(),
                                        [this](const TicketPtr &one) { return admit(*one); });
        if (first == m_line.end())
            return;
        next = *first;
        m_line.erase(first);
    }
    next->granted();
}

} // namespace packhouse
