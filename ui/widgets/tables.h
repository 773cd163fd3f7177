// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QTableView;

namespace packhouse {

/// What all our tables have in common: whole rows, our row height, no grid, Tab leaves the table,
/// a name for screen readers, and tips for the keyboard in the status line.
void setUpTable(QTableView *table, const QString &accessibleName);

/// Chooses that row alone. QTableView::selectRow() looks for a column at the right edge, which it
/// does not find where people read from right to left.
void chooseRow(QTableView *table, int row);

/// What the column needs so that nothing in it is cut.
int widthOfContents(QTableView *table, int column);
/// Makes the columns as wide as that, the last one at least, and the table as high as its rows are
/// then: for one that wraps and scrolls with what is around it.
void fitRows(QTableView *table, const QList<int> &widths);

} // namespace packhouse
