// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/publishmodel.h"

#include "items/humantext.h"
#include "items/readable.h"
#include "items/when.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString fileName(const PublishModel::Row &row)
{
    return QFileInfo(row.path).fileName();
}

} // namespace

PublishModel::PublishModel(PackageSource *source, FileInspector inspect,
                           const FormatInfoList &formats, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_inspect(std::move(inspect))
    , m_formats(formats)
{}

int PublishModel::addFiles(const QStringList &paths)
{
    QList<Row> added;
    int leftOut = 0;
    for (const QString &path : paths) {
        const auto samePath = [&path](const Row &row) { return row.path == path; };
        if (std::any_of(m_rows.begin(), m_rows.end(), samePath)
            || std::any_of(added.begin(), added.end(), samePath))
            continue;
        if (m_rows.size() + added.size() >= MostFiles) {
            ++leftOut;
            continue;
        }
        Row row;
        row.id = m_nextId++;
        row.path = path;
        row.bytes = QFileInfo(path).size();
        row.scopePath = m_defaultProject;
        added.append(row);
    }
    if (!added.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + added.size()) - 1);
        m_rows += added;
        endInsertRows();
        emit planChanged();
    }
    for (const Row &row : std::as_const(added)) {
        if (QFileInfo(row.path).isDir()) {
            inspected(row.id, fail(ErrorCode::InvalidFile, Text::of("It is a folder."),
                                   Text::of("Add the files in it instead.")));
            continue;
        }
        whenReady(m_inspect(row.path), this, [this, id = row.id](Result<InspectedFile> file) {
            inspected(id, std::move(file));
        });
    }
    return leftOut;
}

void PublishModel::removeFile(int at)
{
    if (at < 0 || at >= m_rows.size())
        return;
    beginRemoveRows({}, at, at);
    m_rows.removeAt(at);
    endRemoveRows();
    emit planChanged();
}

void PublishModel::setProjects(const QStringList &paths)
{
    m_projects = paths;
    emit planChanged();
}

void PublishModel::setDefaultProject(const QString &path)
{
    m_defaultProject = path;
    for (Row &row : m_rows) {
        if (row.scopePath.isEmpty()) {
            row.scopePath = path;
            check(row);
        }
    }
}

void PublishModel::setProjectForAll(const QString &path)
{
    m_defaultProject = path;
    for (Row &row : m_rows) {
        if (row.scopePath != path) {
            row.scopePath = path;
            check(row);
        }
    }
}

void PublishModel::retry()
{
    for (Row &row : m_rows) {
        if (row.state == State::Unchecked)
            check(row);
    }
}

PublishModel::Row *PublishModel::find(quint64 id)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [id](const Row &row) { return row.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

void PublishModel::inspected(quint64 id, Result<InspectedFile> file)
{
    Row *row = find(id);
    if (!row)
        return;
    if (file) {
        row->file = *file;
        row->state = State::Incomplete;
        check(*row);
        return;
    }
    row->state = State::Unreadable;
    row->error = file.error();
    rowChanged(*row);
}

void PublishModel::check(Row &row)
{
    if (row.state == State::Inspecting || row.state == State::Unreadable) {
        rowChanged(row);
        return;
    }
    ++row.asked;
    row.error.reset();
    row.check = {};
    const Coordinates &what = row.file.coordinates;
    if (what.name.isEmpty() || row.scopePath.isEmpty()
        || (what.version.isEmpty() && !row.file.certain)) {
        row.state = State::Incomplete;
        rowChanged(row);
        return;
    }
    row.state = State::Checking;
    rowChanged(row);
    whenReady(m_source->check({row.path, row.scopePath, what, row.file.fileName}), this,
              [this, id = row.id, asked = row.asked](Result<PublishCheck> result) {
                  checked(id, asked, std::move(result));
              });
}

void PublishModel::checked(quint64 id, quint64 asked, Result<PublishCheck> result)
{
    Row *row = find(id);
    if (!row || row->asked != asked)
        return;
    if (result) {
        row->state = State::Checked;
        row->check = *result;
    } else {
        row->state = State::Unchecked;
        row->error = result.error();
    }
    rowChanged(*row);
}

void PublishModel::rowChanged(const Row &row)
{
    const int at = int(&row - m_rows.constData());
    // What a row says depends on the rows above it: two files may be of one version.
    emit dataChanged(index(at, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    emit planChanged();
}

const PublishModel::Row *PublishModel::sameBefore(const Row &row, bool sameFile) const
{
    for (const Row &other : m_rows) {
        if (&other == &row)
            return nullptr;
        if (other.state == State::Checked && other.check.allowed && other.scopePath == row.scopePath
            && other.file.coordinates == row.file.coordinates
            && (!sameFile || other.file.fileName == row.file.fileName))
            return &other;
    }
    return nullptr;
}

bool PublishModel::canPublish(const Row &row) const
{
    return row.state == State::Checked && row.check.allowed && !sameBefore(row, true);
}

QList<PublishItem> PublishModel::publishable() const
{
    QList<PublishItem> items;
    for (const Row &row : m_rows) {
        if (canPublish(row))
            items.append({row.path, row.scopePath, row.file.coordinates, row.file.fileName});
    }
    return items;
}

bool PublishModel::busy() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.state == State::Inspecting || row.state == State::Checking;
    });
}

