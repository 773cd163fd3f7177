// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/journalcheck.h"

#include "registry/blobs/diskfile.h"
#include "registry/store/journalcourse.h"
#include "registry/store/replay.h"
#include "registry/store/reserve.h"
#include "registry/store/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostRows = 100; ///< of a table that are named one by one
constexpr qsizetype MostNamed = 8; ///< changes of one line
constexpr qsizetype LongestLine = 1024 * 1024; ///< that is searched for names

/// What the database says of the journal that it belongs to.
struct Claim
{
    qint64 id = -1;
    qint64 last = -1;
};

/// Nothing when there is no such table.
Result<Claim> claimOf(Connection &db)
{
    Claim claim;
    bool kept = false;
    {
        Query table(db, u"SELECT 1 FROM main.sqlite_schema WHERE name = 'total'"_s);
        kept = table.next();
    }
    if (kept) {
        Query rows(db, u"SELECT name, value FROM main.total WHERE name IN ('journal', "
                       "'journal_id')"_s);
        while (rows.next())
            (rows.text(0) == "journal"_L1 ? claim.last : claim.id) = rows.integer(1);
    }
    return db.settled().transform([&] { return claim; });
}

/// Nothing when it is sound. A copy that cannot be read is no damaged one: that is an error.
Result<QList<Text>> problemsWithCopy(const QString &copy)
{
    if (copy.isEmpty())
        return QList<Text>();
    if (!QFile::exists(copy))
        return QList<Text>{
            Text::of("The copy of the database that the journal begins with is missing.")};
    const Result<void> sound = Connection::open(copy, Connection::Use::Read)
                                   .and_then([](const std::unique_ptr<Connection> &db) {
                                       return db->quickCheck();
                                   });
    if (sound)
        return QList<Text>();
    if (sound.error().code != ErrorCode::Corrupt)
        return fail(sound.error());
    return QList<Text>{
        Text::of("The copy of the database that the journal begins with is damaged.")};
}

/// One comparison of the database with what the journal makes of nothing.
class Check
{
public:
    Check(const JournalPlaces &places, const std::function<bool()> &goesOn)
        : m_places(places), m_goesOn(goesOn)
    {}
    ~Check() { removeScratch(); }

    /// Nothing when the journal began anew meanwhile.
    Result<std::optional<JournalReport>> run()
    {
        return openDatabase()
            .and_then([this] { return ask(); })
            .and_then([this] { return choose(); })
            .and_then([this] { return ask(); })
            .and_then([this] { return checkRoom(); })
            .and_then([this] { return compareLayouts(); })
            .and_then([this] { return make(); })
            .and_then([this] { return ask(); })
            .and_then([this] { return compare(); });
    }

private:
    static Error stopped()
    {
        return {
            ErrorCode::Cancelled, Text::of("Comparing with the journal was stopped."), {}, false};
    }

    Result<void> ask() const
    {
        return m_goesOn && !m_goesOn() ? Result<void>(fail(stopped())) : Result<void>();
    }

    /// What is made is thrown away again: no publish and no deletion may lack the room for it.
    Result<void> checkRoom() const
    {
        const qint64 size = std::max(fileSize(m_places.database), qint64(0))
                            + std::max(fileSize(m_places.database + u"-wal"_s), qint64(0));
        const qint64 needed = std::max(size, fileSize(m_course.copy)) + Reserve::Size;
        const auto room = roomIn(QFileInfo(m_places.scratch).path());
        if (!room || *room >= needed)
            return {};
        return fail(
            ErrorCode::StorageFull,
            Text::of("The disk has too little room to make the database anew from the journal."),
            Text::of("Free %1 MB there, then verify again; nothing that was published is lost.",
                     (needed - *room) / 1'000'000 + 1),
            true);
    }

    void removeScratch()
    {
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
            (void)removeFile(m_places.scratch + ending); // the next start takes what stays
    }

    Result<void> openDatabase()
    {
        Result<std::unique_ptr<Connection>> opened = Connection::open(m_places.database,
                                                                      Connection::Use::Read);
        if (!opened)
            return fail(std::move(opened.error()));
        m_db = std::move(*opened);
        const Result<Claim> claim = claimOf(*m_db);
        if (!claim)
            return fail(claim.error());
        m_claim = *claim;
        return {};
    }

