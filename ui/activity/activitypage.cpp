// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitypage.h"

#include "items/activitymodel.h"
#include "items/jobmodel.h"
#include "items/readable.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/activity/progressdelegate.h"
#include "ui/style/looks.h"
#include "ui/style/metrics.h"
#include "ui/widgets/copyrows.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/rowtableview.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/verticalarea.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostRows = 6; ///< of a short table without scrolling

void fitHeight(QTableView *table)
{
    const int rows = std::min(table->model()->rowCount(), MostRows);
    table->setFixedHeight(metrics::HeaderHeight + rows * metrics::RowHeight + 1);
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setLook(label, "strong"_L1);
    label->setContentsMargins(metrics::PanelMargin, 4, metrics::PanelMargin, 6);
    return label;
}

} // namespace

ActivityPage::ActivityPage(PackageSource *source, JobList *jobs, const Clock &clock,
                           QWidget *parent)
    : ListPage(tr("Activity"), tr("What runs now, and what changed in this registry."), nullptr,
               parent)
    , m_source(source)
    , m_jobs(jobs)
    , m_jobModel(new JobModel(jobs, this))
    , m_log(new ActivityModel(clock, this))
{
    buildJobs();
    above()->addWidget(heading(tr("Log"), this));
    setModel(m_log, {110, 140, 140, 360, 120});
    makeSortable();
    table()->setAccessibleName(tr("Log"));
    m_more = addRowButton(tr("Show older"), u"more"_s);
    connect(m_more, &QPushButton::clicked, this, &ActivityPage::more);
    connect(table()->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value > 0 && value == table()->verticalScrollBar()->maximum())
            more();
    });
    connect(m_jobs, &JobList::changed, this, &ActivityPage::jobsChanged);
    follow(source, Changed::Activity);
    connect(m_jobs, &JobList::progressed, this, &ActivityPage::showJob);
    jobsChanged();
    refresh();
}

void ActivityPage::buildJobs()
{
    m_jobBox = new QWidget(this);
    m_noJobs = new QLabel(tr("No job is running. Publishing, deleting and verifying show up here."),
                          m_jobBox);
    setLook(m_noJobs, "muted"_L1);
    m_noJobs->setContentsMargins(metrics::PanelMargin, 0, metrics::PanelMargin, 10);
    m_jobTable = new RowTableView(m_jobBox);
    m_jobTable->setObjectName("jobs"_L1);
    setUpTable(m_jobTable, tr("Jobs"));
    m_jobTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_jobTable->setModel(m_jobModel);
    m_jobTable->setItemDelegate(new ProgressDelegate(nullptr, m_jobTable));
    const int widths[]{330, 100, 200};
    for (int i = 0; i < 3; ++i)
        m_jobTable->horizontalHeader()->resizeSection(i, widths[i]);
    m_jobTable->horizontalHeader()->setStretchLastSection(true);
    m_jobTable->horizontalHeader()->setSectionsClickable(false);
    addCopyRows(m_jobTable);
    m_failures = new RowTableModel<JobItem>(
        {{tr("Failed"), [](const JobItem &item) { return Cell{.text = readable(item.title)}; }},
         {tr("What happened, and what to do"),
          [](const JobItem &item) {
              const QString text = item.error ? readable(*item.error) : QString();
              return Cell{.text = text, .tip = text};
          }}},
        this);
    m_failureTable = new RowTableView(m_jobBox);
    m_failureTable->setObjectName("failures"_L1);
    setUpTable(m_failureTable, tr("What failed"));
    m_failureTable->setModel(m_failures);
    m_failureTable->setItemDelegate(new ProgressDelegate(nullptr, m_failureTable));
    m_failureTable->horizontalHeader()->resizeSection(0, 330);
    m_failureTable->horizontalHeader()->setStretchLastSection(true);
    m_failureTable->horizontalHeader()->setSectionsClickable(false);
    addCopyRows(m_failureTable);
    auto *layout = new QVBoxLayout(m_jobBox);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(heading(tr("Jobs"), m_jobBox));
    layout->addWidget(m_noJobs);
    layout->addWidget(m_jobTable);
    layout->addWidget(m_failureTable);
    buildButtons(layout);
    constexpr int LeastJobs = 140; // where there is no room for all it scrolls
    above()->addWidget(new VerticalArea(m_jobBox, LeastJobs, QWIDGETSIZE_MAX, this));
    connect(m_jobTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList chosen = m_jobTable->selectionModel()->selectedRows();
        if (!chosen.isEmpty())
            m_job = m_jobModel->job(chosen.first());
        showJob();
    });
}

