// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/jobstatus.h"

#include "items/jobmodel.h"
#include "items/readable.h"
#include "jobs/joblist.h"
#include "ui/style/icons.h"
#include "ui/style/looks.h"
#include "ui/widgets/announcement.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace packhouse {

JobStatus::JobStatus(JobList *jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_amount(new QLabel(this))
    , m_cancel(new QToolButton(this))
{
    m_bar->setFixedWidth(160);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setIcon(lineIcon(u"close"_s, palette()));
    m_cancel->setFixedSize(22, 20);
    m_cancel->setAutoRaise(true);
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    m_cancel->setAccessibleName(tr("Cancel the running job"));
    m_cancel->setToolTip(m_cancel->accessibleName());
    setLook(m_cancel, "flat"_L1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->addStretch(1);
    for (QWidget *part : QList<QWidget *>{m_text, m_bar, m_amount, m_cancel})
        layout->addWidget(part);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_jobs && !m_jobs->running().isEmpty())
            m_jobs->running().first()->cancel();
    });
    if (jobs) {
        connect(jobs, &JobList::changed, this, &JobStatus::showJobs);
        connect(jobs, &JobList::progressed, this, &JobStatus::showJobs);
        connect(jobs, &JobList::jobEnded, this, &JobStatus::showEnded);
        connect(jobs, &QObject::destroyed, this, [this] { m_jobs = nullptr; });
    }
    showJobs();
}

void JobStatus::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_cancel->setIcon(lineIcon(u"close"_s, palette()));
}

QString JobStatus::text() const
{
    return m_text->text();
}

void JobStatus::showJobs()
{
    const QList<Job *> running = m_jobs ? m_jobs->running() : QList<Job *>();
    for (QWidget *part : QList<QWidget *>{m_bar, m_amount, m_cancel})
        part->setHidden(running.isEmpty());
    if (running.isEmpty()) {
        if (!m_jobs || m_jobs->ended().isEmpty()) { // what was told of is forgotten
            m_text->clear();
            m_text->setToolTip({});
        }
        return;
    }
    const Job &job = *running.first();
    m_text->setText(
        running.size() == 1
            ? readable(job.title())
            : tr("%1 (and %2 more)").arg(readable(job.title())).arg(running.size() - 1));
    const int percent = jobPercent(job);
    m_bar->setRange(0, percent < 0 ? 0 : 100);
    m_bar->setValue(std::max(percent, 0));
    m_amount->setText(jobProgressText(job));
    m_cancel->setEnabled(job.canCancel());
}

void JobStatus::showEnded(Job *job)
{
    if (m_jobs && !m_jobs->running().isEmpty())
        return;
    m_text->setText(job->error()
                        ? tr("%1: %2").arg(readable(job->title()), readable(job->error()->what))
                        : tr("%1: %2").arg(readable(job->title()), jobStateText(job->state())));
    m_text->setToolTip(job->error() ? readable(*job->error()) : QString());
    Announcement::say(this, m_text->text());
    showJobs();
}

} // namespace packhouse
