// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/journal.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype DigestLength = 16;

QByteArray digestOf(const QByteArray &json)
{
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(DigestLength);
}

QByteArray lineOf(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return digestOf(json) + ' ' + json + '\n';
}

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

std::optional<QJsonObject> parseLine(const QByteArray &line)
{
    const QByteArray json = line.mid(DigestLength + 1).trimmed();
    if (!line.endsWith('\n') || line.left(DigestLength) != digestOf(json))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return {};
    return document.object();
}

qint64 total(Connection &db, const QString &name)
{
    Query row(db, u"SELECT value FROM total WHERE name = ?"_s, name);
    return row.next() ? row.integer(0) : -1;
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

std::optional<JournalGeneration> readGeneration(const QString &folder, int number)
{
    JournalGeneration generation;
    generation.number = number;
    generation.log = u"%1/%2.log"_s.arg(folder).arg(number);
    QFile log(generation.log);
    if (!log.open(QIODevice::ReadOnly))
        return {};
    const std::optional<QJsonObject> head = parseLine(log.readLine());
    if (!head)
        return {};
    generation.schema = int((*head)["schema"_L1].toInteger());
    generation.id = (*head)["id"_L1].toInteger();
    if ((*head)["copy"_L1].toBool())
        generation.copy = u"%1/%2.db"_s.arg(folder).arg(number);
    const QJsonObject columns = (*head)["columns"_L1].toObject();
    for (auto table = columns.begin(); table != columns.end(); ++table) {
        QStringList names;
        for (const auto &name : table->toArray())
            names << name.toString();
        generation.columns.insert(table.key(), names);
    }
    return generation;
}

/// Where the change of that number ends; -1 when it is neither the last nor the last but one. The
/// last may be one that was written, never committed and never answered.
qint64 endOf(const QString &path, qint64 number)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() == 0)
        return -1;
    const uchar *bytes = file.map(0, file.size());
    if (!bytes)
        return -1;
    const QByteArrayView all(bytes, file.size());
    qsizetype end = all.lastIndexOf('\n') + 1; // what comes after it was cut off
    for (int tries = 0; tries < 2 && end > 0; ++tries) {
        const qsizetype start = all.first(end - 1).lastIndexOf('\n') + 1;
        const std::optional<QJsonObject> line = parseLine(
            all.sliced(start, end - start).toByteArray());
        if (line && (*line)["n"_L1].toInteger() == number)
            return end;
        end = start;
    }
    return -1;
}

} // namespace

QList<JournalGeneration> journalGenerations(const QString &folder)
{
    QList<JournalGeneration> generations;
    for (const QString &name : QDir(folder).entryList({u"*.log"_s}, QDir::Files)) {
        const int number = name.chopped(4).toInt();
        if (number <= 0)
            continue;
        if (std::optional<JournalGeneration> read = readGeneration(folder, number))
            generations << *read;
    }
    std::sort(generations.begin(), generations.end(),
              [](const auto &a, const auto &b) { return a.number > b.number; });
    return generations;
}

Result<void> readJournal(const QString &log,
                         const std::function<Result<void>(const JournalLine &)> &each)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Corrupt, u"The journal %1 cannot be read."_s.arg(log));
    for (qint64 offset = file.readLine().size(); !file.atEnd();) {
        const QByteArray text = file.readLine();
        if (!text.endsWith('\n'))
            break;
        const JournalLine line{offset, text.size(), parseLine(text)};
        offset += text.size();
        if (Result<void> done = each(line); !done)
            return done;
    }
    return {};
}

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
    int newest = 0;
    for (const QString &name : QDir(options.folder).entryList({u"*.log"_s}, QDir::Files))
        newest = std::max(newest, name.chopped(4).toInt());
    Result<bool> goesOn = newest > 0 ? journal->goOn(newest) : Result<bool>(false);
    if (!goesOn)
        return fail(std::move(goesOn.error()));
    if (!*goesOn) {
        if (Result<void> begun = journal->begin(newest + 1, !options.newDatabase); !begun)
            return fail(std::move(begun.error()));
        // One that the database does not follow may be the only record of what was lost.
        if (journal->m_clean)
            journal->removeEarlier();
    }
    journal->m_capture = std::make_unique<RowCapture>(db);
    if (Result<void> ready = finished(db); !ready)
        return fail(std::move(ready.error()));
    if (Result<void> renewed = journal->renewWhenLong(); !renewed)
        return fail(std::move(renewed.error()));
    return journal;
}

Result<bool> Journal::goOn(int generation)
{
    const std::optional<JournalGeneration> read = readGeneration(m_options.folder, generation);
    const qint64 id = total(m_db, IdName);
    const qint64 number = total(m_db, NumberName);
    const int schema = schemaOf(m_db);
    if (Result<void> known = finished(m_db); !known)
        return fail(std::move(known.error()));
    const qint64 end = read && read->id == id ? endOf(read->log, number) : -1;
    m_clean = end >= 0;
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
    {
        Query check(m_db, u"PRAGMA quick_check(1)"_s);
        if (check.next() && check.text(0) != u"ok"_s)
            m_db.setError({ErrorCode::Corrupt,
                           u"The registry's database is damaged: %1."_s.arg(check.text(0)),
                           {},
                           false});
    }
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
    const QByteArray head = lineOf({{u"id"_s, id},
                                    {u"n"_s, 0},
                                    {u"schema"_s, schemaOf(m_db)},
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
        if (generation > 0 && generation < m_generation)
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
    const QByteArray line = lineOf(object);
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

Result<void> Journal::renewWhenLong()
{
    if (m_size <= m_options.longest)
        return {};
    {
        Query size(m_db,
                   u"SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"_s);
        if (size.next() && m_size <= size.integer(0))
            return finished(m_db);
    }
    if (Result<void> begun = begin(m_generation + 1, true); !begun)
        return begun;
    removeEarlier();
    return {};
}

} // namespace packhouse
