// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace packhouse {

/// How the system shares processors between the threads of a pool and others.
enum class Priority {
    Usual,
    Low, ///< gets what others leave, where the system can do that
};

/// Threads that run what may block, made as they are needed. Jobs of one client start in the order
/// they came; clients take turns.
class WorkerPool
{
public:
    /// At most \a threads run, and at most \a line jobs wait for one. At most \a share jobs of one
    /// client run at once, 0: as many as there are threads; those behind them are not held up.
    explicit WorkerPool(int threads, size_t line = std::numeric_limits<size_t>::max(),
                        int share = 0);
    /// At most \a threads run.
    WorkerPool(int threads, Priority priority);
    ~WorkerPool();

    /// \a work is called once on a worker, or dropped when the pool stops first. False, and nothing
    /// is done, when the line is full, or when there is no thread and none can be made.
    template<typename Work>
    bool post(Work work, QByteArray client = {})
    {
        auto job = std::make_unique<JobOf<Work>>(std::move(work));
        job->client = std::move(client);
        return add(std::move(job));
    }

    /// Interrupts and waits for running jobs, and drops the others. No job may be posted
    /// afterwards.
    void stop();

private:
    struct Job
    {
        virtual ~Job() = default;
        virtual void run() = 0;
        QByteArray client;
        qsizetype turn = 0; ///< how many of that client were ahead of it in the line
    };
    using Jobs = std::deque<std::unique_ptr<Job>>;
    template<typename Work>
    struct JobOf final : Job
    {
        explicit JobOf(Work w) : work(std::move(w)) {}
        void run() override { work(); }
        Work work;
    };

    bool add(std::unique_ptr<Job> job);
    void lineUp(std::unique_ptr<Job> job);
    bool addThread();
    Jobs::iterator next();
    void work();

    const size_t m_most;
    const size_t m_longest;
    const int m_share;
    const Priority m_priority = Priority::Usual;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Jobs m_jobs;
    QHash<QByteArray, int> m_running; ///< by client, where there are shares
    size_t m_idle = 0; ///< threads that wait for a job
    std::atomic<bool> m_stopping = false; ///< changed with m_mutex held
    std::vector<std::thread> m_threads;
};

} // namespace packhouse
