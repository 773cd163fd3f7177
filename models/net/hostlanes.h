// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

namespace packhouse {

/// How many requests of one kind run at one machine at once: a number of them, a quarter of it at
/// most for one asker, so that three who hold theirs for long leave room to a fourth; and one more
/// at a time after it said 429, until it answers something else. For one thread.
class HostLanes
{
public:
    explicit HostLanes(int atOnce) : m_atOnce(atOnce), m_share(atOnce / 4) {}

    /// What to leave() by; 0: none is free, or not for that asker. An empty one is this computer's
    /// own user.
    quint64 take(const QByteArray &origin, const QByteArray &asker = {});
    void leave(quint64 ticket);
    void heard(const QByteArray &origin, int status);

private:
    struct Lane
    {
        int running = 0;
        QHash<QByteArray, int> askers = {};
        bool narrow = false;
        quint64 seeker = 0; ///< who finds out whether it still says so
    };
    struct Place
    {
        QByteArray origin, asker;
    };
    const int m_atOnce;
    const int m_share;
    QHash<QByteArray, Lane> m_lanes;
    QHash<quint64, Place> m_places; ///< by ticket
    quint64 m_last = 0;
};

} // namespace packhouse
