// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rowtableview.h"

namespace packhouse {

QModelIndex RowTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action != MoveHome && action != MoveEnd)
        return QTableView::moveCursor(action, modifiers);
    // Qt's tables go to the first and last row when Control is held, and to another column then:
    // whoever hears the rows would hear no name any more.
    const QModelIndex row = QTableView::moveCursor(action, modifiers | Qt::ControlModifier);
    const QModelIndex current = currentIndex();
    return current.isValid() ? row.siblingAtColumn(current.column()) : row;
}

/// Readers of the screen keep the texts of cells: they are told where the current one has another.
void RowTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                               const QList<int> &roles)
{
    SpokenView::dataChanged(topLeft, bottomRight, roles);
    const QModelIndex current = currentIndex();
    if (!QAccessible::isActive() || current.row() < topLeft.row()
        || current.row() > bottomRight.row())
        return;
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(this);
    QAccessibleTableInterface *cells = face ? face->tableInterface() : nullptr;
    for (int column = 0; cells && column < model()->columnCount(); ++column) {
        if (QAccessibleInterface *cell = cells->cellAt(current.row(), column)) {
            QAccessibleEvent event(cell, QAccessible::NameChanged);
            QAccessible::updateAccessibility(&event);
        }
    }
}

} // namespace packhouse
