// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnfit.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace packhouse {

ColumnFit::ColumnFit(QTableView *table, int stretched, int least, const QList<int> &givingWay)
    : QObject(table), m_table(table), m_stretched(stretched), m_least(least), m_givingWay(givingWay)
{
    table->viewport()->installEventFilter(this);
    connect(table->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int, int width) {
                if (column == m_stretched || width == 0)
                    return; // a hidden one has none
                m_widths[column] = width;
                fit();
            });
}

void ColumnFit::setWidths(const QList<int> &widths)
{
    QHeaderView *header = m_table->horizontalHeader();
    header->ensurePolished();
    for (int column = 0; column < widths.size(); ++column) {
        // A heading is longer in other languages; a hidden one tells nothing.
        const int width = std::max(widths[column], header->sectionSizeHint(column));
        m_widths[column] = width;
        m_isFitting = true;
        m_table->setColumnWidth(column, width);
        m_isFitting = false;
    }
    fit();
}

void ColumnFit::setWanted(int column, bool wanted)
{
    m_unwanted.removeAll(column);
    if (!wanted)
        m_unwanted.append(column);
    else if (m_givingWay.removeAll(column) > 0)
        m_givingWay.append(column);
    fit();
}

void ColumnFit::setUnwanted(const QList<int> &columns)
{
    m_unwanted = columns;
    fit();
}

int ColumnFit::shown() const
{
    const QHeaderView *header = m_table->horizontalHeader();
    return header->count() - header->hiddenSectionCount();
}

void ColumnFit::fit()
{
    if (m_isFitting)
        return;
    m_isFitting = true;
    const QHeaderView *header = m_table->horizontalHeader();
    const auto width = [&](int column) {
        return m_widths.value(column, header->sectionSizeHint(column));
    };
    QList<int> hidden = m_unwanted;
    int left = m_table->viewport()->width();
    for (int column = 0; column < header->count(); ++column) {
        if (column != m_stretched && !hidden.contains(column))
            left -= width(column);
    }
    for (const int column : std::as_const(m_givingWay)) {
        if (left >= m_least)
            break;
        if (hidden.contains(column))
            continue;
        left += width(column);
        hidden.append(column);
    }
    bool others = false;
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column) == hidden.contains(column))
            continue;
        m_table->setColumnHidden(column, hidden.contains(column));
        others = true;
    }
    m_isFitting = false;
    if (others)
        emit changed();
}

bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

} // namespace packhouse
