// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "registry/blobs/diskfile.h"
#include "registry/store/journallog.h"
#include "registry/store/rowcapture.h"

namespace packhouse {

struct JournalOptions
{
    QString folder; ///< of this journal alone
    bool newDatabase = false; ///< the database was made just now and holds nothing
    qint64 longest = 64 * 1024 * 1024; ///< bytes; past that, and past the database, it begins anew
    bool isOlder = false; ///< it is known to lack what the database has, whatever it looks like
    QDateTime now = {}; ///< when it is opened
};

/// What it takes to make the database again when it is lost: every committed change as the rows it
/// left, on disk before the commit is. A generation n is a file "n.log" of lines, after a copy of
/// the database "n.db" unless it began with an empty one; earlier generations go when a new one
/// begins, unless that did not follow them to their end: then they may be the only record of
/// something, and stay. A line is the first 16 hexadecimal digits of the SHA-256 of a JSON object,
/// a space and that object; the first line, number 0, says what the database was, the others are
/// changes.
class Journal
{
public:
    /// Goes on where the database is, or begins a new generation when the two do not belong
    /// together. Corrupt when the database lacks changes that the newest generation holds. \a db is
    /// the connection that changes the database, and outlives the journal.
    static Result<std::unique_ptr<Journal>> open(const JournalOptions &options, Connection &db);

    /// Within a transaction, as its last step: writes what it changed.
    Result<void> record();
    /// What the last record() wrote, and its number; no kinds: nothing that anybody shows.
    const Change &recorded() const { return m_recorded; }
    /// The transaction did not happen after all.
    void takeBack();
    /// Within a transaction: what it erases is to leave the journal, too, and the files of the
    /// database. Stays noted there until that is done.
    static void letForget(Connection &db);
    /// Outside of transactions: a new generation when this one has grown too long, or holds what
    /// was erased for good.
    Result<void> renewWhenDue();
    /// Outside of transactions: a new generation from the database as it is, whatever has become of
    /// those before, which stay. That accepts the database, and every break with it.
    Result<void> renew();

private:
    Journal(const JournalOptions &options, Connection &db);
    /// True when it goes on with that generation.
    Result<bool> goOn(int generation);
    Result<void> begin(int generation, bool copyDatabase);
    /// Before a generation begins that does not follow the one before.
    Result<void> noteBreak(int before);
    /// The highest number in the folder, whatever goes by it; 0: none.
    Result<int> newest() const;
    void removeEarlier();
    Result<void> copyDatabase(const QString &to);
    Result<bool> isLong();
    Result<void> emptyWriteAheadLog();
    Result<void> append(const QJsonObject &object);
    QString file(int generation, const QString &ending) const;

    JournalOptions m_options;
    Connection &m_db;
    std::unique_ptr<RowCapture> m_capture;
    std::unique_ptr<DiskFile> m_log;
    int m_generation = 0;
    QList<JournalBreak> m_breaks;
    int m_oldest = 0; ///< the generation that those up to now followed one from the other
    qint64 m_number = 0; ///< of the last change
    Change m_recorded; ///< without places
    qint64 m_size = 0; ///< bytes that count
    qint64 m_sizeBefore = 0;
    bool m_clean = false; ///< the generation before held all that the database holds
    bool m_untidy = false; ///< there may be bytes past m_size
    bool m_emptiesLog = false; ///< the database's write-ahead log may hold what was erased
};

} // namespace packhouse
