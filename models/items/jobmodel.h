// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace packhouse {

class JobList;

/// The jobs of a list: those that run first, then what ended, newest first.
class JobModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, State, Progress, Step, ColumnCount };

    /// \a list may be nullptr: then there are no jobs.
    explicit JobModel(JobList *list, QObject *parent = nullptr);

    Job *job(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void reload();
    void place(int row, Job *job);

    JobList *m_list;
    QList<QPointer<Job>> m_jobs;
};

/// "24 of 39", "1.2 MB of 8.7 MB", or nothing where the end is not known.
QString jobProgressText(const Job &job);
/// 0 to 100, -1 where the end is not known.
int jobPercent(const Job &job);
QString jobStateText(Job::State state);

} // namespace packhouse
