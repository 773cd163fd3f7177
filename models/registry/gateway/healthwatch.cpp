// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/healthwatch.h"

#include <QJsonObject>

namespace packhouse {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto fresh = 1s;
constexpr auto longestLook = 10s;

const std::shared_ptr<const Reply> &stuck()
{
    static const auto reply = std::make_shared<const Reply>(
        Reply::json(QJsonObject{{u"status"_s, u"failed"_s},
                                {u"problem"_s, u"The database does not answer. Look whether the "
                                               "disk of the data directory works."_s}},
                    503));
    return reply;
}

} // namespace

HealthWatch::HealthWatch(std::function<Reply()> look)
    : m_look(std::move(look))
    , m_reply(std::make_shared<const Reply>(m_look()))
    , m_seen(Clock::now())
    , m_thread([this] { run(); })
{}

HealthWatch::~HealthWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

std::shared_ptr<const Reply> HealthWatch::reply()
{
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    const bool looking = m_started != Clock::time_point{};
    if (looking && now - m_started > longestLook)
        return stuck();
    if (!looking && now - m_seen > fresh) {
        m_asked = true;
        m_wake.notify_one();
    }
    return m_reply;
}

void HealthWatch::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_asked || m_stopping; });
        if (m_stopping)
            return;
        m_asked = false;
        m_started = Clock::now();
        lock.unlock();
        auto reply = std::make_shared<const Reply>(m_look());
        lock.lock();
        m_reply = std::move(reply);
        m_seen = Clock::now();
        m_started = {};
    }
}

} // namespace packhouse
