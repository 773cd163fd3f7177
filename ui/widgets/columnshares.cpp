// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnshares.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace packhouse {

ColumnShares::ColumnShares(QTableView *table, const QList<int> &widths)
    : QObject(table), m_table(table), m_widths(widths)
{
    QHeaderView *header = table->horizontalHeader();
    header->ensurePolished();
    header->setStretchLastSection(true);
    table->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        // The last one follows the width of the table.
        if (!m_isSharing && column < m_widths.size() - 1)
            m_isByHand = true;
    });
    share();
}

void ColumnShares::share()
{
    QHeaderView *header = m_table->horizontalHeader();
    if (m_isByHand || header->count() < m_widths.size())
        return;
    QList<int> least;
    QList<int> widths;
    for (int column = 0; column < m_widths.size(); ++column) {
        least.append(header->sectionSizeHint(column)); // longer in other languages
        widths.append(std::max(m_widths[column], least[column]));
    }
    int over = std::accumulate(widths.begin(), widths.end(), 0) - m_table->viewport()->width();
    // Whoever has most to give gives most.
    int spare = 0;
    for (int column = 0; column < widths.size(); ++column)
        spare += widths[column] - least[column];
    over = std::min(over, spare);
    m_isSharing = true;
    for (int column = 0; column < widths.size(); ++column) {
        const int given = over > 0 ? (widths[column] - least[column]) * over / spare : 0;
        header->resizeSection(column, widths[column] - given);
    }
    m_isSharing = false;
}

bool ColumnShares::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        share();
    return QObject::eventFilter(watched, event);
}

} // namespace packhouse
