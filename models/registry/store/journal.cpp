// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/journal.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    if (Result<void> removed = removeFile(path); !removed)
        return removed;
    DiskFile file;
    if (Result<void> made = file.create(path); !made)
        return made;
    if (Result<void> written = file.write(bytes); !written)
        return written;
    return file.sync();
}

qint64 total(Connection &db, const QString &name)
{
    Query row(db, u"SELECT value FROM total WHERE name = ?"_s, name);
    return row.next() ? row.integer(0) : UnknownJournal;
}

void setTotal(Connection &db, const QString &name, qint64 value)
{
    Query(db,
          u"INSERT INTO total (name, value) VALUES (?, ?) "
          "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
          name, value);
}

// The names under which the database remembers the journal that it belongs to.
const QString NumberName = u"journal"_s;
const QString IdName = u"journal_id"_s;
// There from an erasure for good until the journal has forgotten what it was.
const QString ForgetName = u"journal_forgets"_s;

int schemaOf(Connection &db)
{
    Query row(db, u"PRAGMA user_version"_s);
    return row.next() ? int(row.integer(0)) : 0;
}

Result<void> finished(Connection &db)
{
    if (std::optional<Error> error = db.takeError())
        return fail(std::move(*error));
    return {};
}

QJsonArray asJson(const QList<JournalBreak> &breaks)
{
    QJsonArray array;
    for (const JournalBreak &one : breaks)
        array.append(QJsonObject{{u"at"_s, one.at.toMSecsSinceEpoch()}, {u"before"_s, one.before}});
    return array;
}

} // namespace

Journal::Journal(const JournalOptions &options, Connection &db) : m_options(options), m_db(db) {}

QString Journal::file(int generation, const QString &ending) const
{
    return m_options.folder + u'/' + QString::number(generation) + ending;
}

Result<std::unique_ptr<Journal>> Journal::open(const JournalOptions &options, Connection &db)
{
    std::unique_ptr<Journal> journal(new Journal(options, db));
    if (Result<void> made = makeFolder(options.folder); !made)
        return fail(std::move(made.error()));
    const Result<int> newest = journal->newest();
    if (!newest)
        return fail(newest.error());
    Result<bool> goesOn = *newest > 0 ? journal->goOn(*newest) : Result<bool>(false);
    if (!goesOn)
        return fail(std::move(goesOn.error()));
    if (!*goesOn) {
        if (!journal->m_clean) {
            journal->m_oldest = *newest + 1;
            if (Result<void> noted = journal->noteBreak(*newest); !noted)
                return fail(std::move(noted.error()));
        }
        if (Result<void> begun = journal->begin(*newest + 1, !options.newDatabase); !begun)
            return fail(std::move(begun.error()));
        journal->removeEarlier();
    }
    journal->m_capture = std::make_unique<RowCapture>(db);
    if (Result<void> ready = finished(db); !ready)
        return fail(std::move(ready.error()));
    if (Result<void> renewed = journal->renewWhenDue(); !renewed)
        return fail(std::move(renewed.error()));
    return journal;
}

Result<void> Journal::noteBreak(int before)
{
    const qint64 id = total(m_db, IdName);
    const qint64 number = total(m_db, NumberName);
    if (Result<void> known = finished(m_db); !known)
        return known;
    const Result<bool> followed = isFollowed(m_options.folder, id, number);
    if (!followed)
        return fail(followed.error());
    if (!*followed)
        m_breaks << JournalBreak{m_options.now, before};
    return {};
}

Result<int> Journal::newest() const
{
    const Result<QStringList> names = namesIn(m_options.folder);
    if (!names)
        return fail(names.error());
    int newest = 0; // a new one never takes the name of another
    for (const QString &name : *names) {
        if (name.endsWith(u".log"))
            newest = std::max(newest, name.chopped(4).toInt());
    }
    return newest;
}

