// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/humantext.h"
#include "items/itemroles.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <functional>
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
    QString spoken = {}; ///< for who hears no columns; empty: the text
};

inline Cell badgeCell(const BadgeData &badge, const QString &tip = {})
{
    return {.text = badge.text, .badge = badge, .tip = tip};
}

/// "2 h ago", or \a otherwise where the time is not valid.
inline Cell agoCell(const QDateTime &then, const QDateTime &now, const QString &otherwise)
{
    if (!then.isValid())
        return {.text = otherwise};
    return {
        .text = agoText(then, now), .tip = momentText(then), .copy = then.toString(Qt::ISODate)};
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
        m_rows = filtered();
        endResetModel();
    }
    /// The same rows with other contents: keeps what is chosen in views.
    void updateRows(const QList<Row> &rows)
    {
        Q_ASSERT(rows.size() == m_all.size());
        if (!m_words.isEmpty()) {
            setRows(rows);
            return;
        }
        m_all = rows;
        m_rows = rows;
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
        case CopyRole:
            return cell.copy.isEmpty() ? cell.text : cell.copy;
        case Qt::ToolTipRole:
            return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
        case Qt::AccessibleTextRole:
            return cell.spoken.isEmpty() ? cell.text : cell.spoken;
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
    QList<Row> filtered() const
    {
        if (m_words.isEmpty())
            return m_all;
        QList<Row> found;
        for (const Row &row : m_all) {
            QString text;
            for (const Column &column : m_columns) {
                const Cell cell = column.cell(row);
                text += cell.text + QLatin1Char('\n') + cell.type + QLatin1Char('\n');
            }
            const auto has = [&text](const QString &word) {
                return text.contains(word, Qt::CaseInsensitive);
            };
            if (std::all_of(m_words.begin(), m_words.end(), has))
                found.append(row);
        }
        return found;
    }

    QList<Column> m_columns;
    QList<Row> m_all;
    QList<Row> m_rows; ///< those of them that are shown
    QStringList m_words;
};

} // namespace packhouse
