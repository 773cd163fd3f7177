// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/publishmodel.h"

#include "insight/publishunits.h"
#include "items/when.h"

#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

PublishModel::PublishModel(PackageSource *source, FileInspector inspect,
                           const FormatInfoList &formats, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_inspect(std::move(inspect))
    , m_formats(formats)
{}

void PublishModel::setSource(PackageSource *source)
{
    if (source == m_source)
        return;
    m_source = source;
    m_projects.clear();
    m_defaultProject.clear();
    for (Row &row : m_rows) {
        row.scopePath.clear();
        row.part.clear();
        check(row);
    }
    changePlan();
}

void PublishModel::addFiles(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (QFileInfo(path).isDir())
            addFolder(path);
        else
            files.append(path);
    }
    m_leftOut[{}].beyond += addRows(files);
    changePlan();
}

void PublishModel::addFolder(const QString &path)
{
    ++m_reading;
    // In the background: a folder may be large, or far away.
    const auto reading = QtConcurrent::run(
        [path] { return Result<FolderFiles>(filesIn(path, Limits)); });
    whenReady(reading, this, [this, path](const Result<FolderFiles> &read) {
        --m_reading;
        FolderFiles found = read.value_or(FolderFiles());
        if (found.files.isEmpty() && found.beyond == 0)
            addEmptyFolder(path);
        found.beyond += addRows(found.files);
        m_leftOut.insert(path, found);
        changePlan();
    });
}

bool PublishModel::has(const QString &path) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&](const Row &row) {
        return row.path == path
               || std::any_of(row.others.begin(), row.others.end(),
                              [&](const OpenedFile &other) { return other.path == path; });
    });
}

int PublishModel::addRows(const QStringList &paths)
{
    QSet<QString> known;
    for (const Row &row : std::as_const(m_rows)) {
        known.insert(row.path);
        for (const OpenedFile &other : row.others)
            known.insert(other.path);
    }
    QList<Row> added;
    int leftOut = 0;
    for (const QString &path : paths) {
        if (known.contains(path))
            continue;
        if (files() + added.size() >= Limits.files) {
            ++leftOut;
            continue;
        }
        known.insert(path);
        Row row;
        row.id = m_nextId++;
        row.path = path;
        row.bytes = QFileInfo(path).size();
        row.scopePath = m_defaultProject;
        added.append(row);
    }
    if (added.isEmpty())
        return leftOut;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + added.size()) - 1);
    m_rows += added;
    endInsertRows();
    changePlan();
    for (const Row &row : std::as_const(added)) {
        if (Row *one = find(row.id))
            open(*one);
    }
    return leftOut;
}

/// Nothing is dropped without a word.
void PublishModel::addEmptyFolder(const QString &path)
{
    if (has(path))
        return;
    Row row;
    row.id = m_nextId++;
    row.path = path;
    row.opened = true;
    row.state = State::Unreadable;
    row.error = Error{ErrorCode::InvalidFile, Text::of("There is no file in this folder."),
                      Text::of("Leave it out."), false};
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
    m_rows.append(row);
    endInsertRows();
}

FolderFiles PublishModel::leftOut() const
{
    FolderFiles all;
    for (const FolderFiles &one : m_leftOut) {
        all.beyond += one.beyond;
        all.hidden += one.hidden;
        all.unread += one.unread;
        all.isCut = all.isCut || one.isCut;
    }
    return all;
}

void PublishModel::changePlan()
{
    m_twice.reset();
    emit planChanged();
}

void PublishModel::open(Row &row)
{
    whenReady(m_inspect(row.path, row.type), this,
              [this, id = row.id, asked = ++row.asked](Result<InspectedFile> file) {
                  inspected(id, asked, std::move(file));
              });
}

