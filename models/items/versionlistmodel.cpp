// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/versionlistmodel.h"

#include "items/humantext.h"

using namespace Qt::StringLiterals;

namespace packhouse {

VersionListModel::VersionListModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock)
{}

void VersionListModel::setVersions(const QList<VersionRow> &versions, const FormatInfo *format)
{
    beginResetModel();
    m_format = format;
    m_versions = versions;
    endResetModel();
}

const VersionRow *VersionListModel::version(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_versions.size() ? &m_versions[index.row()] : nullptr;
}

QModelIndex VersionListModel::find(const QString &version) const
{
    for (int row = 0; row < m_versions.size(); ++row) {
        if (m_versions[row].version == version)
            return index(row, 0);
    }
    return {};
}

int VersionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_versions.size());
}

int VersionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

BadgeData VersionListModel::state(const VersionRow &row) const
{
    if (row.status == Status::Default)
        return {row.tags.join(u", "_s), Tone::Neutral};
    const Tone tone = row.status == Status::Error        ? Tone::Bad
                      : row.status == Status::Deprecated ? Tone::Warning
                                                         : Tone::Neutral;
    return {(m_format ? *m_format : FormatInfo()).stateWord(row.status), tone};
}

QVariant VersionListModel::display(const VersionRow &row, int column) const
{
    switch (column) {
    case Version:
        return row.version;
    case State:
        return state(row).text;
    case Size:
        return sizeText(row.bytes);
    case Files:
        return countText(row.files);
    case Downloads:
        return countText(row.downloads);
    case Published:
        return agoText(row.created, m_clock.now());
    default:
        return {};
    }
}

QVariant VersionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const VersionRow &row = m_versions[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case CopyRole:
        return column == Size        ? QString::number(row.bytes)
               : column == Published ? row.created.toString(Qt::ISODate)
                                     : display(row, column).toString();
    case RawRole:
        return column == Size        ? QVariant(row.bytes)
               : column == Files     ? QVariant(row.files)
               : column == Downloads ? QVariant(row.downloads)
               : column == Published ? QVariant(row.created)
                                     : display(row, column);
    case Qt::ToolTipRole:
        return column == State && !row.statusMessage.isEmpty() ? QVariant(row.statusMessage)
               : column == Published
                   ? QVariant(tr("%1 by %2").arg(momentText(row.created), actorText(row.publisher)))
                   : QVariant();
    case BadgeRole: {
        const BadgeData badge = state(row);
        return column == State && !badge.text.isEmpty() ? QVariant::fromValue(badge) : QVariant();
    }
    case FixedFontRole:
        return column == Version;
    case Qt::TextAlignmentRole:
        return column == Size || column == Files || column == Downloads
                   ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant VersionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount]{tr("Version"), tr("State"),     tr("Size"),
                                      tr("Files"),   tr("Downloads"), tr("Published")};
    return titles[section];
}

} // namespace packhouse
