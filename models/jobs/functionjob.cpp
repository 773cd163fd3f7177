// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/functionjob.h"

#include "jobs/jobpool.h"

#include <QMutex>
#include <QPointer>
#include <QThreadPool>

#include <atomic>
#include <exception>
#include <numeric>

using namespace Qt::StringLiterals;

namespace packhouse {

/// Outlives the job while its work runs, so that the work never touches a job that is gone.
struct JobContext::Shared
{
    std::atomic<bool> cancelled = false;
    std::atomic<qint64> total = 0;
    std::atomic<qint64> done = 0;
    std::atomic<bool> progressPosted = false;
    QList<int> todo;

    QMutex mutex; // guards what follows
    FunctionJob *job = nullptr;
    Text step;
    QMap<int, JobItem> items;

    /// One event in the job's queue at a time, however often the work reports.
    void postProgress()
    {
        if (progressPosted.exchange(true))
            return;
        const QMutexLocker lock(&mutex);
        if (!job)
            return;
        QMetaObject::invokeMethod(
            job,
            [this, receiver = job] {
                progressPosted = false;
                emit receiver->progressed();
            },
            Qt::QueuedConnection);
    }
};

JobContext::JobContext(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}

bool JobContext::cancelled() const
{
    return m_shared->cancelled;
}

void JobContext::setTotal(qint64 total)
{
    m_shared->total = total;
    m_shared->postProgress();
}

void JobContext::setDone(qint64 done)
{
    m_shared->done = done;
    m_shared->postProgress();
}

void JobContext::advance(qint64 by)
{
    m_shared->done += by;
    m_shared->postProgress();
}

void JobContext::setStep(const Text &step)
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->step = step;
    }
    m_shared->postProgress();
}

const QList<int> &JobContext::todo() const
{
    return m_shared->todo;
}

void JobContext::itemDone(int index)
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->items[index].done = true;
    }
    m_shared->postProgress();
}

void JobContext::itemFailed(int index, Error error)
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->items[index].error = std::move(error);
    }
    m_shared->postProgress();
}

void JobContext::addItem(JobItem item)
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        const int next = m_shared->items.isEmpty() ? 0 : m_shared->items.lastKey() + 1;
        m_shared->items.insert(next, std::move(item));
    }
    m_shared->postProgress();
}

namespace {

QList<int> allIndexes(qsizetype count)
{
    QList<int> indexes(count);
    std::iota(indexes.begin(), indexes.end(), 0);
    return indexes;
}

/// The one error of a job of which some items failed.
std::optional<Error> summary(const QList<JobItem> &items)
{
    QList<Error> errors;
    for (const JobItem &item : items) {
        if (item.error)
            errors.append(*item.error);
    }
    if (errors.isEmpty())
        return std::nullopt;
    if (errors.size() == 1)
        return errors.constFirst();
    return Error{errors.constFirst().code,
                 Text::of("%1 of %2 items failed. The first one: %3", errors.size(), items.size(),
                          errors.constFirst().what),
                 errors.constFirst().remedy, errors.constFirst().retryable};
}

} // namespace

FunctionJob::FunctionJob(JobPlan plan, QObject *parent)
    : FunctionJob(plan, allIndexes(plan.items.size()), parent)
{}

FunctionJob::FunctionJob(JobPlan plan, QList<int> todo, QObject *parent)
    : Job(parent), m_plan(std::move(plan)), m_shared(std::make_shared<JobContext::Shared>())
{
    m_shared->job = this;
    for (const int index : todo)
        m_shared->items.insert(index, {m_plan.items.at(index), false, {}});
    m_shared->todo = std::move(todo);
}

FunctionJob::~FunctionJob()
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->job = nullptr;
    }
    m_shared->cancelled = true;
    if (m_state == State::Running)
        end(State::Cancelled);
}

Text FunctionJob::title() const
{
    return m_plan.title;
}

Job::State FunctionJob::state() const
{
    return m_state;
}

qint64 FunctionJob::total() const
{
    return m_shared->total;
}

qint64 FunctionJob::done() const
{
    return m_shared->done;
}

bool FunctionJob::countsBytes() const
{
    return m_plan.countsBytes;
}

Text FunctionJob::step() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->step;
}

std::optional<Error> FunctionJob::error() const
{
    return m_error;
}

QList<JobItem> FunctionJob::items() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->items.values();
}

bool FunctionJob::canCancel() const
{
    return m_plan.canCancel && !ended();
}

void FunctionJob::start()
{
    if (m_state != State::Waiting)
        return;
    m_state = State::Running;
    auto run = [shared = m_shared, work = m_plan.work] { runOn(shared, work); };
    if (m_plan.threads) {
        const std::shared_ptr<std::atomic<bool>> cancelled(m_shared, &m_shared->cancelled);
        if (!m_plan.threads->start(std::move(run), cancelled)) {
            m_error = Error{ErrorCode::Cancelled, Text::of("The registry is not open any more."),
                            Text::of("Open it again and start anew from there."), false};
            end(State::Failed);
        }
        return;
    }
    QThreadPool *pool = m_plan.pool ? m_plan.pool : QThreadPool::globalInstance();
    pool->start(std::move(run));
}

/// On the work's thread, when the job may be gone.
void FunctionJob::runOn(const std::shared_ptr<JobContext::Shared> &shared,
                        const JobPlan::Work &work)
{
    JobContext context(shared);
    Result<void> result;
    if (shared->cancelled)
        result = fail(ErrorCode::Cancelled, Text::of("It was cancelled before it began."));
    else
        try {
            result = work(context);
        } catch (const std::exception &thrown) {
            result = fail(ErrorCode::Internal, Text::foreign(QString::fromUtf8(thrown.what())));
        }
    const QMutexLocker lock(&shared->mutex);
    if (FunctionJob *job = shared->job) {
        QMetaObject::invokeMethod(
            job, [job, result = std::move(result)]() mutable { job->finish(std::move(result)); },
            Qt::QueuedConnection);
    }
}

void FunctionJob::cancel()
{
    if (m_state == State::Waiting) {
        m_shared->cancelled = true;
        end(State::Cancelled);
    } else if (m_state == State::Running && m_plan.canCancel) {
        m_shared->cancelled = true;
    }
}

Job *FunctionJob::retry(QObject *parent) const
{
    if (m_state != State::Failed && m_state != State::Cancelled)
        return nullptr;
    if (m_plan.threads && !m_plan.threads->isOpen())
        return nullptr;
    QList<int> todo;
    {
        const QMutexLocker lock(&m_shared->mutex);
        for (const int index : m_shared->todo) {
            const auto item = m_shared->items.constFind(index);
            if (item == m_shared->items.constEnd() || !item->done)
                todo.append(index);
        }
    }
    if (todo.isEmpty() && !m_plan.items.isEmpty())
        return nullptr;
    return new FunctionJob(m_plan, std::move(todo), parent);
}

void FunctionJob::finish(Result<void> result)
{
    if (m_state != State::Running)
        return;
    const bool stopped = !result && result.error().code == ErrorCode::Cancelled;
    if (stopped && m_shared->cancelled) {
        end(State::Cancelled);
        return;
    }
    m_error = result ? summary(items()) : std::make_optional(std::move(result.error()));
    end(m_error ? State::Failed : State::Done);
}

void FunctionJob::end(State state)
{
    m_state = state;
    emit finished();
}

} // namespace packhouse