void PublishModel::inspected(quint64 id, quint64 asked, Result<InspectedFile> file)
{
    Row *row = find(id);
    if (!row || row->asked != asked)
        return;
    row->opened = true;
    row->error.reset();
    if (file)
        row->file = std::move(*file);
    else
        row->error = file.error();
    // Which files are of one version is known when all of them are.
    const bool all = std::all_of(m_rows.begin(), m_rows.end(),
                                 [](const Row &one) { return one.opened; });
    if (!all)
        return;
    join();
    checkOpened();
}

void PublishModel::join()
{
    QList<JoiningFile> files;
    for (const Row &row : std::as_const(m_rows)) {
        JoiningFile one;
        // What somebody chose the type of is meant to go by itself.
        if (row.type.isEmpty() && row.state != State::Publishing) {
            one = {row.name(),        row.file.coordinates, row.file.canonicalName,
                   row.file.fileName, row.file.certain,     row.file.joins,
                   row.file.stem,     row.file.parts};
            if (row.error)
                one.certain = false;
        }
        files.append(one);
    }
    QList<int> gone;
    for (const QList<int> &unit : publishUnits(files)) {
        Row &head = m_rows[unit.first()];
        for (const int at : unit.sliced(1)) {
            head.others.append(m_rows[at]);
            head.others += m_rows[at].others;
            gone.append(at);
        }
        if (unit.size() > 1)
            head.state = State::Inspecting; // to be checked again
    }
    std::sort(gone.begin(), gone.end(), std::greater<>());
    for (const int at : std::as_const(gone)) {
        beginRemoveRows({}, at, at);
        m_rows.removeAt(at);
        endRemoveRows();
    }
}

void PublishModel::checkOpened()
{
    for (Row &row : m_rows) {
        if (row.state != State::Inspecting)
            continue;
        row.state = row.error ? State::Unreadable : State::Incomplete;
        check(row);
    }
}

void PublishModel::chooseType(int at, const FormatId &type)
{
    Row &row = m_rows[at];
    // What belongs together as one type need not as another.
    QStringList others;
    for (const OpenedFile &other : std::as_const(row.others))
        others.append(other.path);
    row.others.clear();
    row.type = type;
    row.opened = false;
    row.state = State::Inspecting;
    row.problem.reset();
    row.check = {};
    row.part.clear();
    const quint64 id = row.id;
    rowChanged(row);
    addFiles(others);
    if (Row *known = find(id))
        open(*known);
}

void PublishModel::removeFile(int at)
{
    if (at < 0 || at >= m_rows.size() || m_rows[at].state == State::Publishing)
        return;
    beginRemoveRows({}, at, at);
    m_rows.removeAt(at);
    endRemoveRows();
    changePlan();
}

void PublishModel::setProjects(const QStringList &paths)
{
    m_projects = paths;
    changePlan();
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
        if (row.scopePath != path && row.state != State::Publishing) {
            row.scopePath = path;
            row.part.clear();
            check(row);
        }
    }
}

void PublishModel::retry()
{
    for (Row &row : m_rows) {
        if (row.state == State::Unchecked || row.state == State::Failed)
            check(row);
    }
}

