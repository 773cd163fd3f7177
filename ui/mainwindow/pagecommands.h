// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"

class QMenu;
class QWidget;

namespace packhouse {

class Page;

/// A command for each page that was plugged in.
class PageCommands final : public CommandGroup
{
    Q_OBJECT

public:
    PageCommands(ActionRegistry &actions, QWidget *window);

    void addPage(const Page *page);
    /// Not in sight until there is a page.
    QMenu *menu() const { return m_menu; }

signals:
    void pageWanted(const QString &id);

private:
    QMenu *m_menu;
};

} // namespace packhouse
