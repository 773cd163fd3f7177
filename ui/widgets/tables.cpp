// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tables.h"

#include "ui/style/metrics.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace packhouse {

void setUpTable(QTableView *table, const QString &accessibleName)
{
    table->setAccessibleName(accessibleName);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    table->setMouseTracking(true);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *rows = table->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setDefaultSectionSize(metrics::RowHeight);
    rows->setMinimumSectionSize(metrics::RowHeight);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setFixedHeight(metrics::HeaderHeight);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFocusPolicy(Qt::NoFocus);
}

void chooseRow(QTableView *table, int row)
{
    table->setCurrentIndex(table->model()->index(row, 0));
}

int widthOfContents(QTableView *table, int column)
{
    table->resizeColumnToContents(column);
    return table->columnWidth(column);
}

void fitRows(QTableView *table, const QList<int> &widths)
{
    QHeaderView *header = table->horizontalHeader();
    for (int column = 0; column < widths.size(); ++column)
        header->resizeSection(column, std::max(widths[column], header->minimumSectionSize()));
    static_cast<void>(header->length()); // lays out the last one now
    table->resizeRowsToContents();
    table->setFixedHeight(table->verticalHeader()->length() + metrics::HeaderHeight
                          + metrics::TableFrame);
}

} // namespace packhouse
