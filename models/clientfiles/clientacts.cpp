// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientfiles/clientacts.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "core/wholefile.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostActs = 200; // older ones are forgotten; their backups stay
constexpr qint64 MostBytes = 1 << 20;
const QString Ending = u".json"_s;
const QString Undone = u".undone"_s; // a number is never used again

QJsonObject written(const WrittenClientFile &file)
{
    return {{u"path"_s, file.path},
            {u"backup"_s, file.backup},
            {u"before"_s, QString::fromLatin1(file.before)},
            {u"after"_s, QString::fromLatin1(file.after)},
            {u"folders_made"_s, file.foldersMade}};
}

QByteArray written(const ClientAct &act)
{
    QJsonArray files;
    for (const WrittenClientFile &file : act.files)
        files.append(written(file));
    return QJsonDocument(QJsonObject{{u"at"_s, act.at.toUTC().toString(Qt::ISODateWithMs)},
                                     {u"type"_s, act.type},
                                     {u"name"_s, act.name},
                                     {u"clients"_s, QJsonArray::fromStringList(act.clients)},
                                     {u"files"_s, files}})
        .toJson(QJsonDocument::Compact);
}

/// Nothing where it is none.
std::optional<ClientAct> actIn(const QString &path, const QString &id)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject read = QJsonDocument::fromJson(file.read(MostBytes)).object();
    ClientAct act{id,
                  QDateTime::fromString(read["at"_L1].toString(), Qt::ISODateWithMs),
                  read["type"_L1].toString(),
                  read["name"_L1].toString(),
                  {},
                  {}};
    for (const auto &client : read["clients"_L1].toArray())
        act.clients.append(client.toString());
    for (const auto &one : read["files"_L1].toArray())
        act.files.append({one["path"_L1].toString(), one["backup"_L1].toString(),
                          one["before"_L1].toString().toLatin1(),
                          one["after"_L1].toString().toLatin1(), one["folders_made"_L1].toInt()});
    return act.files.isEmpty() ? std::nullopt : std::optional(act);
}

/// The numbers of a folder's files of that ending, the highest first.
QList<int> numbersIn(const QString &folder, const QString &ending)
{
    QList<int> numbers;
    for (const QString &name : QDir(folder).entryList({u'*' + ending}, QDir::Files)) {
        bool isNumber = false;
        const int number = name.chopped(ending.size()).toInt(&isNumber);
        if (isNumber && number > 0 && QString::number(number) + ending == name)
            numbers.append(number);
    }
    std::sort(numbers.begin(), numbers.end(), std::greater());
    return numbers;
}

/// All but the last number that was used are forgotten, when they are too many.
void forgetOld(const QString &folder)
{
    for (const QString &ending : {Ending, Undone}) {
        const QList<int> numbers = numbersIn(folder, ending);
        for (qsizetype i = MostActs - 1; i < numbers.size(); ++i)
            QFile::remove(folder + u'/' + QString::number(numbers.at(i)) + ending);
    }
}

} // namespace

QString ClientActs::pathOf(const QString &id) const
{
    return m_folder + u'/' + id + Ending;
}

/// Its number: one more than any that is there, also where another process is at it, too.
Result<QString> ClientActs::keep(const ClientAct &act) const
{
    if (!makePrivateFolder(m_folder))
        return fail(diskError(errno, u"make"_s, m_folder));
    forgetOld(m_folder);
    const int last = std::max(numbersIn(m_folder, Ending).value(0),
                              numbersIn(m_folder, Undone).value(0));
    for (int number = last + 1;; ++number) {
        const QString id = QString::number(number);
        QFile file(pathOf(id));
        if (!openPrivately(file, QIODevice::WriteOnly | QIODevice::NewOnly)) {
            if (file.exists())
                continue;
            return fail(diskError(file, u"make"_s));
        }
        const QByteArray bytes = written(act);
        if (file.write(bytes) == bytes.size() && file.flush()) {
            syncNames(m_folder);
            return id;
        }
        const Error error = diskError(file, u"write"_s);
        file.remove();
        return fail(error);
    }
}

Result<ClientAct> ClientActs::write(ClientAct act, const QList<ClientFileChange> &changes) const
{
    Result<QList<WrittenClientFile>> done = writeClientFiles(changes);
    if (!done)
        return fail(done.error());
    act.files = std::move(*done);
    act.at = QDateTime::currentDateTimeUtc();
    const Result<QString> id = keep(act);
    if (!id) {
        (void)undoClientFiles(act.files);
        return fail(id.error());
    }
    act.id = *id;
    return act;
}

QList<ClientAct> ClientActs::list() const
{
    QList<ClientAct> acts;
    for (const int number : numbersIn(m_folder, Ending)) {
        const QString id = QString::number(number);
        if (auto act = actIn(pathOf(id), id))
            acts.append(std::move(*act));
    }
    return acts;
}

Result<ClientAct> ClientActs::find(const QString &id) const
{
    for (const ClientAct &act : list()) {
        if (id.isEmpty() || act.id == id)
            return act;
    }
    if (id.isEmpty())
        return fail(ErrorCode::NotFound, Text::of("There is nothing to take back."));
    return fail(ErrorCode::NotFound, Text::of("There is no change %1 of clients' settings.", id),
                Text::of("It was taken back already. \"clients undo --list\" shows the others."));
}

Result<void> ClientActs::mayUndo(const ClientAct &act) const
{
    for (const WrittenClientFile &file : act.files) {
        Result<void> may = mayUndoClientFile(file);
        if (may)
            continue;
        for (const ClientAct &later : list()) { // the newest first
            if (later.id.toInt() <= act.id.toInt())
                break;
            const bool same = std::ranges::any_of(later.files, [&](const WrittenClientFile &other) {
                return other.path == file.path;
            });
            if (same)
                return fail(
                    ErrorCode::Conflict, Text::of("%1 has been changed since.", file.path),
                    Text::of("Take change %1 back first; nothing was taken back.", later.id));
        }
        return may;
    }
    return {};
}

Result<void> ClientActs::undo(const ClientAct &act) const
{
    if (const Result<ClientAct> known = find(act.id); !known)
        return fail(known.error()); // another door was quicker
    if (Result<void> may = mayUndo(act); !may)
        return may;
    Result<void> done = undoClientFiles(act.files);
    if (done)
        QFile::rename(pathOf(act.id), m_folder + u'/' + act.id + Undone);
    return done;
}

} // namespace packhouse
