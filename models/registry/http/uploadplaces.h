// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace packhouse {

/// How many bodies with files are taken at once, and how many of them by one client. Who comes too
/// many waits in line; whose share is used up is passed by. Safe from any thread.
class UploadPlaces
{
public:
    /// \a share of the \a count places at most for one client.
    UploadPlaces(int count, int share) : m_free(count), m_share(share) {}

    /// A place, or one in the line.
    struct Ticket
    {
        QByteArray client;
        std::function<void()>
            granted; ///< called once, on the thread of whoever gave the place back
        bool has = false; ///< guarded by the places' mutex
    };
    using TicketPtr = std::shared_ptr<Ticket>;

    /// A ticket that has its place at once, or later, and then calls \a granted.
    TicketPtr enter(QByteArray client, std::function<void()> granted);
    bool has(const TicketPtr &ticket) const;
    /// Gives the place back, or leaves the line.
    void leave(const TicketPtr &ticket);

private:
    bool admit(Ticket &ticket);

    mutable std::mutex m_mutex;
    int m_free;
    const int m_share;
    QHash<QByteArray, int> m_taken; ///< by client
    std::deque<TicketPtr> m_line;
};

/// A place among the uploads or in the line for one, for as long as it lives.
class UploadPlace
{
public:
    UploadPlace(UploadPlaces &places, QByteArray client, std::function<void()> granted)
        : m_places(places), m_ticket(places.enter(std::move(client), std::move(granted)))
    {}
    ~UploadPlace() { m_places.leave(m_ticket); }
    Q_DISABLE_COPY_MOVE(UploadPlace)

    bool granted() const { return m_places.has(m_ticket); }

private:
    UploadPlaces &m_places;
    UploadPlaces::TicketPtr m_ticket;
};

} // namespace packhouse
