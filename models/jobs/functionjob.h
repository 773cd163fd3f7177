// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QStringList>

#include <functional>
#include <initializer_list>
#include <memory>

class QThreadPool;

namespace packhouse {

class JobThreads;

/// What a job's work talks to while it runs. Safe from the work's thread; costs little, so that it
/// may be called for every block of a file.
class JobContext
{
public:
    bool cancelled() const;
    void setTotal(qint64 total); ///< 0: not known
    void setDone(qint64 done);
    void advance(qint64 by);
    void setStep(const Text &step);

    /// The items to work on: all of them at first, what failed or was not reached in a retry.
    /// Indexes count in JobPlan::items.
    const QList<int> &todo() const;
    void itemDone(int index);
    /// The job ends as Failed, but the work may go on with the other items.
    void itemFailed(int index, Error error);
    /// An item that was not planned, for work whose result is a list of findings.
    void addItem(JobItem item);

private:
    friend class FunctionJob;
    struct Shared;
    explicit JobContext(std::shared_ptr<Shared> shared);
    std::shared_ptr<Shared> m_shared;
};

/// What a job works on. Titles of very many are made only when somebody looks at them.
class JobItems
{
public:
    JobItems() = default;
    JobItems(const QList<Text> &titles);
    JobItems(std::initializer_list<Text> titles) : JobItems(QList<Text>(titles)) {}
    JobItems(qsizetype size, std::function<Text(qsizetype)> title);

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    Text at(qsizetype index) const { return m_title(index); }

private:
    qsizetype m_size = 0;
    std::function<Text(qsizetype)> m_title;
};

/// What a FunctionJob does.
struct JobPlan
{
    using Work = std::function<Result<void>(JobContext &)>;

    Text title;
    JobItems items; ///< may be empty
    bool countsBytes = false;
    bool canCancel = true;
    std::shared_ptr<JobThreads> threads; ///< of a JobPool, which sets them; else pool
    QThreadPool *pool = nullptr; ///< must outlive the job; nullptr: the program's own
    Work work; ///< runs on the pool, kept for retries; must not refer to the job
};

/// A job whose work is a function on a thread pool. When it is destroyed while it runs it counts as
/// cancelled: it says finished() then, and nothing of it touches the job afterwards.
class FunctionJob final : public Job
{
    Q_OBJECT

public:
    explicit FunctionJob(JobPlan plan, QObject *parent = nullptr);
    ~FunctionJob() override;

    Text title() const override;
    State state() const override;
    qint64 total() const override;
    qint64 done() const override;
    bool countsBytes() const override;
    Text step() const override;
    std::optional<Error> error() const override;
    JobCounts counts() const override;
    QList<JobItem> items() const override;
    JobItem item(qsizetype place) const override;
    QList<JobItem> findings() const override;
    bool canCancel() const override;
    void start() override;
    void cancel() override;
    Job *retry(QObject *parent) const override;

private:
    FunctionJob(JobPlan plan, QList<int> todo, QObject *parent);
    static void runOn(const std::shared_ptr<JobContext::Shared> &shared, const JobPlan::Work &work);
    JobItem itemAt(int index) const;
    std::optional<Error> summary() const;
    void finish(Result<void> result);
    void end(State state);

    JobPlan m_plan;
    std::shared_ptr<JobContext::Shared> m_shared;
    State m_state = State::Waiting;
    std::optional<Error> m_error;
};

} // namespace packhouse
