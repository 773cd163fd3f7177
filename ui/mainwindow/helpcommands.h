// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"

class QWidget;

namespace packhouse {

/// To find commands and their keys, and what this program is.
class HelpCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// Their dialogs stand before \a window.
    HelpCommands(ActionRegistry &actions, QWidget *window);

    QAction *commands() const { return m_commands; }
    QAction *shortcuts() const { return m_shortcuts; }
    QAction *about() const { return m_about; }

private:
    static void showAbout(QWidget *window);

    QAction *m_commands;
    QAction *m_shortcuts;
    QAction *m_about;
};

} // namespace packhouse
