// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobpool.h"

namespace packhouse {

bool JobThreads::isOpen() const
{
    const QMutexLocker lock(&m_mutex);
    return m_open;
}

bool JobThreads::start(std::function<void()> work,
                       const std::shared_ptr<std::atomic<bool>> &cancelled)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_open)
        return false;
    std::erase_if(m_running, [](const auto &known) { return known.expired(); });
    m_running.push_back(cancelled);
    m_pool.start(std::move(work));
    return true;
}

void JobThreads::close()
{
    const QMutexLocker lock(&m_mutex);
    m_open = false;
    for (const auto &running : m_running) {
        if (const auto cancelled = running.lock())
            *cancelled = true;
    }
}

JobPool::~JobPool()
{
    m_threads->close();
    m_threads->pool().waitForDone();
}

Job *JobPool::make(JobPlan plan, QObject *parent) const
{
    plan.threads = m_threads;
    return new FunctionJob(std::move(plan), parent);
}

} // namespace packhouse
