// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/functionjob.h"

#include "jobs/jobpool.h"

#include <QMutex>
#include <QPointer>
#include <QSet>
#include <QThreadPool>

#include <algorithm>
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
    QSet<int> through;
    QMap<int, Error> failed;
    QList<JobItem> findings;

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
        m_shared->through.insert(index);
    }
    m_shared->postProgress();
}

void JobContext::itemFailed(int index, Error error)
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->failed.insert(index, std::move(error));
    }
    m_shared->postProgress();
}

void JobContext::addItem(JobItem item)
{
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->findings.append(std::move(item));
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

} // namespace

JobItems::JobItems(const QList<Text> &titles)
    : JobItems(titles.size(), [titles](qsizetype index) { return titles.at(index); })
{}

JobItems::JobItems(qsizetype size, std::function<Text(qsizetype)> title)
    : m_size(size), m_title(std::move(title))
{}

FunctionJob::FunctionJob(JobPlan plan, QObject *parent)
    : FunctionJob(plan, allIndexes(plan.items.size()), parent)
{}

FunctionJob::FunctionJob(JobPlan plan, QList<int> todo, QObject *parent)
    : Job(parent), m_plan(std::move(plan)), m_shared(std::make_shared<JobContext::Shared>())
{
    m_shared->job = this;
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

JobCounts FunctionJob::counts() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return {m_shared->todo.size(), m_shared->through.size(), m_shared->failed.size()};
}

/// With the mutex held.
JobItem FunctionJob::itemAt(int index) const
{
    const auto failed = m_shared->failed.constFind(index);
    return {m_plan.items.at(index), m_shared->through.contains(index),
            failed == m_shared->failed.cend() ? std::nullopt : std::optional(*failed)};
}

QList<JobItem> FunctionJob::items() const
{
    const QMutexLocker lock(&m_shared->mutex);
    QList<JobItem> items;
    if (m_shared->todo.size() <= MostJobItems) {
        for (const int index : m_shared->todo)
            items.append(itemAt(index));
    } else {
        for (auto one = m_shared->failed.keyBegin();
             one != m_shared->failed.keyEnd() && items.size() < MostJobItems; ++one)
            items.append(itemAt(*one));
    }
    return items + m_shared->findings.first(std::min(MostJobItems, m_shared->findings.size()));
}

JobItem FunctionJob::item(qsizetype place) const
{
    const QMutexLocker lock(&m_shared->mutex);
    return place < m_shared->todo.size() ? itemAt(m_shared->todo.at(place)) : JobItem();
}

QList<JobItem> FunctionJob::findings() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->findings.first(std::min(MostJobItems, m_shared->findings.size()));
}

/// The one error of a job of which some items failed.
std::optional<Error> FunctionJob::summary() const
{
    const QMutexLocker lock(&m_shared->mutex);
    QList<Error> errors = m_shared->failed.values();
    for (const JobItem &finding : std::as_const(m_shared->findings)) {
        if (finding.error)
            errors.append(*finding.error);
    }
    if (errors.isEmpty())
        return std::nullopt;
    const Error first = errors.constFirst();
    if (errors.size() == 1)
        return first;
    return Error{first.code,
                 Text::of("%1 of %2 items failed. The first one: %3", errors.size(),
                          m_shared->todo.size() + m_shared->findings.size(), first.what),
                 first.remedy, first.retryable};
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
            if (!m_shared->through.contains(index))
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
    m_error = result ? summary() : std::make_optional(std::move(result.error()));
    end(m_error ? State::Failed : State::Done);
}

void FunctionJob::end(State state)
{
    m_state = state;
    emit finished();
}

} // namespace packhouse
