// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/schema.h"
#include "registry/store/storeprivate.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <map>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostNamed = 1000; ///< sentences about what is lost

/// Does the changes of a journal again, one by one.
class Replay
{
public:
    Replay(Connection &db, const JournalGeneration &generation)
        : m_db(db), m_generation(generation), m_tables(tablesOf(db))
    {}

    /// How many rows it could not change as they were lost before.
    qint64 apply(const QJsonObject &change)
    {
        m_missing = 0;
        each(change["gone"_L1], [&](const JournaledTable &table, const QJsonValue &row) {
            QVariantList values;
            const QString where = keyed(table, row.toArray(), values);
            Query(m_db, u"DELETE FROM "_s + quotedName(table.name) + where, values);
        });
        each(change["set"_L1], [&](const JournaledTable &table, const QJsonValue &row) {
            set(table, row.toArray());
        });
        each(change["put"_L1], [&](const JournaledTable &table, const QJsonValue &row) {
            put(table, row.toArray());
        });
        return m_missing;
    }

private:
    static std::map<QString, JournaledTable> tablesOf(Connection &db)
    {
        std::map<QString, JournaledTable> tables;
        for (const JournaledTable &table : journaledTables(db))
            tables.emplace(table.name, table);
        return tables;
    }

    template<typename Work>
    void each(const QJsonValue &tables, Work work)
    {
        const QJsonObject all = tables.toObject();
        for (auto table = all.begin(); table != all.end(); ++table) {
            const auto known = m_tables.find(table.key());
            if (known == m_tables.end())
                continue;
            for (const auto &row : table->toArray())
                work(known->second, row);
        }
    }

    QString keyed(const JournaledTable &table, const QJsonArray &keys, QVariantList &values) const
    {
        QStringList conditions;
        for (qsizetype i = 0; i < table.keys.size(); ++i) {
            conditions << quotedName(table.columns[table.keys[i]]) + u" = ?"_s;
            values << storedValue(keys[i]);
        }
        return u" WHERE "_s + conditions.join(u" AND "_s);
    }

    void put(const JournaledTable &table, const QJsonArray &cells)
    {
        QStringList columns;
        QStringList marks;
        QVariantList values;
        for (const QString &column : m_generation.columns[table.name]) {
            columns << quotedName(column);
            marks << u"?"_s;
            values << storedValue(cells[values.size()]);
        }
        Query(m_db,
              u"REPLACE INTO %1 (%2) VALUES (%3)"_s.arg(quotedName(table.name),
                                                        columns.join(u", "_s), marks.join(u", "_s)),
              values);
    }

    void set(const JournaledTable &table, const QJsonArray &row)
    {
        QStringList assignments;
        QVariantList values;
        const QJsonObject cells = row[1].toObject();
        for (auto cell = cells.begin(); cell != cells.end(); ++cell) {
            assignments << quotedName(cell.key()) + u" = ?"_s;
            values << storedValue(*cell);
        }
        const QString where = keyed(table, row[0].toArray(), values);
        Query changed(m_db,
                      u"UPDATE %1 SET %2"_s.arg(quotedName(table.name), assignments.join(u", "_s))
                          + where,
                      values);
        m_missing += changed.changed() == 0;
    }

    Connection &m_db;
    JournalGeneration m_generation;
    std::map<QString, JournaledTable> m_tables;
    qint64 m_missing = 0;
};

Result<void> settled(Connection &db)
{
    if (std::optional<Error> error = db.takeError())
        return fail(std::move(*error));
    return {};
}

void lose(RebuildReport &report, const QString &sentence)
{
    if (report.lost.size() < MostNamed)
        report.lost << sentence;
}

/// The database as it was when the generation began.
Result<void> startingPoint(const JournalGeneration &generation, const QString &file)
{
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s}) {
        if (Result<void> removed = removeFile(file + ending); !removed)
            return removed;
    }
    if (!generation.copy.isEmpty()) {
        if (!QFile::copy(generation.copy, file))
            return fail(ErrorCode::StorageFull, u"%1 could not be copied."_s.arg(generation.copy),
                        u"Free some space there and run it again."_s, true);
        return {};
    }
    const std::span<const Migration> all = migrations();
    const auto end = std::find_if(
        all.begin(), all.end(), [&](const Migration &step) { return step.to > generation.schema; });
    return migrate(file, all.first(size_t(end - all.begin())));
}