Result<bool> Journal::goOn(int generation)
{
    const Result<std::optional<JournalGeneration>> found = journalGeneration(m_options.folder,
                                                                             generation);
    if (!found)
        return fail(found.error());
    const std::optional<JournalGeneration> &read = *found;
    const qint64 id = total(m_db, IdName);
    const qint64 number = total(m_db, NumberName);
    const int schema = schemaOf(m_db);
    if (Result<void> known = finished(m_db); !known)
        return fail(std::move(known.error()));
    const qint64 end = read && read->id == id ? endOfChange(read->log, number) : -1;
    if (end < 0 && !m_options.isOlder) {
        const Result<bool> ahead = isJournalAhead(m_options.folder, id, number);
        if (!ahead)
            return fail(ahead.error());
        if (*ahead)
            return fail(
                ErrorCode::Corrupt,
                Text::of("The registry's database is older than its journal: it lacks changes that "
                         "were acknowledged."));
    }
    m_clean = end >= 0;
    if (read)
        m_breaks = read->breaks;
    if (m_clean)
        m_oldest = read->oldest;
    if (end < 0 || read->schema != schema)
        return false;
    auto log = std::make_unique<DiskFile>();
    if (Result<void> opened = log->append(read->log); !opened)
        return fail(std::move(opened.error()));
    m_log = std::move(log);
    m_generation = generation;
    m_number = number;
    m_size = end;
    m_untidy = true;
    return true;
}

Result<void> Journal::copyDatabase(const QString &to)
{
    if (Result<void> removed = removeFile(to); !removed)
        return removed;
    if (Result<void> sound = m_db.quickCheck(); !sound)
        return sound;
    if (!providePrivateFile(to))
        return fail(diskError(errno, u"create"_s, to));
    Query(m_db, u"VACUUM INTO ?"_s, to);
    if (Result<void> copied = finished(m_db); !copied)
        return copied;
    DiskFile copy;
    if (Result<void> opened = copy.append(to); !opened)
        return opened;
    return copy.sync();
}

Result<void> Journal::begin(int generation, bool copied)
{
    // 53 bits, as JSON has them.
    const qint64 id = qint64(QRandomGenerator::system()->generate64() >> 11);
    const QString part = file(generation, u".part"_s);
    if (copied) {
        if (Result<void> made = copyDatabase(part); !made)
            return made;
        if (Result<void> moved = moveFile(part, file(generation, u".db"_s)); !moved)
            return moved;
    }
    QJsonObject columns;
    for (const JournaledTable &table : journaledTables(m_db))
        columns.insert(table.name, QJsonArray::fromStringList(table.columns));
    const QByteArray head = journalLine({{u"id"_s, id},
                                         {u"n"_s, 0},
                                         {u"schema"_s, schemaOf(m_db)},
                                         {u"oldest"_s, m_oldest},
                                         {u"breaks"_s, asJson(m_breaks)},
                                         {u"copy"_s, copied},
                                         {u"columns"_s, columns}});
    const QString path = file(generation, u".log"_s);
    if (Result<void> written = writeWhole(part, head); !written)
        return written;
    if (Result<void> moved = moveFile(part, path); !moved)
        return moved;
    if (Result<void> synced = syncFolder(m_options.folder); !synced)
        return synced;
    auto log = std::make_unique<DiskFile>();
    if (Result<void> opened = log->append(path); !opened)
        return opened;

    // Last, so that a failure on the way leaves the database with the generation that it has.
    m_db.execute(u"BEGIN IMMEDIATE"_s);
    setTotal(m_db, IdName, id);
    setTotal(m_db, NumberName, 0);
    Query(m_db, u"DELETE FROM total WHERE name = ?"_s, ForgetName);
    if (m_capture)
        (void)m_capture->take();
    m_db.execute(u"COMMIT"_s);
    if (Result<void> named = finished(m_db); !named) {
        m_db.execute(u"ROLLBACK"_s);
        (void)m_db.takeError();
        (void)removeFile(path);
        return named;
    }
    m_log = std::move(log);
    m_generation = generation;
    m_number = 0;
    m_size = head.size();
    m_untidy = false;
    return {};
}

