// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/activitymodel.h"

#include "items/humantext.h"
#include "items/itemroles.h"

using namespace Qt::StringLiterals;

namespace packhouse {

ActivityModel::ActivityModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

void ActivityModel::setRows(const QList<ActivityRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void ActivityModel::appendRows(const QList<ActivityRow> &rows)
{
    if (rows.isEmpty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
}

const ActivityRow *ActivityModel::row(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ActivityRow &row = m_rows[index.row()];
    const int column = index.column();
    if (column == When) {
        switch (role) {
        case Qt::DisplayRole:
            return agoText(row.at, m_clock.now());
        case Qt::ToolTipRole:
            return momentText(row.at);
        case CopyRole:
            return row.at.toString(Qt::ISODate);
        case RawRole:
            return row.at;
        default:
            return {};
        }
    }
    if (role == BadgeRole && column == Outcome) {
        const bool fine = row.outcome == "ok"_L1;
        return QVariant::fromValue(BadgeData{row.outcome, fine ? Tone::Good : Tone::Bad});
    }
    if (role != Qt::DisplayRole && role != CopyRole && role != RawRole && role != Qt::ToolTipRole)
        return {};
    return column == Actor  ? row.actor
        : column == Action  ? row.action
        : column == Subject ? row.subject
                            : row.outcome;
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount]{tr("When"), tr("Who"), tr("What"), tr("To what"), tr("Outcome")};
    return titles[section];
}

} // namespace packhouse
