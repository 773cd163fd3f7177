// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashpage.h"

#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/deletion/confirmname.h"
#include "ui/widgets/inlinemessage.h"

#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 SecondsOfDay = 24 * 60 * 60;

QString daysLeft(const QDateTime &until, const QDateTime &now)
{
    if (!until.isValid())
        return TrashPage::tr("until deleted for good");
    // Rounded up: a version that goes in an hour has its last day.
    const qint64 days = std::max<qint64>(0, (now.secsTo(until) + SecondsOfDay - 1) / SecondsOfDay);
    return days == 1 ? TrashPage::tr("1 day") : TrashPage::tr("%1 days").arg(countText(days));
}

} // namespace

TrashPage::TrashPage(PackageSource *source, JobList *jobs, const FormatInfoList &formats,
                     const Clock &clock, QWidget *parent)
    : ListPage(tr("Trash"),
               tr("Deleted versions stay here until they are restored or their time is up."),
               &formats, parent)
    , m_source(source)
    , m_jobs(jobs)
{
    const Clock *time = &clock;
    m_model = new RowTableModel<TrashRow>(
        {{tr("Package"),
          [](const TrashRow &row) {
              return Cell{.text = row.coordinates.name, .type = row.coordinates.type};
          }},
         {tr("Version"),
          [](const TrashRow &row) {
              return Cell{.text = row.coordinates.version, .fixedFont = true};
          }},
         {tr("From"),
          [](const TrashRow &row) {
              return Cell{.text = QString(row.scopePath).replace(u'/', u" / "_s)};
          }},
         {tr("Size"),
          [](const TrashRow &row) {
              return Cell{.text = sizeText(row.bytes), .tip = exactSizeText(row.bytes)};
          }},
         {tr("Deleted"),
          [time](const TrashRow &row) { return agoCell(row.deleted, time->now(), {}); }},
         {tr("By"), [](const TrashRow &row) { return Cell{.text = row.deletedBy}; }},
         {tr("Kept for"),
          [time](const TrashRow &row) {
              return Cell{.text = daysLeft(row.purgeAfter, time->now()),
                          .tip = momentText(row.purgeAfter)};
          }}},
        this);
    setModel(m_model, {260, 110, 150, 90, 120, 120, 120});
    m_restore = addRowButton(tr("Restore"), u"restore"_s);
    m_purge = addRowButton(tr("Delete for good…"), u"purge"_s, "danger"_L1);
    connect(m_restore, &QPushButton::clicked, this, &TrashPage::restore);
    connect(m_purge, &QPushButton::clicked, this, &TrashPage::purge);
    connect(source, &PackageSource::changed, this, [this] { refresh(); });
    refresh();
}

QString TrashPage::sidebarText() const
{
    const qsizetype count = m_model->rows().size();
    return count ? countText(count) : QString();
}

void TrashPage::refresh()
{
    Administration *administration = m_source->administration();
    if (!administration) {
        showEmpty(tr("The trash cannot be shown"), m_source->abilities().administer);
        return;
    }
    showLoading();
    whenReady(administration->trash(), this,
              [this](const Result<QList<TrashRow>> &rows) { got(rows); });
}

void TrashPage::got(const Result<QList<TrashRow>> &rows)
{
    if (!rows) {
        showError(rows.error());
        return;
    }
    m_model->setRows(*rows);
    if (rows->isEmpty())
        showEmpty(
            tr("The trash is empty"),
            tr("What is deleted comes here first and can be restored with its hashes unchanged."));
    else
        showRows();
    emit sidebarChanged();
}

QList<TrashRow> TrashPage::chosen() const
{
    QList<TrashRow> rows;
    for (const int row : chosenRows())
        rows.append(m_model->rows().at(row));
    return rows;
}

void TrashPage::showChoice()
{
    const qsizetype count = chosen().size();
    for (QPushButton *button : {m_restore, m_purge})
        button->setEnabled(count > 0);
    m_restore->setText(count > 1 ? tr("Restore %1 versions").arg(countText(count)) : tr("Restore"));
    m_restore->setAccessibleName(m_restore->text());
}

void TrashPage::restore()
{
    Administration *administration = m_source->administration();
    if (!administration || chosen().isEmpty())
        return;
    run(administration->restore(chosen(), m_jobs));
}

void TrashPage::purge()
{
    const QList<TrashRow> rows = chosen();
    if (rows.isEmpty())
        return;
    const Coordinates &first = rows.first().coordinates;
    const bool one = rows.size() == 1;
    const QString what = one ? tr("%1 %2").arg(first.name, first.version)
                             : tr("%1 versions").arg(countText(rows.size()));
    auto *dialog = new ConfirmName(
        {tr("Delete %1 for good?").arg(what),
         tr("The bytes are removed from this computer. Nobody can bring them back. The name stays "
            "reserved where it was."),
         one ? first.name : tr("delete %1 versions").arg(rows.size()), tr("Delete for good")},
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, rows] {
        if (Administration *administration = m_source->administration())
            run(administration->purge(rows, m_jobs));
    });
    dialog->open();
}

/// The job list shows how far it is and cancels it; what failed is said here too.
void TrashPage::run(Job *job)
{
    connect(job, &Job::finished, this, [this, job] {
        if (const auto error = job->error())
            sayAfterReading(*error);
        refresh();
    });
    m_jobs->run(job);
}

} // namespace packhouse
