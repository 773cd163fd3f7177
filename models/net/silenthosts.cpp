// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/silenthosts.h"

#include <algorithm>

namespace packhouse {

namespace {

constexpr SilentHosts::Time First{5'000};
constexpr SilentHosts::Time Longest{60'000};
constexpr SilentHosts::Time Moment{15'000}; // as long as a first byte may take
constexpr SilentHosts::Time Forgotten{600'000}; // after the pause
constexpr qsizetype Most = 1'000;

QByteArray keyOf(const QByteArray &origin, const QByteArray &asker)
{
    return origin + ' ' + asker;
}

} // namespace

/// What counts for that asker: nobody listens there, or it was silent to him.
template<typename Hosts>
auto SilentHosts::find(Hosts &hosts, const QByteArray &origin, const QByteArray &asker)
{
    const auto found = hosts.find(origin);
    return found != hosts.end() ? found : hosts.find(keyOf(origin, asker));
}

SilentHosts::Time SilentHosts::pause(const QByteArray &origin, Time now,
                                     const QByteArray &asker) const
{
    const auto found = find(m_hosts, origin, asker);
    if (found == m_hosts.cend())
        return Time(0);
    return found->asked.contains(asker) ? std::max(found->until - now, Time(1))
                                        : std::max(found->until - now, Time(0));
}

void SilentHosts::asks(const QByteArray &origin, const QByteArray &asker)
{
    if (const auto found = find(m_hosts, origin, asker); found != m_hosts.end())
        found->asked.insert(asker);
}

ErrorCode SilentHosts::how(const QByteArray &origin, const QByteArray &asker) const
{
    const auto found = find(m_hosts, origin, asker);
    return found == m_hosts.cend() ? ErrorCode::Timeout : found->how;
}

void SilentHosts::failed(const QByteArray &origin, ErrorCode how, Time now, const QByteArray &asker)
{
    m_hosts.removeIf([now](const auto &host) { return host->until + Forgotten < now; });
    if (const auto last = m_answered.constFind(origin);
        how == ErrorCode::Timeout && last != m_answered.cend() && now - *last <= Moment) {
        unknown(origin, asker);
        return;
    }
    if (how == ErrorCode::Timeout)
        m_hosts.remove(origin); // somebody listens
    const QByteArray key = how == ErrorCode::Timeout ? keyOf(origin, asker) : origin;
    if (m_hosts.size() >= Most && !m_hosts.contains(key))
        return;
    Silence &silence = m_hosts[key];
    // Others that were on their way when it fell silent tell the same, not more.
    if (silence.until > now)
        return;
    silence.pause = std::clamp(silence.pause * 2, First, Longest);
    silence.until = now + silence.pause;
    silence.how = how;
    silence.asked.clear();
}

void SilentHosts::answered(const QByteArray &origin, Time now)
{
    const QByteArray ofAskers = keyOf(origin, {});
    m_hosts.removeIf(
        [&](const auto &host) { return host.key() == origin || host.key().startsWith(ofAskers); });
    m_answered.removeIf([now](const auto &host) { return host.value() + Moment < now; });
    if (m_answered.size() < Most)
        m_answered.insert(origin, now);
}

void SilentHosts::unknown(const QByteArray &origin, const QByteArray &asker)
{
    if (const auto found = find(m_hosts, origin, asker); found != m_hosts.end())
        found->asked.remove(asker);
}

} // namespace packhouse
