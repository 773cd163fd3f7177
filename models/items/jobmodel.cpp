// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/jobmodel.h"

#include "items/humantext.h"
#include "items/itemroles.h"
#include "items/readable.h"
#include "jobs/joblist.h"

#include <QCoreApplication>

#include <algorithm>

namespace packhouse {

QString jobProgressText(const Job &job)
{
    if (job.total() <= 0)
        return {};
    const auto amount = [&job](qint64 value) {
        return job.countsBytes() ? sizeText(value) : countText(value);
    };
    return QCoreApplication::translate("JobModel", "%1 of %2")
        .arg(amount(job.state() == Job::State::Done ? job.total() : job.done()),
             amount(job.total())); // what ends at once tells of no steps
}

int jobPercent(const Job &job)
{
    if (job.state() == Job::State::Done)
        return 100;
    if (job.total() <= 0)
        return -1;
    return int(std::clamp<qint64>(job.done() * 100 / job.total(), 0, 100));
}

QString jobStateText(Job::State state)
{
    switch (state) {
    case Job::State::Waiting:
        return QCoreApplication::translate("JobModel", "waiting");
    case Job::State::Running:
        return QCoreApplication::translate("JobModel", "running");
    case Job::State::Done:
        return QCoreApplication::translate("JobModel", "done");
    case Job::State::Failed:
        return QCoreApplication::translate("JobModel", "failed");
    case Job::State::Cancelled:
        return QCoreApplication::translate("JobModel", "cancelled");
    }
    return {};
}

JobModel::JobModel(JobList *list, QObject *parent) : QAbstractTableModel(parent), m_list(list)
{
    if (!list)
        return;
    connect(list, &JobList::changed, this, &JobModel::reload);
    connect(list, &JobList::progressed, this, [this] {
        if (!m_jobs.isEmpty())
            emit dataChanged(index(0, 0), index(int(m_jobs.size()) - 1, ColumnCount - 1));
    });
    connect(list, &QObject::destroyed, this, [this] {
        m_list = nullptr;
        reload();
    });
    reload();
}

/// Row by row, so that views keep what is chosen and where they are.
void JobModel::reload()
{
    const QList<Job *> now = m_list ? m_list->running() + m_list->ended() : QList<Job *>();
    for (int row = int(m_jobs.size()) - 1; row >= 0; --row) {
        if (m_jobs[row] && now.contains(m_jobs[row]))
            continue;
        beginRemoveRows({}, row, row);
        m_jobs.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < now.size(); ++row)
        place(row, now[row]);
    if (!m_jobs.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_jobs.size()) - 1, ColumnCount - 1));
}

void JobModel::place(int row, Job *job)
{
    const auto from = int(m_jobs.indexOf(job));
    if (from == row)
        return;
    if (from < 0) {
        beginInsertRows({}, row, row);
        m_jobs.insert(row, job);
        endInsertRows();
        return;
    }
    // What lies before the row is in place already, so a job only ever moves up.
    beginMoveRows({}, from, from, {}, row);
    m_jobs.move(from, row);
    endMoveRows();
}

Job *JobModel::job(const QModelIndex &index) const
{
    return index.isValid() ? m_jobs.value(index.row()).data() : nullptr;
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_jobs.size());
}

int JobModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (!m_jobs[index.row()])
        return {}; // it was destroyed, and its row is about to go
    const Job &job = *m_jobs[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        switch (index.column()) {
        case Title:
            return readable(job.title());
        case State:
            return jobStateText(job.state());
        case Progress:
            return jobProgressText(job);
        default:
            return job.error() ? readable(*job.error()) : readable(job.step());
        }
    case Qt::ToolTipRole:
        return job.error() ? QVariant(readable(*job.error())) : QVariant();
    case RawRole:
        return index.column() == Progress ? QVariant(jobPercent(job))
                                          : data(index, Qt::DisplayRole);
    case ProgressRole:
        return jobPercent(job);
    case BadgeRole:
        if (index.column() != State)
            return {};
        return QVariant::fromValue(BadgeData{jobStateText(job.state()),
                                             job.state() == Job::State::Done     ? Tone::Good
                                             : job.state() == Job::State::Failed ? Tone::Bad
                                                                                 : Tone::Neutral});
    default:
        return {};
    }
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount]{tr("Job"), tr("State"), tr("Progress"), tr("Now")};
    return titles[section];
}

} // namespace packhouse
