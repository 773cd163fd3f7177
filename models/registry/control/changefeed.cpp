// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/control/changefeed.h"

#include "core/randomkey.h"
#include "core/version.h"

#include <QStringList>

namespace packhouse {

namespace {

constexpr size_t MostKept = 1024;
constexpr std::chrono::milliseconds LookEvery{250}; // for who is gone

} // namespace

ChangeFeed::ChangeFeed(Store &store)
    : m_run(QString::fromLatin1(randomKey().toHex()))
    , m_listening(store.onChange([this](const Change &change) { note(change); }))
{}

ChangeFeed::~ChangeFeed()
{
    stop();
}

void ChangeFeed::note(const Change &change)
{
    if (change.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    Change next = change;
    if (next.journal <= m_journal) { // a journal that began anew counts from its own start
        m_recent.clear();
        m_known = m_journal + 1;
        next = Change::anything(m_known);
    }
    m_journal = next.journal;
    m_recent.push_back(std::move(next));
    if (m_recent.size() > MostKept) {
        m_known = m_recent.front().journal;
        m_recent.pop_front();
    }
    m_changed.notify_all();
}

RegistryGreeting ChangeFeed::greeting(const QByteArray &address) const
{
    const std::lock_guard lock(m_mutex);
    return {QString::fromLatin1(Version), QString::fromLatin1(address), m_run, m_journal};
}

std::optional<Change> ChangeFeed::find(const ChangesQuestion &question) const
{
    if (question.run != m_run || question.after < m_known || question.after > m_journal)
        return Change::anything(m_journal);
    if (question.after == m_journal)
        return std::nullopt;
    Change all;
    for (auto change = m_recent.rbegin();
         change != m_recent.rend() && change->journal > question.after; ++change)
        all.add(*change);
    return all;
}

std::optional<Change> ChangeFeed::since(const ChangesQuestion &question) const
{
    const std::lock_guard lock(m_mutex);
    return find(question);
}

Change ChangeFeed::wait(const ChangesQuestion &question, std::chrono::milliseconds time,
                        const std::function<bool()> &abandoned)
{
    const auto until = std::chrono::steady_clock::now() + time;
    std::unique_lock lock(m_mutex);
    while (!m_stopped && std::chrono::steady_clock::now() < until) {
        if (std::optional<Change> found = find(question))
            return *found;
        if (abandoned && abandoned())
            break;
        m_changed.wait_for(lock, LookEvery);
    }
    return {{}, {}, question.after};
}

void ChangeFeed::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    m_changed.notify_all();
}

void ChangeFeed::resume()
{
    const std::lock_guard lock(m_mutex);
    m_stopped = false;
}

} // namespace packhouse
