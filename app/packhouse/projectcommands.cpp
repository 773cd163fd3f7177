// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/projectcommands.h"

#include "ui/mainwindow/actionregistry.h"
#include "ui/publish/newprojectdialog.h"

using namespace Qt::StringLiterals;

namespace packhouse {

ProjectCommands::ProjectCommands(MainWindow &window, PackageSource &registry, QObject *parent)
    : CommandGroup(window.actions(), parent), m_window(window)
{
    QAction *make = add(u"registry.newProject"_s, tr("&New project…"), {},
                        tr("Make a project, and the groups above it"),
                        [this, &registry] { makeProject(&registry); });
    ActionRegistry::addTo(window.registryMenu(), {nullptr, make});
}

void ProjectCommands::makeProject(PackageSource *source)
{
    if (!source || !source->administration())
        return;
    const Scope here = source == m_window.currentSource() ? m_window.currentScope() : Scope();
    const QString group = here.level == Level::Project ? here.path.section(u'/', 0, -2) : here.path;
    auto *dialog = new NewProjectDialog(source, group, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewProjectDialog::created, this,
            [this, source](const Scope &project) { m_window.reveal(source, project.path); });
    dialog->open();
}

} // namespace packhouse
