// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>

#include <functional>
#include <optional>

namespace packhouse {

/// A start at which no journal held what the database held, so that one began with the database as
/// it was. It stays on record, from generation to generation, until Journal::renew().
struct JournalBreak
{
    QDateTime at;
    int before = 0; ///< the generation that was set aside; 0: there was none
};

/// In place of its journal's id and last change: a database that was made anew with gaps follows
/// none, and begins one.
inline constexpr qint64 NoJournal = -1;

/// In the place of the id where the database follows no journal yet.
inline constexpr qint64 UnknownJournal = 0;

/// A journal as it lies on disk.
struct JournalGeneration
{
    int number = 0;
    QString log; ///< path
    QString copy; ///< path of the database that it follows; empty: an empty one
    int schema = 0;
    int oldest = 0; ///< number of the first that all since then followed to its end
    qint64 id = 0; ///< the database that it belongs to has the same
    QList<JournalBreak> breaks; ///< that nobody accepted yet
    bool isGuessed =
        false; ///< its beginning is damaged, and nothing of it is known but its changes
    QMap<QString, QStringList> columns; ///< by table, as of its schema; empty where it is guessed
};

/// An object as a line of a log.
QByteArray journalLine(const QJsonObject &object);
/// Nothing when there is none of that number, or its beginning is damaged; one that cannot be read
/// is an error.
Result<std::optional<JournalGeneration>> journalGeneration(const QString &folder, int number);
/// Where the change of that number ends in a log; -1 when it is neither the last nor the last but
/// one. The last may be one that was written, never committed and never answered.
qint64 endOfChange(const QString &log, qint64 number);

/// The generations in a folder whose beginning is whole, newest first. An error when the disk does
/// not give them: that says nothing about what is there.
Result<QList<JournalGeneration>> journalGenerations(const QString &folder);

/// Whether the change of that number is the last of a generation, or the last but one, which may
/// have been written, never committed and never answered.
bool holdsLast(const JournalGeneration &generation, qint64 number);

/// The number of the last change in it that can be read; 0: none.
Result<qint64> lastChange(const JournalGeneration &generation);

/// Whether a database with that id and that last change follows the newest generation that was
/// used.
Result<bool> isFollowed(const QString &folder, qint64 id, qint64 number);

/// Whether the journal holds changes that a database with that id and that last change lacks.
Result<bool> isJournalAhead(const QString &folder, qint64 id, qint64 number);

struct JournalLine
{
    qint64 offset = 0;
    qint64 size = 0; ///< bytes, with the end of the line
    QByteArray text; ///< as it stands there
    std::optional<QJsonObject> change; ///< nothing: it is damaged
};
/// Hands over the changes of a log in order; a last line without an end, which nobody was told of,
/// is left out. \a from: the byte that a change begins at; 0: the first one.
Result<void> readJournal(const QString &log,
                         const std::function<Result<void>(const JournalLine &)> &each,
                         qint64 from = 0);

} // namespace packhouse