PublishModel::Row *PublishModel::find(quint64 id)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [id](const Row &row) { return row.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

void PublishModel::check(Row &row)
{
    if (row.state == State::Publishing)
        return;
    if (row.state == State::Inspecting || row.state == State::Unreadable) {
        rowChanged(row);
        return;
    }
    const quint64 asked = ++row.asked;
    row.problem.reset();
    // What there is to choose from stays in sight meanwhile.
    row.check = {false, {}, Tone::Neutral, {}, {}, row.check.parts};
    const Coordinates &what = row.file.coordinates;
    if (what.name.isEmpty() || row.scopePath.isEmpty()
        || (what.version.isEmpty() && !row.file.certain)) {
        row.state = State::Incomplete;
        rowChanged(row);
        return;
    }
    row.state = State::Checking;
    rowChanged(row);
    whenReady(m_source->check(row.item()), this,
              [this, id = row.id, asked](Result<PublishCheck> result) {
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
        row->problem = result.error();
    }
    rowChanged(*row);
}

void PublishModel::rowChanged(const Row &row)
{
    m_twice.reset();
    const int at = int(&row - m_rows.constData());
    // What a row says depends on the rows above it: two files may be of one version.
    emit dataChanged(index(at, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    changePlan();
}

/// Of several with one file of one version the first goes.
bool PublishModel::isTwice(const Row &row) const
{
    if (!m_twice) {
        m_twice.emplace();
        QSet<QStringList> taken;
        for (const Row &one : m_rows) {
            const Coordinates &of = one.file.coordinates;
            const QStringList key{one.scopePath, of.type, of.name, of.version, one.file.fileName};
            if (taken.contains(key))
                m_twice->insert(one.id);
            else if (one.state == State::Publishing
                     || (one.state == State::Checked && one.check.allowed))
                taken.insert(key);
        }
    }
    return m_twice->contains(row.id);
}

bool PublishModel::canPublish(const Row &row) const
{
    return row.state == State::Checked && row.check.allowed && !isTwice(row);
}

QList<quint64> PublishModel::ready() const
{
    QList<quint64> ids;
    for (const Row &row : m_rows) {
        if (canPublish(row))
            ids.append(row.id);
    }
    return ids;
}

QList<PublishItem> PublishModel::publishable() const
{
    QList<PublishItem> items;
    for (const Row &row : m_rows) {
        if (canPublish(row))
            items.append(row.item());
    }
    return items;
}

void PublishModel::begin(const QList<quint64> &ids)
{
    for (const quint64 id : ids) {
        if (Row *row = find(id)) {
            row->state = State::Publishing;
            rowChanged(*row);
        }
    }
}

void PublishModel::end(const QList<quint64> &ids, const QList<std::optional<Error>> &errors)
{
    bool some = false;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        Row *row = find(ids[i]);
        if (!row)
            continue;
        row->problem = errors.value(i);
        row->state = row->problem ? State::Failed : State::Checked;
        if (row->problem) {
            rowChanged(*row);
        } else {
            some = true;
            removeFile(int(row - m_rows.constData()));
        }
    }
    // What was said of the others is of before: the same file may be there now.
    for (Row &row : m_rows) {
        if (some && (row.state == State::Checked || row.state == State::Unchecked))
            check(row);
    }
}

bool PublishModel::busy() const
{
    return isReading() || std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) {
               return row.state == State::Inspecting || row.state == State::Checking;
           });
}

int PublishModel::files() const
{
    int sum = 0;
    for (const Row &row : m_rows)
        sum += row.files();
    return sum;
}

int PublishModel::filesThatStay() const
{
    int sum = 0;
    for (const Row &row : m_rows) {
        const bool undecided = row.state == State::Inspecting || row.state == State::Checking
                               || row.state == State::Publishing;
        sum += undecided || canPublish(row) ? 0 : row.files();
    }
    return sum;
}

bool PublishModel::isTyped() const
{
    return std::ranges::any_of(m_rows, &Row::typed);
}

qint64 PublishModel::bytes() const
{
    qint64 sum = 0;
    for (const Row &row : m_rows)
        sum += row.allBytes();
    return sum;
}

bool PublishModel::hasParts() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const Row &row) { return row.check.parts.has_value(); });
}

bool PublishModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    Row &row = m_rows[index.row()];
    const QString typed = value.toString().trimmed();
    if (index.column() == Type) {
        if (typed != row.type && (row.error || typed != row.file.coordinates.type)) {
            row.typed = true;
            chooseType(index.row(), typed);
        }
        return true;
    }
    QString &target = index.column() == Package   ? row.file.coordinates.name
                      : index.column() == Version ? row.file.coordinates.version
                      : index.column() == Part    ? row.part
                                                  : row.scopePath;
    if (target == typed)
        return true;
    target = typed;
    row.typed = true;
    if (index.column() == To)
        row.part.clear();
    check(row);
    return true;
}

} // namespace packhouse
