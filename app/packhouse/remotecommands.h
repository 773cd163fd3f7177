// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/remotesettings.h"
#include "ui/mainwindow/commandgroup.h"
#include "ui/mainwindow/mainwindow.h"

namespace packhouse {

class RemoteList;

/// Sets up remotes by their dialog, and lets the window follow the list of them.
class RemoteCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// All of it outlives this. The registry's menu gets the commands.
    RemoteCommands(MainWindow &window, RemoteList &remotes, QObject *parent = nullptr);

    /// Does nothing when no remote has that id.
    void showSettings(const QString &id);

private:
    void addActions();
    /// nullptr: for a new one.
    void showDialog(const RemoteSettings *remote);

    MainWindow &m_window;
    RemoteList &m_remotes;
};

} // namespace packhouse
