// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/removalcommands.h"

#include "app/packhouse/errorbox.h"
#include "items/humantext.h"
#include "items/readable.h"
#include "jobs/joblist.h"
#include "ui/deletion/deletiondialog.h"
#include "ui/packages/packagesview.h"

#include <algorithm>

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
    connect(dialog, &DeletionDialog::changeWanted, this,
            [this, source](const QList<ChangeItem> &instead, ActKind kind) {
                emit changeWanted(source, instead, kind);
            });
    connect(dialog, &DeletionDialog::started, this, [this, dialog, source](Job *job) {
        // Of several packages of that name in the list it is told which one it was.
        const RemovalPlan plan = dialog->plan();
        const bool isTwice = m_window.packagesView()->model()->isTwice(
            plan.packages.value(0).key.name);
        connect(job, &Job::finished, this,
                [this, job, isOwn = source->administration() != nullptr, plan, isTwice] {
                    const qsizetype moved = job->counts().done;
                    if (job->state() == Job::State::Failed && moved == 0)
                        showError(firstError(*job), &m_window);
                    else if (isOwn && moved > 0 && !plan.forGood)
                        describe(plan, *job, isTwice);
                });
    });
    dialog->open();
}

/// What went and what stayed; where it is taken back the registry keeps. A remote's trash is a copy
/// of the files, not a way back.
void RemovalCommands::describe(const RemovalPlan &plan, const Job &job, bool withProject)
{
    const qsizetype moved = job.counts().done;
    qsizetype first = 0; // of those that moved
    while (moved == 1 && first + 1 < plan.packages.size() && !job.item(first).done)
        ++first;
    const PackageKey &key = plan.packages.at(first).key;
    const QString name = withProject ? tr("%1 in %2").arg(key.name, spacedPath(key.scopePath))
                                     : key.name;
    QStringList sentences{
        plan.isOnlyFiles()
            ? readable(Text::counted("Moved to the Trash: %n file(s).", plan.files()))
        : moved == 1 ? tr("%1 was moved to the Trash.").arg(name)
                     : readable(Text::counted("Moved to the Trash: %n package(s).", moved))};
    if (const QList<JobItem> stayed = job.findings(); !stayed.isEmpty())
        sentences.append(readable(stayed.first().title)); // the job lists them all
    m_window.describeAct(plan.head.id, sentences.join(QChar::Space));
}

} // namespace packhouse
