// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/workerpool.h"

#include "core/interruption.h"
#include "core/lowpriority.h"

#include <algorithm>
#include <exception>
#include <optional>

namespace packhouse {

WorkerPool::WorkerPool(int threads, size_t line, int share)
    : m_most(size_t(std::max(1, threads))), m_longest(line), m_share(share)
{}

WorkerPool::WorkerPool(int threads, Priority priority)
    : m_most(size_t(std::max(1, threads)))
    , m_longest(std::numeric_limits<size_t>::max())
    , m_share(0)
    , m_priority(priority)
{}

WorkerPool::~WorkerPool()
{
    stop();
}

bool WorkerPool::add(std::unique_ptr<Job> job)
{
    {
        const std::lock_guard lock(m_mutex);
        const bool runsAtOnce = m_idle > m_jobs.size() || m_threads.size() < m_most;
        if (!runsAtOnce && m_jobs.size() >= m_longest)
            return false;
        if (m_idle <= m_jobs.size() && m_threads.size() < m_most && !m_stopping && !addThread())
            return false;
        lineUp(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void WorkerPool::lineUp(std::unique_ptr<Job> job)
{
    job->turn = std::ranges::count(m_jobs, job->client,
                                   [](const auto &one) { return one->client; });
    const auto place = std::ranges::find_if(m_jobs,
                                            [&](const auto &one) { return one->turn > job->turn; });
    m_jobs.insert(place, std::move(job));
}

// Fewer threads than wanted are slower; none are useless.
bool WorkerPool::addThread()
{
    try {
        m_threads.emplace_back([this] { work(); });
    } catch (const std::exception &) { // no thread, or no memory for one
        return !m_threads.empty();
    }
    return true;
}

void WorkerPool::stop()
{
    Jobs dropped;
    std::vector<std::thread> threads;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        dropped.swap(m_jobs);
        threads.swap(m_threads);
    }
    m_wake.notify_all();
    for (std::thread &thread : threads)
        thread.join();
}

WorkerPool::Jobs::iterator WorkerPool::next()
{
    return m_share <= 0 ? m_jobs.begin()
                        : std::find_if(m_jobs.begin(), m_jobs.end(), [this](const auto &job) {
                              return m_running.value(job->client) < m_share;
                          });
}

void WorkerPool::work()
{
    const Interruption::ByFlag interrupted(m_stopping);
    std::optional<LowPriority> low;
    if (m_priority == Priority::Low)
        low.emplace();
    for (;;) {
        std::unique_ptr<Job> job;
        {
            std::unique_lock lock(m_mutex);
            ++m_idle;
            m_wake.wait(lock, [this] { return m_stopping || next() != m_jobs.end(); });
            --m_idle;
            if (m_stopping)
                return;
            const auto first = next();
            job = std::move(*first);
            m_jobs.erase(first);
            if (m_share > 0)
                ++m_running[job->client];
        }
        if (low)
            low->run([&] { job->run(); });
        else
            job->run();
        if (m_share > 0) {
            const std::lock_guard lock(m_mutex);
            if (--m_running[job->client] == 0)
                m_running.remove(job->client);
            m_wake.notify_one(); // one more of that client may run
        }
    }
}

} // namespace packhouse
