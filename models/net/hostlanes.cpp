// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/hostlanes.h"

namespace packhouse {

quint64 HostLanes::take(const QByteArray &origin, const QByteArray &asker)
{
    Lane &lane = m_lanes[origin];
    if (lane.running >= m_atOnce || lane.askers.value(asker) >= m_share
        || (lane.narrow && lane.seeker > 0))
        return 0;
    ++lane.running;
    ++lane.askers[asker];
    m_places.insert(++m_last, {origin, asker});
    if (lane.narrow)
        lane.seeker = m_last;
    return m_last;
}

void HostLanes::leave(quint64 ticket)
{
    const Place place = m_places.take(ticket);
    const auto lane = m_lanes.find(place.origin);
    if (const auto share = lane->askers.find(place.asker); --*share == 0)
        lane->askers.erase(share);
    if (lane->seeker == ticket)
        lane->seeker = 0;
    if (--lane->running == 0 && !lane->narrow)
        m_lanes.erase(lane);
}

void HostLanes::heard(const QByteArray &origin, int status)
{
    if (const auto lane = m_lanes.find(origin); lane != m_lanes.end())
        lane->narrow = status == 429;
}

} // namespace packhouse