Result<qint64> replay(Connection &db, const JournalGeneration &generation, RebuildReport &report)
{
    Replay again(db, generation);
    qint64 last = 0;
    Result<void> read = readJournal(generation.log, [&](const JournalLine &line) -> Result<void> {
        ++last;
        if (!line.change) {
            lose(report, u"Change %1 of the journal is damaged."_s.arg(last));
            return {};
        }
        last = (*line.change)["n"_L1].toInteger();
        ++report.changes;
        if (const qint64 missing = again.apply(*line.change); missing > 0)
            lose(report,
                 u"%1 rows that change %2 is about were lost before."_s.arg(missing).arg(last));
        return settled(db);
    });
    if (!read)
        return fail(std::move(read.error()));
    return last;
}

/// Rows whose owners were lost go as well, until none is left.
void dropOrphans(Connection &db, RebuildReport &report)
{
    for (bool any = true; any && !db.failed();) {
        QList<std::pair<QString, qint64>> orphans;
        {
            Query rows(db, u"SELECT \"table\", rowid FROM pragma_foreign_key_check "
                           "WHERE rowid IS NOT NULL"_s);
            while (rows.next())
                orphans.append({rows.text(0), rows.integer(1)});
        }
        any = !orphans.isEmpty();
        for (const auto &[table, row] : std::as_const(orphans)) {
            Query(db, u"DELETE FROM "_s + quotedName(table) + u" WHERE rowid = ?"_s, row);
            lose(report, u"A row of '%1' belonged to something that is lost."_s.arg(table));
        }
    }
    for (const QString &table : {u"dependency"_s, u"download_day"_s})
        db.execute(u"DELETE FROM %1 WHERE version NOT IN (SELECT id FROM version)"_s.arg(table));
}

/// What follows from other rows, for when some of those are lost.
void recountEverything(Connection &db)
{
    const QString files = u"(SELECT %1 FROM file f JOIN blob b ON b.id = f.blob "
                          "WHERE f.version = version.id)"_s;
    db.execute(u"UPDATE version SET files = "_s + files.arg(u"count(*)"_s) + u", bytes = "_s
               + files.arg(u"coalesce(sum(b.size), 0)"_s) + u", duplicates = "_s
               + files.arg(u"count(*) - count(DISTINCT f.name)"_s));
    db.execute(u"UPDATE blob SET refs = (SELECT count(*) FROM file WHERE blob = blob.id)"_s);
    const QString live = u"(SELECT %1 FROM version v WHERE v.package = package.id "
                         "AND v.status <> 4)"_s;
    db.execute(u"UPDATE package SET versions = "_s + live.arg(u"count(*)"_s) + u", bytes = "_s
               + live.arg(u"coalesce(sum(v.bytes), 0)"_s) + u", duplicates = "_s
               + live.arg(u"coalesce(sum(v.duplicates), 0)"_s));
    db.execute(u"DELETE FROM type_count"_s);
    db.execute(u"INSERT INTO type_count (project, type, packages, versions, files, bytes) "
               "SELECT p.project, p.type, sum(p.versions > 0), sum(p.versions), "
               "sum((SELECT coalesce(sum(v.files), 0) FROM version v WHERE v.package = p.id "
               "AND v.status <> 4)), sum(p.bytes) FROM package p GROUP BY p.project, p.type"_s);
    db.execute(u"UPDATE total SET value = (SELECT coalesce(sum(size), 0) FROM blob) "
               "WHERE name = 'stored_bytes'"_s);
}

/// Unique indexes hold after a change, not while its rows are written one by one.
QStringList dropUniqueIndexes(Connection &db)
{
    QStringList statements;
    QStringList names;
    {
        Query rows(db, u"SELECT name, sql FROM sqlite_schema WHERE type = 'index' "
                       "AND sql LIKE 'CREATE UNIQUE%'"_s);
        while (rows.next()) {
            names << rows.text(0);
            statements << rows.text(1);
        }
    }
    for (const QString &name : std::as_const(names))
        db.execute(u"DROP INDEX "_s + quotedName(name));
    return statements;
}

/// Where the news of a deletion is lost, the version that came after it tells.
void leaveOneOfEach(Connection &db)
{
    db.execute(u"UPDATE version SET status_before = status, status = 4, deleted = created "
               "WHERE status <> 4 AND EXISTS (SELECT 1 FROM version w WHERE w.package = "
               "version.package AND w.version = version.version AND w.status <> 4 "
               "AND w.id > version.id)"_s);
}

void fillTextIndex(Connection &db)
{
    db.execute(u"INSERT INTO package_text (package_text) VALUES ('delete-all')"_s);
    db.execute(u"INSERT INTO package_text (rowid, name) SELECT id, name FROM package "
               "WHERE versions > 0"_s);
}

