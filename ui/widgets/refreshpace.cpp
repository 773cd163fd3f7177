// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/refreshpace.h"

#include <algorithm>

namespace packhouse {

namespace {

// Milliseconds at least, and times what an answer costs.
constexpr int SeenPause = 100;
constexpr int SeenShare = 2;
constexpr int UnseenPause = 1'000;
constexpr int UnseenShare = 19;

} // namespace

RefreshPace::RefreshPace(std::function<void()> refresh, std::function<bool()> isSeen,
                         QObject *parent)
    : QObject(parent), m_refresh(std::move(refresh)), m_isSeen(std::move(isSeen))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_refresh(); });
}

void RefreshPace::outdated()
{
    m_outdated = true;
    if (!m_asking && !m_timer.isActive())
        schedule();
}

void RefreshPace::seen()
{
    if (m_outdated && !m_asking)
        m_timer.start(0);
}

void RefreshPace::asked()
{
    m_timer.stop();
    m_outdated = false;
    m_asking = true;
    m_since.start();
}

void RefreshPace::answered()
{
    if (!m_asking)
        return;
    m_asking = false;
    m_cost = int(std::min<qint64>(m_since.elapsed(), 60'000));
    if (m_outdated)
        schedule();
}

void RefreshPace::schedule()
{
    m_timer.start(m_isSeen() ? std::max(SeenPause, SeenShare * m_cost)
                             : std::max(UnseenPause, UnseenShare * m_cost));
}

} // namespace packhouse
