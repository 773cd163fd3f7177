// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/humantext.h"
#include "items/itemroles.h"

#include <QAbstractTableModel>
#include <QCollator>

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

namespace packhouse {

/// What one cell shows, for all roles at once.
struct Cell
{
    QString text = {};
    std::optional<BadgeData> badge = {}; ///< shown instead of the text
    QString tip = {};
    QString copy = {}; ///< empty: the text
    QString type = {}; ///< the package type whose letters stand before the text
    bool fixedFont = false;
    QVariant order = {}; ///< what rows are sorted by; invalid: the text
};

/// As people sort: "2" before "10", whatever is written large.
inline QCollator peoplesOrder()
{
    const QLocale reader;
    QCollator collator(reader.language() == QLocale::C ? QLocale(QLocale::English) : reader);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

inline int compare(const Cell &a, const Cell &b, const QCollator &collator)
{
    if (a.order.isValid() && b.order.isValid()) {
        const QPartialOrdering ordering = QVariant::compare(a.order, b.order);
        return ordering == QPartialOrdering::Less      ? -1
               : ordering == QPartialOrdering::Greater ? 1
                                                       : 0;
    }
    if (a.order.isValid() != b.order.isValid())
        return a.order.isValid() ? 1 : -1; // what is not known comes first
    return collator.compare(a.text, b.text);
}

inline Cell badgeCell(const BadgeData &badge, const QString &tip = {})
{
    return {.text = badge.text, .badge = badge, .tip = tip};
}

/// "2 h ago", or \a otherwise where the time is not valid.
inline Cell agoCell(const QDateTime &then, const QDateTime &now, const QString &otherwise)
{
    if (!then.isValid())
        return {.text = otherwise};
    return {.text = agoText(then, now),
            .tip = momentText(then),
            .copy = then.toString(Qt::ISODate),
            .order = then};
}

/// A table whose rows are values and whose columns are functions: for lists that are read whole.
template<typename Row>
class RowTableModel : public QAbstractTableModel
{
public:
    struct Column
    {
        QString title;
        std::function<Cell(const Row &)> cell;
    };

    explicit RowTableModel(QList<Column> columns, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_columns(std::move(columns))
    {}

    void setRows(const QList<Row> &rows)
    {
        beginResetModel();
        m_rows = sorted(rows);
        endResetModel();
    }
    /// The same rows with other contents: keeps what is chosen in views.
    void updateRows(const QList<Row> &rows)
    {
        Q_ASSERT(rows.size() == m_rows.size());
        m_rows = rows;
        cellsChanged();
    }
    const QList<Row> &rows() const { return m_rows; }
    const Row *row(const QModelIndex &index) const
    {
        return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
    }
    /// What the cells say depends on more than the rows, and that has changed.
    void cellsChanged()
    {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size()) - 1));
    }

    /// Also rows that come later; -1: the order in which they were given.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override
    {
        m_sort = column;
        m_order = order;
        emit layoutAboutToBeChanged();
        const QList<int> places = placesOf(m_rows);
        QList<Row> rows;
        QList<int> now(places.size());
        for (qsizetype i = 0; i < places.size(); ++i) {
            rows.append(m_rows.at(places.at(i)));
            now[places.at(i)] = int(i);
        }
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex &one : before)
            after.append(index(now.at(one.row()), one.column()));
        m_rows = rows;
        changePersistentIndexList(before, after);
        emit layoutChanged();
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= m_columns.size())
            return {};
        return m_columns[section].title;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!row(index))
            return {};
        const Cell cell = m_columns[index.column()].cell(m_rows[index.row()]);
        switch (role) {
        case Qt::DisplayRole:
            return cell.text;
        case Qt::AccessibleTextRole: // the type is letters that are drawn
            return cell.type.isEmpty() ? cell.text
                                       : QStringLiteral("%1, %2").arg(cell.text, cell.type);
        case CopyRole:
            return cell.copy.isEmpty() ? cell.text : cell.copy;
        case Qt::ToolTipRole:
            return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
        case BadgeRole:
            return cell.badge ? QVariant::fromValue(*cell.badge) : QVariant();
        case TypeRole:
            return cell.type.isEmpty() ? QVariant() : QVariant(cell.type);
        case FixedFontRole:
            return cell.fixedFont;
        default:
            return {};
        }
    }

private:
    /// Which row stands at each place when they are sorted.
    QList<int> placesOf(const QList<Row> &rows) const
    {
        QList<int> places(rows.size());
        std::iota(places.begin(), places.end(), 0);
        if (m_sort < 0 || m_sort >= m_columns.size())
            return places;
        QList<Cell> cells;
        for (const Row &row : rows)
            cells.append(m_columns[m_sort].cell(row));
        const QCollator collator = peoplesOrder();
        std::stable_sort(places.begin(), places.end(), [&](int a, int b) {
            const int compared = compare(cells.at(a), cells.at(b), collator);
            return m_order == Qt::AscendingOrder ? compared < 0 : compared > 0;
        });
        return places;
    }
    QList<Row> sorted(const QList<Row> &rows) const
    {
        QList<Row> found;
        for (const int place : placesOf(rows))
            found.append(rows.at(place));
        return found;
    }

    QList<Column> m_columns;
    QList<Row> m_rows;
    int m_sort = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace packhouse
