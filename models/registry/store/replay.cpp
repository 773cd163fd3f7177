// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/replay.h"

#include "core/diskerror.h"
#include "registry/store/journalcheck.h"
#include "registry/store/schema.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <cerrno>
#include <map>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostNamed = 1000;

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
        const QStringList names = m_generation.isGuessed ? table.columns
                                                         : m_generation.columns[table.name];
        if (m_generation.isGuessed && cells.size() != names.size()) {
            ++m_missing; // of another layout
            return;
        }
        for (const QString &column : names) {
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

} // namespace

void lose(QList<Text> &lost, const Text &sentence)
{
    if (lost.size() < MostNamed)
        lost << sentence;
}

Result<void> startingPoint(const JournalCourse &course, const QString &file)
{
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s}) {
        if (Result<void> removed = removeFile(file + ending); !removed)
            return removed;
    }
    if (!course.copy.isEmpty()) {
        if (!QFile::copy(course.copy, file))
            return fail(diskError(errno, u"copy"_s, course.copy));
        return {};
    }
    const std::span<const Migration> all = migrations();
    const auto end = std::find_if(all.begin(), all.end(),
                                  [&](const Migration &step) { return step.to > course.schema; });
    return migrate(file, all.first(size_t(end - all.begin())));
}

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

namespace {

/// What one line of a journal is in the order of all.
class Course
{
public:
    Course(Connection &db, const JournalCourse::Part &part, QList<Text> &lost)
        : m_again(db, part.generation), m_db(db), m_part(part), m_lost(lost)
    {
        m_done.end = part.from;
        if (part.from > 0)
            m_done.last = part.after;
    }

    Result<void> take(const JournalLine &line)
    {
        const qint64 expected = m_done.last + 1;
        const qint64 number = line.change ? (*line.change)["n"_L1].toInteger() : expected;
        if (number > m_part.upTo)
            return {};
        m_done.end = line.offset + line.size;
        m_done.last = std::max(m_done.last, number);
        if (number <= m_part.after)
            return {};
        if (!line.change) {
            const QString about = aboutLine(line.text);
            lose(m_lost, Text::of("Change %1 of the journal is damaged%2.", expected,
                                  about.isEmpty() ? QString() : u": "_s + about));
            return {};
        }
        tellOrder(number, expected);
        m_done.line = line.text;
        ++m_done.changes;
        if (const qint64 missing = m_again.apply(*line.change); missing > 0)
            lose(m_lost, Text::of("%1 rows that change %2 (%3) is about were lost before.", missing,
                                  number, aboutLine(line.text)));
        return m_db.settled();
    }

    Replayed done() const
    {
        Replayed done = m_done;
        done.last = std::max(done.last, m_part.after);
        return done;
    }

private:
    void tellOrder(qint64 number, qint64 expected)
    {
        const qint64 next = std::max(expected, m_part.after + 1);
        if (number > next)
            lose(m_lost,
                 Text::of("Changes %1 to %2 are missing from the journal.", next, number - 1));
        else if (number < next)
            lose(m_lost,
                 Text::of("Change %1 of the journal comes after change %2.", number, next - 1));
    }

    Replay m_again;
    Connection &m_db;
    const JournalCourse::Part &m_part;
    QList<Text> &m_lost;
    Replayed m_done;
};

} // namespace

Result<Replayed> replay(Connection &db, const JournalCourse::Part &part, QList<Text> &lost,
                        const std::function<bool()> &goesOn)
{
    constexpr qint64 askedEvery = 256; // lines
    Course course(db, part, lost);
    qint64 lines = 0;
    const auto each = [&](const JournalLine &line) -> Result<void> {
        if (goesOn && ++lines % askedEvery == 0 && !goesOn())
            return fail(ErrorCode::Cancelled, Text::of("Reading the journal was stopped."));
        return course.take(line);
    };
    if (Result<void> read = readJournal(part.generation.log, each, part.from); !read)
        return fail(std::move(read.error()));
    return course.done();
}

} // namespace packhouse
