// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/editcommands.h"

#include "ui/mainwindow/undobar.h"
#include "ui/packages/packagesview.h"
#include "ui/widgets/filterfield.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace packhouse {

EditCommands::EditCommands(ActionRegistry &actions, UndoBar &undoBar, FilterField &filter,
                           PackagesView &packages, QObject *parent)
    : CommandGroup(actions, parent)
    , m_undo(add(u"edit.undo"_s, tr("Undo"), QKeySequence::Undo,
                 tr("Take back what was just moved to the Trash"), [&undoBar] { undoBar.undo(); }))
    , m_find(add(u"edit.find"_s, tr("Find packages"), QKeySequence::Find,
                 tr("Go to the filter field"),
                 [&filter] {
                     filter.setFocus(Qt::ShortcutFocusReason);
                     filter.selectAll();
                 }))
    , m_clearFilter(add(u"edit.clearFilter"_s, tr("Clear the filter"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                        tr("Show all packages of the scope again"), [&filter, &packages] {
                            filter.clear();
                            packages.setType({});
                        }))
{
    m_undo->setEnabled(false);
    connect(&undoBar, &UndoBar::offeringChanged, m_undo, &QAction::setEnabled);
    connect(&packages, &PackagesView::filterClearWanted, m_clearFilter, &QAction::trigger);
}

} // namespace packhouse
