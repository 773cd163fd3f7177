// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/editcommands.h"

#include "items/readable.h"
#include "ui/mainwindow/undostack.h"
#include "ui/packages/packagesview.h"
#include "ui/widgets/filterfield.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace packhouse {

EditCommands::EditCommands(ActionRegistry &actions, UndoStack &undo, FilterField &filter,
                           PackagesView &packages, QObject *parent)
    : CommandGroup(actions, parent)
    , m_stack(undo)
    , m_undo(add(u"edit.undo"_s, tr("Undo"), QKeySequence::Undo,
                 tr("Take back what this window did last"),
                 [this] {
                     if (const auto newest = m_stack.newest())
                         m_stack.takeBack(newest->id);
                 }))
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
    showUndo();
    connect(&undo, &UndoStack::changed, this, &EditCommands::showUndo);
    connect(&packages, &PackagesView::filterClearWanted, m_clearFilter, &QAction::trigger);
}

void EditCommands::showUndo()
{
    const auto newest = m_stack.newest();
    m_undo->setText(newest ? readable(newest->undo) : tr("Undo"));
    allow(m_undo, newest.has_value(),
          newest ? Text()
                 : Text::of("There is nothing that this window did and that can be taken back."));
}

} // namespace packhouse