void ActivityPage::buildButtons(QVBoxLayout *layout)
{
    m_cancel = new QPushButton(tr("Cancel job"), m_jobBox);
    m_retry = new QPushButton(tr("Retry failed"), m_jobBox);
    m_clear = new QPushButton(tr("Clear ended"), m_jobBox);
    m_cancel->setObjectName("cancelJob"_L1);
    m_retry->setObjectName("retryFailed"_L1);
    m_clear->setObjectName("clearEnded"_L1);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::PanelMargin, 10, metrics::PanelMargin, 10);
    bar->setSpacing(metrics::Gap);
    for (QPushButton *button : {m_cancel, m_retry, m_clear}) {
        button->setAccessibleName(button->text());
        bar->addWidget(button);
    }
    bar->addStretch();
    layout->addLayout(bar);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_retry, &QPushButton::clicked, this, &ActivityPage::retryFailed);
    connect(m_clear, &QPushButton::clicked, m_jobs, &JobList::clearEnded);
}

QString ActivityPage::sidebarText() const
{
    const qsizetype running = m_jobs->running().size();
    if (running > 0)
        return readable(Text::counted("%n running", running));
    const int failed = m_jobs->failedCount();
    return failed > 0 ? tr("%1 failed").arg(countText(failed)) : QString();
}

Tone ActivityPage::sidebarTone() const
{
    return m_jobs->running().isEmpty() && m_jobs->failedCount() > 0 ? Tone::Bad : Tone::Neutral;
}

void ActivityPage::jobsChanged()
{
    const QList<Job *> jobs = m_jobs->running() + m_jobs->ended();
    const bool any = !jobs.isEmpty();
    m_noJobs->setVisible(!any);
    m_jobTable->setVisible(any);
    for (QPushButton *button : {m_cancel, m_retry, m_clear})
        button->setVisible(any);
    fitHeight(m_jobTable);
    // The model was reset: the same job stays chosen, or else the first one is.
    const qsizetype at = jobs.indexOf(m_job.data());
    if (any) {
        m_job = jobs.at(std::max<qsizetype>(0, at));
        chooseRow(m_jobTable, int(std::max<qsizetype>(0, at)));
    }
    showJob();
    emit sidebarChanged();
}

void ActivityPage::showJob()
{
    QList<JobItem> failed;
    if (m_job) {
        for (const JobItem &item : m_job->items()) {
            if (item.error)
                failed.append(item);
        }
    }
    m_failures->setRows(failed);
    m_failureTable->setVisible(!failed.isEmpty());
    fitHeight(m_failureTable);
    m_cancel->setEnabled(m_job && !m_job->ended() && m_job->canCancel());
    m_retry->setEnabled(m_job && m_job->ended() && m_job->state() != Job::State::Done);
    m_clear->setEnabled(!m_jobs->ended().isEmpty());
}

void ActivityPage::retryFailed()
{
    if (!m_job || !m_job->ended())
        return;
    Job *again = m_job->retry(m_jobs);
    if (!again) {
        message()->show(Tone::Neutral, tr("This job cannot be repeated."),
                        tr("Start it anew from where you started it."));
        return;
    }
    m_job = again;
    m_jobs->run(again);
}

QString ActivityPage::filterHint() const
{
    return tr("Filter the entries of the log that were read: who, what, to what");
}

QString ActivityPage::filterTip() const
{
    return tr("Words: all of them, in an entry of the log. Entries that are not read yet are not "
              "looked through.");
}

void ActivityPage::filterRows(const QString &text)
{
    m_log->setFilter(text);
}

void ActivityPage::refresh()
{
    Administration *administration = m_source->administration();
    if (!administration) {
        showEmpty(tr("There is no log here"), readable(m_source->abilities().administer));
        return;
    }
    showLoading();
    m_reading = true;
    m_asked.wait(administration->activity(0, PageSize), this,
                 [this](const Result<QList<ActivityRow>> &rows) { got(rows, 0); });
}

void ActivityPage::more()
{
    Administration *administration = m_source->administration();
    if (m_reading || m_complete || !administration || m_log->all().isEmpty())
        return;
    m_reading = true;
    const qint64 before = m_log->all().constLast().id;
    m_moreAsked.wait(administration->activity(before, PageSize), this,
                     [this, before](const Result<QList<ActivityRow>> &rows) { got(rows, before); });
}

void ActivityPage::got(const Result<QList<ActivityRow>> &rows, qint64 before)
{
    m_reading = false;
    if (!rows) {
        showError(rows.error());
        return;
    }
    if (before == 0) {
        const qsizetype known = m_log->all().size();
        m_log->putNewest(*rows);
        if (m_log->all().size() == rows->size() || known == 0)
            m_complete = rows->size() < PageSize;
    } else {
        m_complete = rows->size() < PageSize;
        // The list may have been read anew meanwhile; then this page is not the next one any more.
        if (!m_log->all().isEmpty() && m_log->all().constLast().id == before)
            m_log->appendRows(*rows);
    }
    if (m_log->all().isEmpty())
        showEmpty(
            tr("Nothing has happened yet"),
            tr("Every publish, deletion, token and change of a policy is written down here."));
    else
        showRows();
    m_more->setEnabled(!m_complete);
}

} // namespace packhouse
