// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/wrongcredentials.h"

#include <QHostAddress>

#include <algorithm>

namespace packhouse {

using namespace std::chrono_literals;

namespace {

constexpr int Free = 10; ///< wrong ones within Window that only get their 401
constexpr auto Window = 60s;
constexpr auto LongestWait = 15min;
constexpr size_t MostAddresses = 4096;

/// Whoever has one address of an IPv6 network has all of them.
std::string placeOf(const QByteArray &remote)
{
    QHostAddress address(QString::fromLatin1(remote));
    bool mapped = false;
    if (const quint32 v4 = address.toIPv4Address(&mapped); mapped)
        return QHostAddress(v4).toString().toStdString();
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return remote.toStdString();
    Q_IPV6ADDR bytes = address.toIPv6Address();
    return std::string(reinterpret_cast<const char *>(&bytes), 8);
}

} // namespace

WrongCredentials::WrongCredentials(std::function<Time()> now) : m_now(std::move(now)) {}

std::chrono::seconds WrongCredentials::note(const QByteArray &remote, size_t secret)
{
    if (remote.isEmpty())
        return 0s;
    const std::string place = placeOf(remote);
    const Time now = m_now();
    const std::lock_guard lock(m_mutex);
    if (m_counts.size() >= MostAddresses && !m_counts.contains(place))
        makeRoom(now);
    Count &count = m_counts[place];
    if (count.forgotten <= now)
        count = {0, {}, now + Window};
    if (std::ranges::find(count.known, secret) != count.known.end())
        return 0s;
    count.known[size_t(count.wrong) % count.known.size()] = secret;
    if (++count.wrong <= Free)
        return 0s;
    // Doubles with every ten more.
    const int doublings = std::min((count.wrong - Free - 1) / Free, 10);
    const auto wait = std::min<std::chrono::seconds>(1s * (1 << doublings), LongestWait);
    count.forgotten = std::max(count.forgotten, now + std::max<std::chrono::seconds>(wait, Window));
    return wait;
}

void WrongCredentials::makeRoom(Time now)
{
    std::erase_if(m_counts, [now](const auto &one) { return one.second.forgotten <= now; });
    if (m_counts.size() < MostAddresses)
        return;
    m_counts.erase(
        std::min_element(m_counts.begin(), m_counts.end(), [](const auto &a, const auto &b) {
            return a.second.forgotten < b.second.forgotten;
        }));
}

size_t WrongCredentials::addresses() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts.size();
}

} // namespace packhouse