    void addLayout(const QString &subject, const QString &details)
    {
        m_report.rows << RowDifference{
            RowDifference::Kind::Layout, u"the "_s + subject, details, {}, {}, {}};
    }

    /// With that of a new database.
    Result<void> compareLayouts()
    {
        JournalCourse fresh;
        fresh.schema = migrations().back().to;
        if (Result<void> made = startingPoint(fresh, m_places.scratch); !made)
            return made;
        Result<std::unique_ptr<Connection>> opened = Connection::open(m_places.scratch,
                                                                      Connection::Use::Read);
        if (!opened)
            return fail(std::move(opened.error()));
        const QMap<QString, QString> right = layoutOf(**opened);
        const QMap<QString, QString> found = layoutOf(*m_db);
        for (auto part = right.begin(); part != right.end(); ++part) {
            if (!found.contains(part.key()))
                addLayout(part.key(), u"is missing from the database"_s);
            else if (found[part.key()] != *part)
                addLayout(part.key(), u"is not made as it should be"_s);
        }
        for (auto part = found.begin(); part != found.end(); ++part) {
            if (!right.contains(part.key()))
                addLayout(part.key(), u"does not belong into the database"_s);
        }
        for (const JournaledTable &table : journaledTables(**opened)) {
            const QString key = u"table "_s + table.name;
            if (found.value(key) == right.value(key))
                m_tables << table.name;
            else
                m_report.tablesMissing = true;
        }
        return m_db->settled().and_then([&] { return (*opened)->settled(); });
    }

    /// The generation that the database follows, or whatever is there.
    Result<void> choose()
    {
        const Result<QList<JournalGeneration>> generations = journalGenerations(m_places.journal);
        if (!generations)
            return fail(generations.error());
        m_course = {};
        m_course.schema = migrations().back().to;
        for (const JournalGeneration &generation : *generations) {
            if (generation.id != m_claim.id)
                continue;
            m_report.breaks = generation.breaks;
            Result<QList<Text>> withCopy = problemsWithCopy(generation.copy);
            if (!withCopy)
                return fail(std::move(withCopy.error()));
            m_report.problems << *withCopy;
            if (withCopy->isEmpty() && generation.schema == m_course.schema) {
                m_course.copy = generation.copy;
                m_course.parts = {{generation, 0, m_claim.last}};
                m_follows = true;
            }
            return m_follows ? Result<void>() : chooseAnother();
        }
        m_report.problems << Text::of(
            "There is no journal that belongs to the database, so it could not "
            "be made anew.");
        return chooseAnother();
    }

    Result<void> chooseAnother()
    {
        if (!QFile::exists(m_places.journal))
            return {};
        const Result<QList<JournalCourse>> courses = journalCourses(m_places.journal);
        if (!courses)
            return fail(courses.error());
        for (const JournalCourse &course : *courses) {
            if (course.schema == m_course.schema) {
                m_course = course;
                return {};
            }
        }
        return {};
    }

    Result<void> make()
    {
        if (!m_course.copy.isEmpty()) { // else it is the new one that is there
            if (Result<void> begun = startingPoint(m_course, m_places.scratch); !begun)
                return begun;
        }
        Result<std::unique_ptr<Connection>> opened = Connection::open(m_places.scratch,
                                                                      Connection::Use::Write);
        if (!opened)
            return fail(std::move(opened.error()));
        m_made = std::move(*opened);
        // It is thrown away whatever happens. A file to go back with would be found by the next
        // connection where it could not be removed.
        for (const QString &setting : {u"foreign_keys = OFF"_s, u"journal_mode = MEMORY"_s,
                                       u"journal_mode = OFF"_s, u"synchronous = OFF"_s})
            m_made->execute(u"PRAGMA "_s + setting);
        (void)dropUniqueIndexes(*m_made);
        for (const JournalCourse::Part &part : std::as_const(m_course.parts)) {
            if (Result<void> done = follow(part); !done)
                return done;
        }
        return m_made->settled();
    }