qint64 PublishModel::bytes() const
{
    qint64 sum = 0;
    for (const Row &row : m_rows)
        sum += row.bytes;
    return sum;
}

QString PublishModel::reason(const Row &row) const
{
    if (row.error)
        return readable(*row.error);
    if (row.state == State::Checked && row.check.allowed)
        return tr("The same file is in the list twice. Leave one out.");
    return readable(row.check.explanation.isEmpty() ? row.check.text : row.check.explanation);
}

QList<std::pair<QString, QString>> PublishModel::refusals() const
{
    QList<std::pair<QString, QString>> refused;
    for (const Row &row : m_rows) {
        if (row.state == State::Unreadable || row.state == State::Unchecked
            || (row.state == State::Checked && !canPublish(row)))
            refused.append({fileName(row), reason(row)});
    }
    return refused;
}

BadgeData PublishModel::badge(const Row &row) const
{
    const Coordinates &what = row.file.coordinates;
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
    case State::Checked:
        break;
    }
    if (row.check.allowed && sameBefore(row, true))
        return {tr("twice in this list"), Tone::Bad};
    if (row.check.allowed && sameBefore(row, false))
        return {tr("same package"), Tone::Good};
    return {readable(row.check.text), row.check.tone};
}

QString PublishModel::text(const Row &row, int column) const
{
    const bool known = row.state != State::Inspecting && row.state != State::Unreadable;
    switch (column) {
    case File:
        return fileName(row);
    case Package:
        return !known                                ? QString()
               : row.file.coordinates.name.isEmpty() ? tr("choose…")
                                                     : row.file.coordinates.name;
    case Version:
        return !known || (row.file.certain && row.file.coordinates.version.isEmpty()) ? QString()
               : row.file.coordinates.version.isEmpty() ? tr("choose…")
                                                        : row.file.coordinates.version;
    case To:
        return !known                    ? QString()
               : row.scopePath.isEmpty() ? tr("choose… ▾")
                                         : QString(row.scopePath).replace(u'/', u" / "_s) + u" ▾"_s;
    default:
        return badge(row).text;
    }
}

int PublishModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PublishModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PublishModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        return text(row, column);
    case Qt::EditRole:
        return column == Package   ? row.file.coordinates.name
               : column == Version ? row.file.coordinates.version
               : column == To      ? row.scopePath
                                   : QString();
    case BadgeRole:
        return column == Check ? QVariant::fromValue(badge(row)) : QVariant();
    case TypeRole:
        return column == File && !row.file.coordinates.type.isEmpty()
                   ? QVariant(row.file.coordinates.type)
                   : QVariant();
    case FixedFontRole:
        return column == Version;
    case Qt::ToolTipRole:
        if (column == File)
            return tr("%1, %2").arg(row.path, exactSizeText(row.bytes));
        if (column == Check && row.state >= State::Unchecked && !canPublish(row))
            return reason(row);
        return column == Check && row.error ? QVariant(readable(*row.error))
                                            : QVariant(text(row, column));
    default:
        return {};
    }
}

bool PublishModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    Row &row = m_rows[index.row()];
    const QString typed = value.toString().trimmed();
    QString &target = index.column() == Package   ? row.file.coordinates.name
                      : index.column() == Version ? row.file.coordinates.version
                                                  : row.scopePath;
    if (target == typed)
        return true;
    target = typed;
    check(row);
    return true;
}

Qt::ItemFlags PublishModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const Row &row = m_rows[index.row()];
    if (row.state == State::Inspecting || row.state == State::Unreadable)
        return flags;
    const bool named = index.column() == Package || index.column() == Version;
    if (index.column() == To || (named && !row.file.certain))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant PublishModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount]{tr("File"), tr("Package"), tr("Version"), tr("To"),
                                      tr("Check")};
    return titles[section];
}

} // namespace packhouse
