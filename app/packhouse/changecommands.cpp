// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/changecommands.h"

#include "app/packhouse/errorbox.h"
#include "jobs/joblist.h"
#include "ui/changing/changedialog.h"

namespace packhouse {

ChangeCommands::ChangeCommands(MainWindow &window, QObject *parent)
    : QObject(parent), m_window(window)
{}

void ChangeCommands::change(const PackageSelection &selection)
{
    QList<ChangeItem> items;
    for (const RemovalItem &item : selection.chosen.items)
        items.append({item.key, item.version});
    if (!items.isEmpty())
        changeItems(selection.source, items);
}

void ChangeCommands::changeItems(PackageSource *source, const QList<ChangeItem> &items,
                                 std::optional<ActKind> kind)
{
    const MainWindow::Services &services = m_window.services();
    auto *dialog = new ChangeDialog({source, &services.formats, services.jobs}, items, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (kind)
        dialog->choose(*kind);
    connect(dialog, &ChangeDialog::started, this,
            [this](Job *job) { connect(job, &Job::finished, this, [this, job] { ended(*job); }); });
    dialog->open();
}

/// What was done is told by the registry, where it can be taken back.
void ChangeCommands::ended(const Job &job)
{
    std::optional<Error> error = job.error();
    for (const JobItem &item : job.items()) {
        if (item.error)
            error = item.error;
    }
    if (error && job.state() == Job::State::Failed)
        showError(*error, &m_window);
}

} // namespace packhouse
