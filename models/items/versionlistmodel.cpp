// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/versionlistmodel.h"

#include "core/visibletext.h"
#include "items/humantext.h"

#include <algorithm>

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

QString VersionListModel::longestVersion() const
{
    const auto longest = std::max_element(m_versions.begin(), m_versions.end(),
                                          [](const VersionRow &a, const VersionRow &b) {
                                              return a.version.size() < b.version.size();
                                          });
    return longest == m_versions.end() ? QString() : longest->version;
}

/// Of texts in their order, neighbours have the most in common.
qsizetype VersionListModel::tellingLength() const
{
    QStringList sorted;
    for (const VersionRow &row : m_versions)
        sorted.append(row.version);
    sorted.sort();
    qsizetype common = 0;
    for (qsizetype i = 1; i < sorted.size(); ++i) {
        const QString &a = sorted.at(i - 1);
        const QString &b = sorted.at(i);
        const auto differs = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
        common = std::max<qsizetype>(common, differs.first - a.begin());
    }
    return common + 1;
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
        return {visibleText(row.tags.join(u", "_s)), Tone::Neutral};
    const Tone tone = row.status == Status::Error        ? Tone::Bad
                      : row.status == Status::Deprecated ? Tone::Warning
                                                         : Tone::Neutral;
    return {(m_format ? *m_format : FormatInfo()).stateWord(row.status), tone};
}

QVariant VersionListModel::display(const VersionRow &row, int column) const
{
    switch (column) {
    case Version:
        return visibleText(row.version);
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

/// All of the row, for who hears no columns.
QString VersionListModel::spoken(const VersionRow &row) const
{
    QStringList parts{visibleText(row.version), state(row).text, visibleText(row.statusMessage),
                      sizeText(row.bytes), agoText(row.created, m_clock.now())};
    parts.removeAll(QString());
    return parts.join(u", "_s);
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
               : column == Version   ? row.version
                                     : display(row, column).toString();
    case RawRole:
        return column == Size        ? QVariant(row.bytes)
               : column == Files     ? QVariant(row.files)
               : column == Downloads ? QVariant(row.downloads)
               : column == Published ? QVariant(row.created)
                                     : display(row, column);
    case Qt::ToolTipRole:
        return column == State && !row.statusMessage.isEmpty()
                   ? QVariant(visibleText(row.statusMessage))
               : column == Published
                   ? QVariant(tr("%1 by %2").arg(momentText(row.created), actorText(row.publisher)))
                   : QVariant();
    case Qt::AccessibleTextRole:
        return column == Version ? spoken(row) : display(row, column);
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
