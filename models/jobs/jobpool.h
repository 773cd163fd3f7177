// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/functionjob.h"

#include <QMutex>
#include <QThreadPool>

#include <atomic>
#include <vector>

namespace packhouse {

/// Threads that jobs hold on to: once closed they take no work any more, however late a job comes.
class JobThreads
{
public:
    explicit JobThreads(int count) { m_pool.setMaxThreadCount(count); }

    bool isOpen() const;
    /// False when they are closed. \a cancelled is set when they close before the work is through.
    bool start(std::function<void()> work, const std::shared_ptr<std::atomic<bool>> &cancelled);
    /// Cancels what runs.
    void close();
    QThreadPool &pool() { return m_pool; }

private:
    mutable QMutex m_mutex; // guards what follows
    bool m_open = true;
    std::vector<std::weak_ptr<std::atomic<bool>>> m_running;

    QThreadPool m_pool;
};

/// The threads of whoever makes jobs. Jobs may outlive it, and so may their retries: started after
/// it is gone they fail with a sentence.
class JobPool
{
public:
    explicit JobPool(int threads) : m_threads(std::make_shared<JobThreads>(threads)) {}
    /// Cancels the jobs that run and waits until all work is through.
    ~JobPool();

    /// Not started. Jobs work on what the owner of this pool knows, since they end before it does.
    Job *make(JobPlan plan, QObject *parent) const;
    /// Takes no new work and cancels the jobs that run, without waiting.
    void close() { m_threads->close(); }
    /// For work that is not a job.
    QThreadPool *threads() const { return &m_threads->pool(); }

private:
    std::shared_ptr<JobThreads> m_threads;
};

} // namespace packhouse
