// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/processoruse.h"

#include <algorithm>
#include <cmath>

namespace packhouse {

ProcessorUse::Use ProcessorUse::Use::later(Clock::time_point now) const
{
    const Time past = std::max<Time>(now - at, Time());
    const double left = std::exp(-(past / lately));
    return {used * left, squares * left, now, running, much};
}

void ProcessorUse::begin(const QByteArray &client, Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    Use &use = m_uses[client];
    use = use.later(now);
    ++use.running;
}

void ProcessorUse::end(const QByteArray &client, Time used, Clock::time_point now)
{
    add(client, used, now);
    const std::lock_guard lock(m_mutex);
    --m_uses[client].running;
}

void ProcessorUse::add(const QByteArray &client, Time used, Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    for (Use *use : {&m_uses[client], &m_all}) {
        *use = use->later(now);
        use->used += used;
        use->squares += used.count() * used.count();
    }
    if (m_uses.size() >= m_most)
        drop(now);
}

bool ProcessorUse::isMuch(const QByteArray &client, Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    Use &use = m_uses[client];
    use = use.later(now);
    const Time others = m_all.later(now).used - use.used;
    if (others < m_much / 1'000)
        return false;
    // What a job costs that is met while it runs: the dear ones are met more often.
    const double each = (use.squares + (little * dear.count()).count())
                        / (use.used + little).count();
    // Whoever went to and fro around the border would come back with all his requests at once.
    use.much = use.used + Time(each * use.running) > (use.much ? m_much / 2 : m_much);
    return use.much;
}

// Seldom enough that a great many clients cost little each.
void ProcessorUse::drop(Clock::time_point now)
{
    m_uses.removeIf([&](const auto &each) {
        return each->running == 0 && each->later(now).used < m_much / 1'000;
    });
    m_most = std::max<qsizetype>(256, 2 * m_uses.size());
}

qsizetype ProcessorUse::clients() const
{
    const std::lock_guard lock(m_mutex);
    return m_uses.size();
}

} // namespace packhouse
