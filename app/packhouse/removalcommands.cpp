// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/removalcommands.h"

#include "app/packhouse/errorbox.h"
#include "items/readable.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/deletion/deletiondialog.h"

#include <QPointer>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace packhouse {

namespace {

Error firstError(const Job &job)
{
    if (const std::optional<Error> error = job.error())
        return *error;
    for (const JobItem &item : job.items()) {
        if (item.error)
            return *item.error;
    }
    return {};
}

qsizetype doneOf(const Job &job, qsizetype planned)
{
    return std::ranges::count_if(job.items().first(planned), &JobItem::done);
}

} // namespace

RemovalCommands::RemovalCommands(MainWindow &window, QObject *parent)
    : QObject(parent), m_window(window)
{}

void RemovalCommands::remove(const PackageSelection &selection)
{
    if (selection.source && (selection.chosen.query || !selection.chosen.items.isEmpty()))
        removeItems(selection.source, selection.chosen);
}

void RemovalCommands::removeItems(PackageSource *source, const RemovalChoice &choice)
{
    auto *dialog = new DeletionDialog(source, choice, m_window.services().jobs, &m_window);
    dialog->setFormats(&m_window.services().formats);
    if (m_clients)
        dialog->setClients(m_clients);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeletionDialog::started, this, [this, dialog, source](Job *job) {
        connect(job, &Job::finished, this,
                [this, job, source = QPointer(source), plan = dialog->plan()] {
                    const qsizetype moved = doneOf(*job, plan.packages.size());
                    if (job->state() == Job::State::Failed && moved == 0)
                        showError(firstError(*job), &m_window);
                    else if (source && moved > 0 && !plan.forGood)
                        offerUndo(source, plan, *job);
                });
    });
    dialog->open();
}

void RemovalCommands::offerUndo(PackageSource *source, const RemovalPlan &plan, const Job &job)
{
    if (!source->administration())
        return; // a remote's trash is a copy of the files, not a way back
    const QList<JobItem> items = job.items();
    QStringList moved;
    for (qsizetype i = 0; i < plan.packages.size(); ++i) {
        if (items.at(i).done)
            moved.append(plan.packages.at(i).key.name);
    }
    QStringList sentences{
        moved.size() == 1
            ? tr("%1 was moved to the Trash.").arg(moved.first())
            : readable(Text::counted("Moved to the Trash: %n package(s).", moved.size()))};
    if (items.size() > plan.packages.size()) // one of those that stayed; the job lists them all
        sentences.append(readable(items.at(plan.packages.size()).title));
    m_window.offerUndo(sentences.join(QChar::Space), [this, source = QPointer(source), plan] {
        if (source)
            restore(source, plan);
    });
}

void RemovalCommands::restore(PackageSource *source, const RemovalPlan &plan)
{
    QSet<VersionId> ids;
    for (const PlannedPackage &package : plan.packages) {
        for (const PlannedVersion &version : package.versions)
            ids.insert(version.id);
    }
    const auto wasMoved = [ids](const TrashRow &row) {
        return row.fileName.isEmpty() && ids.contains(QString::number(row.versionId));
    };
    whenReady(source->administration()->trash(), this,
              [this, source = QPointer(source), wasMoved](const Result<QList<TrashRow>> &trash) {
                  if (!trash) {
                      showError(trash.error(), &m_window);
                      return;
                  }
                  QList<TrashRow> moved;
                  std::copy_if(trash->begin(), trash->end(), std::back_inserter(moved), wasMoved);
                  if (source && !moved.isEmpty())
                      m_window.run(source->administration()->restore(moved, &m_window));
              });
}

} // namespace packhouse
