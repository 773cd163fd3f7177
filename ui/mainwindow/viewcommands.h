// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"

class QMenu;
class QWidget;

namespace packhouse {

class DetailsPane;
class PackagesView;
class Panes;
class ScopeTreeModel;

/// What is in sight, and to go from part to part.
class ViewCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// All of it outlives this.
    struct Context
    {
        Panes &panes;
        ScopeTreeModel &tree;
        PackagesView &packages;
        DetailsPane &details;
        QWidget &filter;
    };

    ViewCommands(ActionRegistry &actions, const Context &context, QWidget *window);

    QAction *refresh() const { return m_refresh; }
    QAction *details() const { return m_details; }
    QAction *sidebar() const { return m_sidebar; }
    QAction *nextPane() const { return m_nextPane; }
    QAction *previousPane() const { return m_previousPane; }
    QAction *resetLayout() const { return m_resetLayout; }
    const QList<QAction *> &detailsTabs() const { return m_tabs; }
    QMenu *columnsMenu() const { return m_columns; }

private:
    void askAgain();
    void addTabs();
    void fillColumnsMenu();

    Context m_context;
    QAction *m_refresh;
    QAction *m_details;
    QAction *m_sidebar;
    QAction *m_nextPane;
    QAction *m_previousPane;
    QAction *m_resetLayout;
    QList<QAction *> m_tabs;
    QMenu *m_columns;
};

} // namespace packhouse
