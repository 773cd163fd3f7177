// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"

class QWidget;

namespace packhouse {

class FilterField;
class PackagesView;
class UndoStack;

/// To take back what was done, and to find packages.
class EditCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// All of it outlives this.
    EditCommands(ActionRegistry &actions, UndoStack &undo, FilterField &filter,
                 PackagesView &packages, QObject *parent);

    QAction *undo() const { return m_undo; }
    QAction *find() const { return m_find; }
    QAction *clearFilter() const { return m_clearFilter; }

private:
    void showUndo();

    UndoStack &m_stack;
    QAction *m_undo;
    QAction *m_find;
    QAction *m_clearFilter;
};

} // namespace packhouse
