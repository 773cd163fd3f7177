// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/steadywidth.h"

#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace packhouse {

int steadyWidth(const QTableView *table)
{
    const int bar = table->verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
                        ? 0
                        : table->verticalScrollBar()->sizeHint().width();
    return std::max(0, table->contentsRect().width() - bar);
}

void setScrollsSideways(QTableView *table, bool scrolls)
{
    table->setHorizontalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
}

} // namespace packhouse
