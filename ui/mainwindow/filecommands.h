// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"

namespace packhouse {

class Browsing;

/// To publish files, and to close the window.
class FileCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// \a browsing outlives this.
    FileCommands(ActionRegistry &actions, const Browsing &browsing, QWidget *window);

    QAction *publish() const { return m_publish; }
    QAction *quit() const { return m_quit; }

signals:
    void publishWanted();

private:
    QAction *m_publish;
    QAction *m_quit;
};

} // namespace packhouse
