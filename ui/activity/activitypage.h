// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "items/rowtablemodel.h"
#include "items/when.h"
#include "ui/widgets/listpage.h"

#include <QPointer>

namespace packhouse {

class ActivityModel;
class JobList;
class JobModel;

/// The jobs of this window, with what failed and why, and the log of everything that changed.
class ActivityPage : public ListPage
{
    Q_OBJECT

public:
    /// How many entries of the log are read at once.
    static constexpr int PageSize = 100;

    /// All of it outlives the page.
    ActivityPage(PackageSource *source, JobList *jobs, const Clock &clock,
                 QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("activity"); }
    QString sidebarText() const override;
    Tone sidebarTone() const override;
    void refresh() override;
    QString filterHint() const override;
    QString filterTip() const override;

protected:
    void filterRows(const QString &text) override;

private:
    void buildJobs();
    void buildButtons(QVBoxLayout *layout);
    void jobsChanged();
    void showJob();
    void retryFailed();
    void more();
    void got(const Result<QList<ActivityRow>> &rows, qint64 before);

    PackageSource *m_source;
    JobList *m_jobs;
    JobModel *m_jobModel;
    RowTableModel<JobItem> *m_failures;
    ActivityModel *m_log;
    LatestAnswer m_asked;
    LatestAnswer m_moreAsked;
    QPointer<Job> m_job;
    bool m_reading = false;
    bool m_complete = false;

    QWidget *m_jobBox;
    QLabel *m_noJobs;
    QTableView *m_jobTable;
    QTableView *m_failureTable;
    QPushButton *m_cancel;
    QPushButton *m_retry;
    QPushButton *m_clear;
    QPushButton *m_more;
};

} // namespace packhouse
