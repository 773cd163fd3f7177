// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace packhouse {

/// Threads that run what may block. Jobs start in the order they came.
class WorkerPool
{
public:
    explicit WorkerPool(int threads);
    ~WorkerPool();

    /// \a work is called once on a worker, or dropped when the pool stops first.
    template<typename Work>
    void post(Work work)
    {
        add(std::make_unique<JobOf<Work>>(std::move(work)));
    }

    /// Waits for running jobs and drops the others. No job may be posted afterwards.
    void stop();

private:
    struct Job
    {
        virtual ~Job() = default;
        virtual void run() = 0;
    };
    template<typename Work>
    struct JobOf final : Job
    {
        explicit JobOf(Work w) : work(std::move(w)) {}
        void run() override { work(); }
        Work work;
    };

    void add(std::unique_ptr<Job> job);
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::unique_ptr<Job>> m_jobs;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace packhouse
