// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/blobs/diskfile.h"
#include "registry/store/rowcapture.h"

#include <functional>

namespace packhouse {

struct JournalOptions
{
    QString folder; ///< of this journal alone
    bool newDatabase = false; ///< the database was made just now and holds nothing
    qint64 longest = 64 * 1024 * 1024; ///< bytes; past that, and past the database, it begins anew
};

/// What it takes to make the database again when it is lost: every committed change as the rows it
/// left, on disk before the commit is. A generation n is a file "n.log" of lines, after a copy of
/// the database "n.db" unless it began with an empty one; earlier generations go when a new one
/// begins. A line is the first 16 hexadecimal digits of the SHA-256 of a JSON object, a space and
/// that object; the first line, number 0, says what the database was, the others are changes.
class Journal
{
public:
    /// Goes on where the database is, or begins a new generation when the two do not belong
    /// together. \a db is the connection that changes the database, and outlives the journal.
    static Result<std::unique_ptr<Journal>> open(const JournalOptions &options, Connection &db);

    /// Within a transaction, as its last step: writes what it changed.
    Result<void> record();
    /// The transaction did not happen after all.
    void takeBack();
    /// Outside of transactions: a new generation when this one has grown too long.
    Result<void> renewWhenLong();

private:
    Journal(const JournalOptions &options, Connection &db);
    /// True when it goes on with that generation.
    Result<bool> goOn(int generation);
    Result<void> begin(int generation, bool copyDatabase);
    void removeEarlier();
    Result<void> copyDatabase(const QString &to);
    Result<void> append(const QJsonObject &object);
    QString file(int generation, const QString &ending) const;

    JournalOptions m_options;
    Connection &m_db;
    std::unique_ptr<RowCapture> m_capture;
    std::unique_ptr<DiskFile> m_log;
    int m_generation = 0;
    qint64 m_number = 0; ///< of the last change
    qint64 m_size = 0; ///< bytes that count
    qint64 m_sizeBefore = 0;
    bool m_clean = false; ///< the generation before held all that the database holds
    bool m_untidy = false; ///< there may be bytes past m_size
};

/// A journal as it lies on disk.
struct JournalGeneration
{
    int number = 0;
    QString log; ///< path
    QString copy; ///< path of the database that it follows; empty: an empty one
    int schema = 0;
    qint64 id = 0; ///< the database that it belongs to has the same
    QMap<QString, QStringList> columns; ///< by table, as of its schema
};

/// The generations in a folder whose beginning can be read, newest first.
QList<JournalGeneration> journalGenerations(const QString &folder);

struct JournalLine
{
    qint64 offset = 0;
    qint64 size = 0; ///< bytes, with the end of the line
    std::optional<QJsonObject> change; ///< nothing: it is damaged
};
/// Hands over the changes of a log in order; a last line without an end, which nobody was told of,
/// is left out.
Result<void> readJournal(const QString &log,
                         const std::function<Result<void>(const JournalLine &)> &each);

} // namespace packhouse
