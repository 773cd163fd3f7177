// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/control/controlfeed.h"

#include <algorithm>

namespace packhouse {

using namespace std::chrono_literals;

namespace {

constexpr auto GreetTime = 5s;
constexpr auto Gathering = 50ms; // in which changes come together, where one follows another
constexpr auto ShortestPause = 100ms;
constexpr auto LongestPause = 5'000ms;

} // namespace

ControlFeed::ControlFeed(ControlLink &link, const RegistryGreeting &begin,
                         std::chrono::milliseconds silence, Listener listener)
    : m_link(link)
    , m_listener(std::move(listener))
    , m_silence(silence)
    , m_question{begin.run, begin.journal}
    , m_pause(ShortestPause)
    , m_thread([this] { run(); })
{}

ControlFeed::~ControlFeed()
{
    m_link.close();
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void ControlFeed::run()
{
    while (!m_link.isClosed()) {
        const bool reached = m_problem.isEmpty() ? follow() : greet();
        if (reached)
            continue;
        rest(m_pause);
        m_pause = std::min<std::chrono::milliseconds>(m_pause * 2, LongestPause);
    }
}

/// Waits for the next change. False: nobody answers.
bool ControlFeed::follow()
{
    const Result<Change> change = m_link.await(actions::Changes, m_question, m_silence);
    if (change) {
        m_pause = ShortestPause;
        m_question.after = change->journal;
        if (!change->isEmpty()) {
            m_listener.changed(*change);
            rest(Gathering);
        }
        return true;
    }
    if (m_link.isClosed() || change.error().code == ErrorCode::Busy)
        return false;
    m_problem = change.error().text();
    m_listener.lost(m_problem);
    return false;
}

/// Whoever answers now may be another process, of whose changes nothing is known.
bool ControlFeed::greet()
{
    const Result<RegistryGreeting> greeting = m_link.await(actions::Greet, {}, GreetTime);
    if (!greeting) {
        const Text problem = greeting.error().text();
        const bool isNew = greeting.error().code == ErrorCode::Unsupported && problem != m_problem;
        if (isNew && !m_link.isClosed())
            m_listener.lost(m_problem = problem);
        return false;
    }
    m_question = {greeting->run, greeting->journal};
    m_problem = {};
    m_pause = ShortestPause;
    m_listener.found(*greeting);
    return true;
}

void ControlFeed::rest(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, time, [this] { return m_stopping; });
}

} // namespace packhouse
