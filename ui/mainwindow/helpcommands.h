// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"

class QWidget;

namespace packhouse {

class Browsing;

/// To find commands and their keys, and what this program is.
class HelpCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// All of it outlives this. Their dialogs stand before \a window.
    HelpCommands(ActionRegistry &actions, Browsing &browsing, QWidget *window);

    QAction *commands() const { return m_commands; }
    QAction *shortcuts() const { return m_shortcuts; }
    QAction *about() const { return m_about; }

private:
    static void showPalette(ActionRegistry &actions, Browsing &browsing, QWidget *window);
    static void showAbout(QWidget *window);

    QAction *m_commands;
    QAction *m_shortcuts;
    QAction *m_about;
};

} // namespace packhouse
