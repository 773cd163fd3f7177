// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/downloadcounter.h"

namespace packhouse {

void DownloadCounter::count(qint64 version, const QDateTime &at, const QString &by)
{
    const std::lock_guard lock(m_mutex);
    Counted &counted = m_gathered.versions[version];
    ++counted.days[at.toMSecsSinceEpoch() / 86'400'000];
    counted.last = at;
    counted.lastBy = by;
}

void DownloadCounter::use(qint64 token, const QDateTime &at)
{
    const std::lock_guard lock(m_mutex);
    m_gathered.tokens.insert(token, at);
}

DownloadCounter::Counted DownloadCounter::of(qint64 version) const
{
    const std::lock_guard lock(m_mutex);
    return m_gathered.versions.value(version);
}

DownloadCounter::Gathered DownloadCounter::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_gathered, {});
}

void DownloadCounter::putBack(const Gathered &gathered)
{
    const std::lock_guard lock(m_mutex);
    for (auto i = gathered.versions.begin(); i != gathered.versions.end(); ++i) {
        Counted &counted = m_gathered.versions[i.key()];
        for (auto day = i->days.begin(); day != i->days.end(); ++day)
            counted.days[day.key()] += *day;
        if (!counted.last.isValid()) {
            counted.last = i->last;
            counted.lastBy = i->lastBy;
        }
    }
    for (auto i = gathered.tokens.begin(); i != gathered.tokens.end(); ++i) {
        QDateTime &last = m_gathered.tokens[i.key()];
        if (!last.isValid())
            last = *i;
    }
}

} // namespace packhouse
