// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/humantext.h"
#include "items/publishmodel.h"
#include "items/readable.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString slashed(QString path)
{
    return path.replace(u'/', u" / "_s);
}

bool isSettled(const PublishRow &row)
{
    return row.state != PublishRow::State::Inspecting && row.state != PublishRow::State::Publishing;
}

} // namespace

QString PublishModel::reason(const Row &row) const
{
    if (row.state == State::Checked && row.check.allowed && isTwice(row))
        return tr("The same file is in the list twice. Leave one out.");
    return row.reason();
}

QList<std::pair<QString, QString>> PublishModel::refusals() const
{
    QList<std::pair<QString, QString>> refused;
    for (const Row &row : m_rows) {
        const bool wrong = row.state == State::Unreadable || row.state == State::Unchecked
                           || row.state == State::Failed;
        if (wrong || (row.state == State::Checked && !canPublish(row)))
            refused.append({row.name(), reason(row)});
    }
    return refused;
}

QList<std::pair<QString, QString>> PublishModel::remarks() const
{
    QList<std::pair<QString, QString>> remarks;
    for (const Row &row : m_rows) {
        if (canPublish(row) && row.check.tone == Tone::Warning && !reason(row).isEmpty())
            remarks.append({row.name(), reason(row)});
    }
    return remarks;
}

BadgeData PublishModel::badge(const Row &row) const
{
    const Coordinates &what = row.file.coordinates;
    if (row.state == State::Checked && row.check.allowed && isTwice(row))
        return {tr("twice in this list"), Tone::Bad};
    switch (row.state) {
    case State::Inspecting:
        return {tr("opening…"), Tone::Neutral};
    case State::Unreadable:
        return {tr("cannot be published"), Tone::Bad};
    case State::Checking:
        return {tr("checking…"), Tone::Neutral};
    case State::Unchecked:
        return {tr("could not check"), Tone::Unknown};
    case State::Incomplete:
        return {what.name.isEmpty()       ? tr("name needed")
                : row.scopePath.isEmpty() ? tr("project needed")
                                          : tr("version needed"),
                Tone::Warning};
    case State::Publishing:
        return {tr("publishing…"), Tone::Neutral};
    case State::Failed:
        return {tr("was not taken"), Tone::Bad};
    case State::Checked:
        break;
    }
    return {readable(row.check.text), row.check.tone};
}

QString PublishModel::text(const Row &row, int column) const
{
    const bool known = row.state != State::Inspecting && row.state != State::Unreadable;
    const Coordinates &what = row.file.coordinates;
    const QString part = row.shownPart();
    switch (column) {
    case File:
        return row.title();
    case Type:
        return row.state == State::Inspecting ? QString()
               : known                        ? m_formats.find(what.type).label + u" ▾"_s
               : row.type.isEmpty()           ? tr("choose… ▾")
                                              : m_formats.find(row.type).label + u" ▾"_s;
    case Package:
        return !known ? QString() : what.name.isEmpty() ? tr("choose…") : what.name;
    case Version:
        return !known || (row.file.certain && what.version.isEmpty()) ? QString()
               : what.version.isEmpty()                               ? tr("choose…")
                                                                      : what.version;
    case To:
        return !known                    ? QString()
               : row.scopePath.isEmpty() ? tr("choose… ▾")
                                         : slashed(row.scopePath) + u" ▾"_s;
    case Part:
        return !row.check.parts ? QString()
               : part.isEmpty() ? tr("choose… ▾")
                                : slashed(part) + u" ▾"_s;
    default:
        return badge(row).text;
    }
}

QVariant PublishModel::toolTip(const Row &row, int column) const
{
    if (column == File) {
        QStringList lines{tr("%1, %2").arg(row.path, exactSizeText(row.bytes))};
        for (const OpenedFile &other : row.others)
            lines.append(tr("%1, %2").arg(other.path, exactSizeText(other.bytes)));
        return lines.join(u'\n');
    }
    if (column == Check && !reason(row).isEmpty())
        return reason(row);
    return text(row, column);
}

int PublishModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PublishModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// As it is shown, without the arrow, and with what else is known.
QString PublishModel::spoken(const Row &row, int column) const
{
    if (column == Check && !reason(row).isEmpty())
        return tr("%1: %2").arg(badge(row).text, reason(row));
    return shownText(text(row, column).remove(u" ▾"_s));
}

/// The first cell tells all of the row, as those of other lists do.
QString PublishModel::spokenRow(const Row &row) const
{
    QStringList cells;
    for (int column = File; column < ColumnCount; ++column) {
        if (const QString cell = spoken(row, column); !cell.isEmpty())
            cells.append(cell);
    }
    return cells.join(u", "_s);
}

QVariant PublishModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shownText(text(row, column));
    case CopyRole:
        return text(row, column);
    case Qt::EditRole:
        return column == Package   ? row.file.coordinates.name
               : column == Version ? row.file.coordinates.version
               : column == To      ? row.scopePath
               : column == Part    ? row.shownPart()
               : column == Type    ? row.file.coordinates.type
                                   : QString();
    case BadgeRole:
        return column == Check ? QVariant::fromValue(badge(row)) : QVariant();
    case TypeRole:
        return column == File && !row.error && !row.file.coordinates.type.isEmpty()
                   ? QVariant(row.file.coordinates.type)
                   : QVariant();
    case FixedFontRole:
        return column == Version;
    case Qt::AccessibleTextRole:
        return column == File ? spokenRow(row) : spoken(row, column);
    case Qt::ToolTipRole:
        return shownText(toolTip(row, column).toString());
    default:
        return {};
    }
}

Qt::ItemFlags PublishModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const Row &row = m_rows[index.row()];
    if (!isSettled(row))
        return flags;
    const bool known = row.state != State::Unreadable;
    const bool named = index.column() == Package || index.column() == Version;
    if (index.column() == Type || (known && index.column() == To)
        || (known && named && !row.file.certain)
        || (index.column() == Part && row.check.parts.has_value()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant PublishModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount]{tr("File"), tr("Type"),         tr("Package"), tr("Version"),
                                      tr("To"),   tr("Distribution"), tr("Check")};
    return titles[section];
}

} // namespace packhouse
