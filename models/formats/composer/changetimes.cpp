// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/changetimes.h"

#include <algorithm>

namespace packhouse::composer {

namespace {

constexpr qsizetype Most = 10'000;

} // namespace

QDateTime ChangeTimes::of(const QByteArray &document, const QByteArray &state, const QDateTime &now)
{
    const QMutexLocker lock(&m_mutex);
    if (m_seen.size() >= Most && !m_seen.contains(document)) {
        for (const Seen &seen : std::as_const(m_seen))
            m_forgotten = std::max(m_forgotten, seen.second);
        m_seen.clear();
    }
    Seen &seen = m_seen[document];
    if (seen.state != state) {
        const qint64 former = std::max(seen.second, m_forgotten);
        seen = {state, std::max(now.toSecsSinceEpoch(), former + 1)};
    }
    return QDateTime::fromSecsSinceEpoch(seen.second, Qt::UTC);
}

} // namespace packhouse::composer
