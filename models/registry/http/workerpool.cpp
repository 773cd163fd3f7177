// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/workerpool.h"

#include <algorithm>
#include <exception>

#ifdef Q_OS_LINUX
    #include <sys/resource.h>
    #include <sys/syscall.h>
    #include <unistd.h>
#endif

namespace packhouse {

namespace {

#ifdef Q_OS_LINUX
// As sched_setattr(2) has it; the C library does not.
struct SchedulingAttributes
{
    quint32 size = sizeof(SchedulingAttributes);
    quint32 policy = SCHED_OTHER;
    quint64 flags = 0;
    qint32 nice = 0;
    quint32 priority = 0;
    quint64 runtime = 0; ///< ns: how long its turns are, from Linux 6.12 on
    quint64 deadline = 0;
    quint64 period = 0;
};
#endif

// Where it cannot be lowered, its few threads still leave most of the processors' time to others.
void lowerThisThread()
{
#ifdef Q_OS_LINUX
    SchedulingAttributes low;
    low.nice = 15;
    low.runtime = 100'000; // whoever wakes up does not wait for the end of a long turn
    if (::syscall(SYS_sched_setattr, 0, &low, 0) != 0)
        ::setpriority(PRIO_PROCESS, 0, low.nice); // of the thread
#endif
}

} // namespace

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
    if (m_priority == Priority::Low)
        lowerThisThread();
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