void Journal::removeEarlier()
{
    for (const QString &name : QDir(m_options.folder).entryList(QDir::Files)) {
        const int generation = name.section(u'.', 0, 0).toInt();
        if (generation >= m_oldest && generation < m_generation)
            (void)removeFile(m_options.folder + u'/' + name); // kept, it costs room and no more
    }
}

Result<void> Journal::append(const QJsonObject &object)
{
    if (m_untidy) {
        if (Result<void> tidied = m_log->truncate(m_size); !tidied)
            return tidied;
    }
    m_untidy = true;
    const QByteArray line = journalLine(object);
    if (Result<void> written = m_log->write(line); !written)
        return written;
    if (Result<void> synced = m_log->sync(); !synced)
        return synced;
    m_untidy = false;
    m_sizeBefore = m_size;
    m_size += line.size();
    return {};
}

Result<void> Journal::record()
{
    m_sizeBefore = -1;
    m_recorded = {};
    QJsonObject entry = m_capture->take();
    if (entry.isEmpty())
        return finished(m_db);
    setTotal(m_db, NumberName, m_number + 1);
    (void)m_capture->take();
    if (Result<void> done = finished(m_db); !done)
        return done;
    entry.insert(u"n"_s, m_number + 1);
    if (Result<void> written = append(entry); !written)
        return written;
    ++m_number;
    m_recorded.kinds = m_capture->kindsOf(entry);
    m_recorded.journal = m_number;
    return {};
}

void Journal::takeBack()
{
    if (m_sizeBefore < 0)
        return;
    m_size = m_sizeBefore;
    m_untidy = true;
    --m_number;
}

void Journal::letForget(Connection &db)
{
    setTotal(db, ForgetName, 1);
}

Result<bool> Journal::isLong()
{
    if (m_size <= m_options.longest)
        return false;
    bool isPastDatabase = false;
    {
        Query size(m_db,
                   u"SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"_s);
        isPastDatabase = size.next() && m_size > size.integer(0);
    }
    if (Result<void> known = finished(m_db); !known)
        return fail(std::move(known.error()));
    return isPastDatabase;
}

Result<void> Journal::renewWhenDue()
{
    const bool forgets = total(m_db, ForgetName) != 0;
    if (Result<void> known = finished(m_db); !known)
        return known;
    const Result<bool> due = forgets ? Result<bool>(true) : isLong();
    if (!due)
        return fail(due.error());
    if (*due) {
        const Result<int> last = newest();
        if (!last)
            return fail(last.error());
        if (Result<void> begun = begin(std::max(*last, m_generation) + 1, true); !begun)
            return begun;
        removeEarlier();
        m_emptiesLog = forgets;
    }
    return m_emptiesLog ? emptyWriteAheadLog() : Result<void>();
}

Result<void> Journal::emptyWriteAheadLog()
{
    // It would wait for whoever reads, and everybody for it: what a reader holds up comes next
    // time.
    m_db.execute(u"PRAGMA busy_timeout = 0"_s);
    {
        Query emptied(m_db, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        m_emptiesLog = !emptied.next() || emptied.integer(0) != 0;
    }
    m_db.execute(u"PRAGMA busy_timeout = %1"_s.arg(Connection::BusyTimeout.count()));
    return finished(m_db);
}

Result<void> Journal::renew()
{
    const Result<int> last = newest();
    if (!last)
        return fail(last.error());
    const int next = std::max(*last, m_generation) + 1;
    const int before = std::exchange(m_oldest, next);
    const QList<JournalBreak> breaks = std::exchange(m_breaks, {});
    Result<void> begun = begin(next, true);
    if (!begun) {
        m_oldest = before;
        m_breaks = breaks;
    }
    return begun;
}

} // namespace packhouse
