// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnshares.h"

#include "ui/widgets/steadywidth.h"

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
    table->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int width) {
        // The last one follows the width of the table.
        if (m_isSharing || column >= m_widths.size() - 1 || width == 0 || before == 0)
            return; // one that is hidden has none
        m_isByHand = true;
        fitLast();
    });
    share();
}

void ColumnShares::share()
{
    QHeaderView *header = m_table->horizontalHeader();
    if (header->count() < m_widths.size() || m_widths.isEmpty() || m_isSharing)
        return;
    if (m_isByHand) {
        fitLast();
        return;
    }
    QList<int> least;
    QList<int> widths;
    for (int column = 0; column < m_widths.size(); ++column) {
        const bool hidden = header->isSectionHidden(column);
        least.append(hidden ? 0 : header->sectionSizeHint(column)); // longer in other languages
        widths.append(hidden ? 0 : std::max(m_widths[column], least[column]));
    }
    int over = std::accumulate(widths.begin(), widths.end(), 0) - steadyWidth(m_table);
    // Whoever has most to give gives most.
    int spare = 0;
    for (int column = 0; column < widths.size(); ++column)
        spare += widths[column] - least[column];
    over = std::min(over, spare);
    m_isSharing = true;
    for (int column = 0; column < widths.size() - 1; ++column) {
        if (header->isSectionHidden(column))
            continue;
        const int given = over > 0 ? (widths[column] - least[column]) * over / spare : 0;
        header->resizeSection(column, widths[column] - given);
    }
    m_isSharing = false;
    fitLast();
}

/// The last one takes what is left, but no less than its heading needs.
void ColumnShares::fitLast()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int last = int(m_widths.size()) - 1;
    const int least = header->sectionSizeHint(last);
    int left = steadyWidth(m_table);
    for (int column = 0; column < last; ++column)
        left -= header->sectionSize(column);
    m_isSharing = true;
    header->setStretchLastSection(left >= least);
    if (left < least)
        header->resizeSection(last, least);
    m_isSharing = false;
    setScrollsSideways(m_table, left < least);
}

bool ColumnShares::eventFilter(QObject *watched, QEvent *event)
{
    // Of the table, which no scroll bar of its own makes larger or smaller.
    if (event->type() == QEvent::Resize)
        share();
    return QObject::eventFilter(watched, event);
}

} // namespace packhouse
