// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/joblist.h"

#include <algorithm>

namespace packhouse {

namespace {
constexpr qsizetype KeptJobs = 100;
}

JobList::~JobList()
{
    // Jobs say finished() when they are destroyed; nobody is left to hear it here.
    for (Job *job : std::as_const(m_running))
        job->disconnect(this);
    for (Job *job : std::as_const(m_ended))
        job->disconnect(this);
}

void JobList::run(Job *job)
{
    job->setParent(this);
    m_running.append(job);
    connect(job, &Job::finished, this, [this, job] { moveToEnded(job); });
    connect(job, &Job::progressed, this, &JobList::progressed);
    connect(job, &QObject::destroyed, this, &JobList::forget);
    emit changed();
    job->start();
}

int JobList::failedCount() const
{
    return static_cast<int>(std::count_if(m_ended.begin(), m_ended.end(), [](const Job *job) {
        return job->state() == Job::State::Failed;
    }));
}

void JobList::cancelAll()
{
    const QList<Job *> jobs = m_running; // a job that was waiting ends at once
    for (Job *job : jobs)
        job->cancel();
}

void JobList::clearEnded()
{
    const QList<Job *> jobs = std::exchange(m_ended, {});
    for (Job *job : jobs) {
        job->disconnect(this);
        job->deleteLater();
    }
    emit changed();
}

void JobList::moveToEnded(Job *job)
{
    if (!m_running.removeOne(job))
        return;
    m_ended.prepend(job);
    if (m_ended.size() > KeptJobs) {
        Job *oldest = m_ended.takeLast();
        oldest->disconnect(this);
        oldest->deleteLater();
    }
    emit jobEnded(job);
    emit changed();
}

void JobList::forget(QObject *job)
{
    const auto is = [job](const Job *listed) {
        return static_cast<const QObject *>(listed) == job;
    };
    if (m_running.removeIf(is) + m_ended.removeIf(is) > 0)
        emit changed();
}

} // namespace packhouse
