// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"
#include "ui/mainwindow/mainwindow.h"

namespace packhouse {

/// Makes projects by their dialog.
class ProjectCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// All of it outlives this. The registry's menu gets the command, for \a registry.
    ProjectCommands(MainWindow &window, PackageSource &registry, QObject *parent = nullptr);

    /// Does nothing for one that makes no projects.
    void makeProject(PackageSource *source);

private:
    MainWindow &m_window;
};

} // namespace packhouse
