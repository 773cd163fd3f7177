// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnfit.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace packhouse {

ColumnFit::ColumnFit(QTableView *table, int stretched, int least, const QList<int> &givingWay)
    : QObject(table)
    , m_table(table)
    , m_stretched(stretched)
    , m_whole(least)
    , m_least(least)
    , m_givingWay(givingWay)
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

void ColumnFit::setNeed(int whole, int least)
{
    m_whole = std::max(whole, least);
    m_least = least;
    fit();
}

QList<int> ColumnFit::givenWay(int wanted) const
{
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
    for (const int column : m_givingWay) {
        if (left >= wanted)
            break;
        if (hidden.contains(column))
            continue;
        left += width(column);
        hidden.append(column);
    }
    return hidden;
}

/// A column that stretches is never wider than the table, so one that has to be does not stretch.
void ColumnFit::stretch()
{
    QHeaderView *header = m_table->horizontalHeader();
    if (m_stretched >= header->count())
        return;
    const bool fits = m_least <= m_table->viewport()->width();
    const auto mode = fits ? QHeaderView::Stretch : QHeaderView::Interactive;
    if (header->sectionResizeMode(m_stretched) != mode)
        header->setSectionResizeMode(m_stretched, mode);
    if (!fits)
        header->resizeSection(m_stretched, m_least);
}

void ColumnFit::fit()
{
    if (m_isFitting)
        return;
    m_isFitting = true;
    const QHeaderView *header = m_table->horizontalHeader();
    const QList<int> hidden = givenWay(m_whole <= m_table->viewport()->width() ? m_whole : m_least);
    bool others = false;
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column) == hidden.contains(column))
            continue;
        m_table->setColumnHidden(column, hidden.contains(column));
        others = true;
    }
    stretch();
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
