// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/humantext.h"
#include "items/itemroles.h"
#include "items/readable.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QHash>

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
    QString spoken = {}; ///< for who hears no columns; empty: the text
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
        m_all = rows;
        show(shownPlaces());
        endResetModel();
    }
    /// The same rows with other contents: keeps what is chosen in views.
    void updateRows(const QList<Row> &rows)
    {
        Q_ASSERT(rows.size() == m_all.size());
        m_all = rows;
        show(m_places);
        cellsChanged();
    }
    /// Only rows of which each word of \a text is in some cell are shown.
    void setFilter(const QString &text)
    {
        m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        setRows(m_all);
    }
    /// Those that are shown.
    const QList<Row> &rows() const { return m_rows; }
    const QList<Row> &allRows() const { return m_all; }
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
        const QList<int> before = m_places;
        show(shownPlaces());
        QHash<int, int> rows; // where each stands now
        for (int row = 0; row < m_places.size(); ++row)
            rows.insert(m_places.at(row), row);
        const QModelIndexList indexes = persistentIndexList();
        QModelIndexList now;
        for (const QModelIndex &one : indexes)
            now.append(index(rows.value(before.at(one.row())), one.column()));
        changePersistentIndexList(indexes, now);
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
            return shownText(cell.text);
        case CopyRole:
            return cell.copy.isEmpty() ? cell.text : cell.copy;
        case Qt::ToolTipRole:
            return cell.tip.isEmpty() ? QVariant() : QVariant(shownText(cell.tip));
        case Qt::AccessibleTextRole:
            if (!cell.spoken.isEmpty())
                return shownText(cell.spoken);
            // The type is letters that are drawn.
            return shownText(cell.type.isEmpty()
                                 ? cell.text
                                 : QStringLiteral("%1, %2").arg(cell.text, cell.type));
        case BadgeRole:
            if (!cell.badge)
                return {};
            return QVariant::fromValue(BadgeData{shownText(cell.badge->text), cell.badge->tone});
        case TypeRole:
            return cell.type.isEmpty() ? QVariant() : QVariant(cell.type);
        case FixedFontRole:
            return cell.fixedFont;
        default:
            return {};
        }
    }

private:
    bool hasWords(const Row &row) const
    {
        QString text;
        for (const Column &column : m_columns) {
            const Cell cell = column.cell(row);
            text += cell.text + QLatin1Char('\n') + cell.type + QLatin1Char('\n');
        }
        return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    }
    /// Of all rows, those that are to be shown, in the order in which they are.
    QList<int> shownPlaces() const
    {
        QList<int> places;
        for (int place = 0; place < m_all.size(); ++place) {
            if (m_words.isEmpty() || hasWords(m_all.at(place)))
                places.append(place);
        }
        if (m_sort < 0 || m_sort >= m_columns.size())
            return places;
        QHash<int, Cell> cells;
        for (const int place : std::as_const(places))
            cells.insert(place, m_columns[m_sort].cell(m_all.at(place)));
        const QCollator collator = peoplesOrder();
        std::stable_sort(places.begin(), places.end(), [&](int a, int b) {
            const int compared = compare(*cells.constFind(a), *cells.constFind(b), collator);
            return m_order == Qt::AscendingOrder ? compared < 0 : compared > 0;
        });
        return places;
    }
    void show(const QList<int> &places)
    {
        m_places = places;
        m_rows.clear();
        for (const int place : places)
            m_rows.append(m_all.at(place));
    }

    QList<Column> m_columns;
    QList<Row> m_all;
    QList<int> m_places; ///< in m_all, of those that are shown
    QList<Row> m_rows; ///< those
    QStringList m_words;
    int m_sort = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace packhouse