    Result<void> follow(const JournalCourse::Part &part)
    {
        m_made->execute(u"BEGIN IMMEDIATE"_s);
        Result<Replayed> done = replay(*m_made, part, m_report.problems, m_goesOn);
        m_made->execute(u"COMMIT"_s);
        if (!done)
            return fail(std::move(done.error()));
        m_last = std::move(*done);
        return m_made->settled();
    }

    /// What was changed while the rest was made, up to what the database is seen with.
    Result<void> catchUp(qint64 last)
    {
        JournalCourse::Part rest = m_course.parts.last();
        rest.after = m_claim.last;
        rest.upTo = last;
        rest.from = m_last.end;
        if (rest.upTo > rest.after) {
            if (Result<void> done = follow(rest); !done)
                return done;
        }
        if (m_last.last < last)
            lose(m_report.problems,
                 Text::of("Changes %1 to %2 are missing from the journal.", m_last.last + 1, last));
        return {};
    }

    Result<std::optional<JournalReport>> compare()
    {
        // A second name for what was made, and one view of the database to its end.
        Query(*m_db, u"ATTACH ? AS journal"_s, m_places.scratch);
        m_db->execute(u"BEGIN"_s);
        const Result<Claim> now = claimOf(*m_db);
        if (!now)
            return fail(now.error());
        if (now->id != m_claim.id)
            return std::nullopt;
        if (m_follows) {
            if (Result<void> done = catchUp(now->last); !done)
                return fail(std::move(done.error()));
        }
        m_report.history = compareHistories(m_places.database, m_places.scratch);
        if (!m_follows && m_report.history == History::Strangers) {
            m_report.problems = {
                Text::of("The journal belongs to another registry than the database.")};
            m_report.foreign = true;
            return m_report;
        }
        const bool whole = compareRows(
            *m_db, m_tables, MostRows, [&](const RowDifference &one) { m_report.rows << one; },
            m_goesOn);
        if (!whole)
            return fail(stopped());
        return m_db->settled().transform([&] { return std::optional(m_report); });
    }

    const JournalPlaces &m_places;
    const std::function<bool()> &m_goesOn;
    std::unique_ptr<Connection> m_made; ///< from the journal
    std::unique_ptr<Connection> m_db; ///< of the registry
    Claim m_claim;
    JournalCourse m_course;
    bool m_follows = false; ///< the course is that of the database
    Replayed m_last;
    QStringList m_tables;
    JournalReport m_report;
};

} // namespace

QString aboutLine(const QByteArray &line)
{
    // A row of "activity": id, time, actor, action, subject, before, after. Read as text, since one
    // flipped byte may have made it no JSON any more.
    static const QRegularExpression activity(
        uR"re(\[\d+,\d+,"(?:[^"\\]++|\\.)*+","([a-z. _-]+)","((?:[^"\\]++|\\.)++)","(?:[^"\\]++|\\.)*+",("(?:[^"\\]++|\\.)*+")?)re"_s);
    static const QRegularExpression fileName(uR"re(\\"name\\":\\"([^"\\]+)\\")re"_s);
    const QString text = QString::fromUtf8(line.left(LongestLine));
    QStringList changes;
    for (auto found = activity.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString subject = QJsonDocument::fromJson("[\"" + match.captured(2).toUtf8() + "\"]")
                                    .array()
                                    .first()
                                    .toString();
        QStringList files;
        for (auto names = fileName.globalMatch(match.captured(3)); names.hasNext();)
            files << names.next().captured(1);
        changes << match.captured(1) + u' ' + (subject.isEmpty() ? match.captured(2) : subject)
                       + (files.isEmpty() ? QString() : u" ("_s + files.join(u", "_s) + u')');
        if (changes.size() >= MostNamed)
            break;
    }
    return changes.join(u", "_s);
}

Result<JournalReport> checkJournal(const JournalPlaces &places, const std::function<bool()> &goesOn)
{
    // A journal may begin anew while the earlier one is read.
    for (int tries = 0; tries < 3; ++tries) {
        Result<std::optional<JournalReport>> report = Check(places, goesOn).run();
        if (!report)
            return fail(std::move(report.error()));
        if (*report)
            return std::move(**report);
    }
    return fail(ErrorCode::Busy, Text::of("The journal begins anew again and again."),
                Text::of("Try again when less is going on."), true);
}

} // namespace packhouse
