// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/removalcommands.h"

#include "app/packhouse/errorbox.h"
#include "items/when.h"
#include "jobs/joblist.h"
#include "ui/deletion/deletiondialog.h"

#include <QPointer>

#include <algorithm>
#include <iterator>

namespace packhouse {

RemovalCommands::RemovalCommands(MainWindow &window, QObject *parent)
    : QObject(parent), m_window(window)
{}

void RemovalCommands::remove(const PackageSelection &selection)
{
    QList<RemovalItem> items;
    for (const PackageKey &key : selection.keys)
        items.append({key, selection.version});
    if (!items.isEmpty())
        removeItems(selection.source, items);
}

void RemovalCommands::removeItems(PackageSource *source, const QList<RemovalItem> &items)
{
    auto *dialog = new DeletionDialog(source, items, m_window.services().jobs, &m_window);
    dialog->setFormats(&m_window.services().formats);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeletionDialog::started, this, [this, dialog, source](Job *job) {
        const RemovalPlan plan = dialog->plan();
        const QDateTime since = m_window.services().clock->now();
        connect(job, &Job::finished, this, [this, job, source = QPointer(source), plan, since] {
            if (source && job->state() == Job::State::Done && !plan.forGood)
                offerUndo(source, plan, since);
        });
    });
    dialog->open();
}

void RemovalCommands::offerUndo(PackageSource *source, const RemovalPlan &plan,
                                const QDateTime &since)
{
    if (!source->administration())
        return; // a remote's trash is a copy of the files, not a way back
    const QString text = plan.items.size() == 1
                             ? tr("%1 was moved to the Trash.").arg(plan.items.first().key.name)
                             : tr("%1 packages were moved to the Trash.").arg(plan.items.size());
    m_window.offerUndo(text, [this, source = QPointer(source), plan, since] {
        if (source)
            restore(source, plan, since);
    });
}

void RemovalCommands::restore(PackageSource *source, const RemovalPlan &plan,
                              const QDateTime &since)
{
    const auto wasMoved = [plan, since](const TrashRow &row) {
        // The log of the registry may be a little behind the clock of the window.
        return row.fileName.isEmpty() && row.deleted >= since.addSecs(-1)
               && std::any_of(plan.items.begin(), plan.items.end(),
                              [&row](const RemovalItem &item) {
                                  return item.key
                                             == PackageKey{row.scopePath, row.coordinates.type,
                                                           row.coordinates.name}
                                         && (item.version.isEmpty()
                                             || item.version == row.coordinates.version);
                              });
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
