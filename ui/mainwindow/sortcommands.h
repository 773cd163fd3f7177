// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"

class QMenu;
class QWidget;

namespace packhouse {

class PackagesView;
class Panes;

/// By what the rows that are in sight are sorted: a command for each of their columns, in a menu
/// and in the palette.
class SortCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// All of it outlives this.
    SortCommands(ActionRegistry &actions, const Panes &panes, PackagesView &packages,
                 QWidget *window);

    QMenu *menu() const { return m_menu; }
    /// Another list is in sight.
    void refresh();

private:
    struct Sorting
    {
        QStringList columns; ///< empty texts: not by that column
        int column = -1;
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    Sorting now() const;
    void sortBy(int column, Qt::SortOrder order);
    void choose(int column);

    const Panes &m_panes;
    PackagesView &m_packages;
    QMenu *m_menu;
    QList<QAction *> m_columns;
    QAction *m_reverse;
};

} // namespace packhouse
