// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/versionlistmodel.h"

#include "core/visibletext.h"
#include "items/humantext.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// All that a row shows.
auto allShown(const VersionRow &row)
{
    return std::tie(row.status, row.statusMessage, row.tags, row.publisher, row.created, row.bytes,
                    row.files, row.downloads);
}

} // namespace

VersionListModel::VersionListModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock)
{}

void VersionListModel::setVersions(const QList<VersionRow> &versions, const FormatInfo *format)
{
    const auto key = [](const VersionRow &row) { return std::tie(row.id, row.version); };
    if (m_format == format && !versions.isEmpty()
        && std::ranges::equal(m_versions, versions, {}, key, key)) {
        const bool same = std::ranges::equal(m_versions, versions, {}, &allShown, &allShown);
        m_versions = versions;
        if (!same) // who hears them read is not told of what did not change
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
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

std::span<const VersionRow> VersionListModel::measured() const
{
    constexpr qsizetype Most = 1'000; // the window does not wait for more
    return {m_versions.constData(), size_t(std::min(Most, m_versions.size()))};
}

QString VersionListModel::longestVersion() const
{
    const auto rows = measured();
    const auto longest = std::ranges::max_element(
        rows, {}, [](const VersionRow &row) { return row.version.size(); });
    return longest == rows.end() ? QString() : longest->version;
}

/// Of texts in their order, neighbours have the most in common.
qsizetype VersionListModel::tellingLength() const
{
    QStringList sorted;
    for (const VersionRow &row : measured())
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

BadgeData VersionListModel::status(Status status) const
{
    if (status == Status::Default)
        return {};
    const Tone tone = status == Status::Error        ? Tone::Bad
                      : status == Status::Deprecated ? Tone::Warning
                                                     : Tone::Neutral;
    return {(m_format ? *m_format : FormatInfo()).stateWord(status), tone};
}

/// What is told of it and what points to it: a version that nobody should take any more and that
/// clients take by a tag is the worst of both.
BadgeData VersionListModel::state(const VersionRow &row) const
{
    const BadgeData told = status(row.status);
    QStringList all = row.tags;
    if (!told.text.isEmpty())
        all.prepend(told.text);
    return {visibleText(all.join(u", "_s)), told.text.isEmpty() ? Tone::Neutral : told.tone};
}

QString VersionListModel::stateTip(const VersionRow &row) const
{
    QStringList lines{state(row).text, visibleText(row.statusMessage)};
    lines.removeAll(QString());
    return lines.join(u'\n');
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
        return column == State && (!row.statusMessage.isEmpty() || !row.tags.isEmpty())
                   ? QVariant(stateTip(row))
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
