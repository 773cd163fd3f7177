// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processortime.h"

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <mutex>

namespace packhouse {

/// What each client has lately had of the processors, so that whoever takes much of them is served
/// beside the others, not before them. Waiting, for the disk most often, is not counted. Safe from
/// any thread.
class ProcessorUse
{
public:
    using Clock = std::chrono::steady_clock;
    using Time = ProcessorTime;

    /// \a cores: how many processors there are to share.
    explicit ProcessorUse(int cores) : m_much(lately * cores / 4) {}

    /// A job of a client from when it is lined up to its end; what its work uses is charged then.
    class Job
    {
    public:
        Job(ProcessorUse &use, QByteArray client) : m_use(use), m_client(std::move(client))
        {
            m_use.begin(m_client, Clock::now());
        }
        ~Job() { m_use.end(m_client, m_used, Clock::now()); }
        Q_DISABLE_COPY_MOVE(Job)

        const QByteArray &client() const { return m_client; }
        template<typename Work>
        void run(Work &work)
        {
            const Time before = processorTime();
            work();
            m_used += processorTime() - before;
        }

    private:
        ProcessorUse &m_use;
        const QByteArray m_client;
        Time m_used{};
    };
    /// The same in two steps, …
    void begin(const QByteArray &client, Clock::time_point now);
    void end(const QByteArray &client, Time used, Clock::time_point now);
    /// … and in one, where it was not known before whose job it is.
    void add(const QByteArray &client, Time used, Clock::time_point now = Clock::now());

    /// Whether \a client, with what runs for it, takes more than a quarter of the processors while
    /// others want some as well, and from then on until it takes less than an eighth. A job is
    /// taken to cost what those of its client have lately cost, and much as long as nothing is
    /// known of them.
    bool isMuch(const QByteArray &client, Clock::time_point now = Clock::now());

    /// How many of them something is known of.
    qsizetype clients() const;

private:
    /// How fast what was used is forgotten: two thirds of it in this time.
    static constexpr Time lately{1};
    /// What a job is taken to cost, so that there are no more of them than processors, …
    static constexpr Time dear{0.25};
    /// … until so much is known of its client's.
    static constexpr Time little{0.02};

    struct Use
    {
        Time used{};
        double squares = 0; ///< of what each job used, in seconds²
        Clock::time_point at{};
        int running = 0;
        bool much = false; ///< when it was asked last
        Use later(Clock::time_point now) const;
    };
    void drop(Clock::time_point now);

    const Time m_much;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Use> m_uses; ///< by client
    Use m_all;
    qsizetype m_most = 256; ///< with so many, those that are as good as forgotten are dropped
};

} // namespace packhouse