void nameMissingBlobs(Connection &db, const BlobStore &blobs, RebuildReport &report)
{
    Query rows(db, u"SELECT b.sha256, b.size, v.name, v.version, f.name FROM file f "
                   "JOIN blob b ON b.id = f.blob JOIN version v ON v.id = f.version "
                   "WHERE v.status <> 4"_s);
    while (rows.next()) {
        ++report.files;
        if (fileSize(blobs.path(rows.bytes(0))) != rows.integer(1))
            lose(report, u"The bytes of %1 of %2 %3 are missing."_s.arg(rows.text(4), rows.text(2),
                                                                        rows.text(3)));
    }
}

Result<void> fill(const QString &file, const JournalGeneration &generation, const BlobStore &blobs,
                  RebuildReport &report)
{
    Result<std::unique_ptr<Connection>> opened = Connection::open(file, Connection::Use::Write);
    if (!opened)
        return fail(std::move(opened.error()));
    Connection &db = **opened;
    db.execute(u"PRAGMA foreign_keys = OFF"_s);
    db.execute(u"BEGIN IMMEDIATE"_s);
    const QStringList uniqueIndexes = dropUniqueIndexes(db);
    Result<qint64> last = replay(db, generation, report);
    if (!last)
        return fail(std::move(last.error()));
    dropOrphans(db, report);
    if (!report.lost.isEmpty()) {
        leaveOneOfEach(db);
        recountEverything(db);
    }
    for (const QString &statement : uniqueIndexes)
        db.execute(statement);
    fillTextIndex(db);
    // A journal with gaps would not do a second time: the next start begins a new one.
    const bool whole = report.lost.isEmpty();
    for (const auto &[name, value] : {std::pair{u"journal"_s, whole ? *last : -1},
                                      std::pair{u"journal_id"_s, whole ? generation.id : -1}})
        Query(db, u"REPLACE INTO total (name, value) VALUES (?, ?)"_s, name, value);
    db.execute(u"COMMIT"_s);
    nameMissingBlobs(db, blobs, report);
    {
        Query versions(db, u"SELECT count(*) FROM version WHERE status <> 4"_s);
        if (versions.next())
            report.versions = versions.integer(0);
        Query check(db, u"PRAGMA integrity_check(1)"_s);
        if (check.next() && check.text(0) != u"ok"_s)
            db.setError({ErrorCode::Corrupt,
                         u"The new database is not sound: %1."_s.arg(check.text(0)),
                         {},
                         false});
    }
    db.execute(u"PRAGMA journal_mode = DELETE"_s);
    return settled(db);
}

} // namespace

Result<RebuildReport> Store::rebuild(const StoreOptions &given)
{
    StoreOptions options = given;
    options.directory = QDir(given.directory).absolutePath();
    if (!QDir(options.directory).exists())
        return fail(ErrorCode::NotFound,
                    u"There is no data directory %1."_s.arg(options.directory));
    Private p(options);
    Result<std::unique_ptr<DirectoryLock>> lock = DirectoryLock::take(options.directory);
    if (!lock)
        return fail(std::move(lock.error()));

    RebuildReport report;
    const QString made = p.databaseFile() + u".rebuilt"_s;
    Error why{ErrorCode::NotFound,
              u"There is no journal in %1 that can be read."_s.arg(options.directory),
              u"Put a backup of the data directory in its place; the blobs are still there."_s,
              false};
    bool done = false;
    for (const JournalGeneration &generation : journalGenerations(p.journalFolder())) {
        report = {};
        Result<void> filled = startingPoint(generation, made).and_then([&] {
            return fill(made, generation, p.blobs, report);
        });
        done = filled.has_value();
        if (done)
            break;
        why = std::move(filled.error());
    }
    if (!done)
        return fail(std::move(why));

    const QString aside = p.databaseFile() + u".damaged-"_s
                          + options.clock->now().toString(u"yyyyMMddTHHmmsszzz"_s);
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s}) {
        if (fileSize(p.databaseFile() + ending) < 0)
            continue;
        if (Result<void> kept = moveFile(p.databaseFile() + ending, aside + ending); !kept)
            return fail(std::move(kept.error()));
        report.damagedDatabase = aside;
    }
    if (Result<void> moved = moveFile(made, p.databaseFile()); !moved)
        return fail(std::move(moved.error()));
    if (Result<void> synced = syncFolder(options.directory); !synced)
        return fail(std::move(synced.error()));
    return report;
}

} // namespace packhouse
