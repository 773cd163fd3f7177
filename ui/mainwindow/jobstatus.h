// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace packhouse {

class Job;
class JobList;

/// The running job in the status bar: what, how far, and a button that stops it. What failed stays
/// to be seen until something else happens.
class JobStatus : public QWidget
{
    Q_OBJECT

public:
    /// \a jobs may be nullptr.
    explicit JobStatus(JobList *jobs, QWidget *parent = nullptr);

    QString text() const;
    QToolButton *cancelButton() const { return m_cancel; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showJobs();
    void showEnded(Job *job);

    JobList *m_jobs;
    QLabel *m_text;
    QProgressBar *m_bar;
    QLabel *m_amount;
    QToolButton *m_cancel;
};

} // namespace packhouse
