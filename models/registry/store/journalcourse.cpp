// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/journalcourse.h"

#include "registry/blobs/regularfile.h"
#include "registry/store/schema.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// The state of a database that stands at the beginning of a generation.
struct Copy
{
    qint64 id = 0; ///< of the generation that it belonged to before
    qint64 last = 0; ///< change of that generation
    int schema = 0;
};

std::unique_ptr<Connection> openSound(const QString &file)
{
    if (fileSize(file) <= 0)
        return {};
    Result<std::unique_ptr<Connection>> opened = Connection::open(file, Connection::Use::Read);
    return opened && (*opened)->quickCheck() ? std::move(*opened) : nullptr;
}

Copy placeOf(Connection &db)
{
    Copy copy;
    Query rows(db, u"SELECT name, value FROM total WHERE name IN ('journal', 'journal_id')"_s);
    while (rows.next())
        (rows.text(0) == "journal"_L1 ? copy.last : copy.id) = rows.integer(1);
    Query schema(db, u"PRAGMA user_version"_s);
    if (schema.next())
        copy.schema = int(schema.integer(0));
    return copy;
}

std::optional<Copy> readCopy(const QString &file)
{
    const std::unique_ptr<Connection> db = openSound(file);
    if (!db)
        return {};
    const Copy copy = placeOf(*db);
    return db->failed() || copy.schema <= 0 ? std::nullopt : std::optional(copy);
}

using LogsByNumber = QMap<int, JournalGeneration>;

/// The generations after \a number, and what is missing of them.
void follow(JournalCourse &course, int number, int newest, const LogsByNumber &logs,
            const QString &folder)
{
    for (int next = number + 1; next <= newest; ++next) {
        const auto log = logs.find(next);
        if (log == logs.end()) {
            if (fileSize(u"%1/%2.log"_s.arg(folder).arg(next)) >= 0)
                course.lost << Text::of(
                    "The beginning of the journal %1.log is damaged, so its changes are "
                    "lost.",
                    next);
        } else if (log->copy.isEmpty()) {
            course.lost << Text::of(
                "The journal %1.log begins with an empty database, so it follows no "
                "other and was left out.",
                next);
        } else if (log->schema != course.schema) {
            course.lost << Text::of(
                "The journal %1.log belongs to a database of another layout, so its "
                "changes are lost.",
                next);
        } else {
            course.lost << Text::of(
                "The database that the journal %1.log begins with is missing or "
                "damaged, so what no other journal holds of it is lost.",
                next);
            course.parts.append({*log});
        }
    }
}

/// Nothing when no change in it can be read.
Result<std::optional<JournalGeneration>> guessed(const QString &folder, int number)
{
    JournalGeneration generation;
    generation.number = number;
    generation.log = u"%1/%2.log"_s.arg(folder).arg(number);
    generation.schema = migrations().back().to;
    generation.isGuessed = true;
    if (const QString copy = u"%1/%2.db"_s.arg(folder).arg(number);
        number > 1 || QFile::exists(copy)) // only the first begins with nothing
        generation.copy = copy;
    if (fileSize(generation.log) <= 0)
        return std::nullopt;
    return lastChange(generation).transform([&](qint64 last) {
        return last > 0 ? std::optional(generation) : std::nullopt;
    });
}

void tellGuesses(JournalCourse &course)
{
    for (const JournalCourse::Part &part : std::as_const(course.parts)) {
        if (part.generation.isGuessed)
            course.lost << Text::of(
                "The beginning of the journal %1.log is damaged: its changes were taken "
                "as they are, and whether they belong to this registry and follow what "
                "came before could not be judged.",
                part.generation.number);
    }
}

/// Nothing when the generation cannot be begun with.
std::optional<JournalCourse> courseFrom(int number, int newest, const LogsByNumber &logs,
                                        const QString &folder)
{
    JournalCourse course;
    const auto own = logs.find(number);
    if (own != logs.end() && own->copy.isEmpty()) {
        course.schema = own->schema;
    } else {
        course.copy = u"%1/%2.db"_s.arg(folder).arg(number);
        const std::optional<Copy> copy = readCopy(course.copy);
        if (!copy)
            return {};
        course.schema = copy->schema;
        const auto before = std::find_if(logs.begin(), logs.end(), [&](const auto &one) {
            return one.id == copy->id && one.number < number;
        });
        if (own == logs.end()) {
            course.followsItsLog = true;
            if (before != logs.end() && before->schema == copy->schema)
                course.parts.append({*before, copy->last});
        }
    }
    if (own != logs.end())
        course.parts.append({*own});
    follow(course, number, newest, logs, folder);
    tellGuesses(course);
    return course;
}

} // namespace

Result<QList<JournalCourse>> journalCourses(const QString &folder)
{
    const Result<QStringList> names = namesIn(folder);
    if (!names)
        return fail(names.error());
    QSet<int> numbers;
    for (const QString &name : *names) {
        if (name.endsWith(u".log") || name.endsWith(u".db"))
            numbers.insert(name.section(u'.', 0, 0).toInt());
    }
    numbers.remove(0); // of a name that is no number
    const Result<QList<JournalGeneration>> generations = journalGenerations(folder);
    if (!generations)
        return fail(generations.error());
    LogsByNumber logs;
    for (const JournalGeneration &one : *generations)
        logs.insert(one.number, one);
    for (const int number : std::as_const(numbers)) {
        if (logs.contains(number))
            continue;
        const Result<std::optional<JournalGeneration>> guess = guessed(folder, number);
        if (!guess)
            return fail(guess.error());
        if (*guess)
            logs.insert(number, **guess);
    }
    QList<int> newestFirst(numbers.begin(), numbers.end());
    std::sort(newestFirst.begin(), newestFirst.end(), std::greater());
    QList<JournalCourse> courses;
    for (const int number : std::as_const(newestFirst)) {
        if (std::optional<JournalCourse> course = courseFrom(number, newestFirst.first(), logs,
                                                             folder))
            courses << *course;
    }
    return courses;
}

Result<void> endWithDatabase(JournalCourse &course, const QString &database)
{
    const std::unique_ptr<Connection> db = isSound(database) && !course.parts.isEmpty()
                                               ? openSound(database)
                                               : nullptr;
    if (!db)
        return {};
    const Copy place = placeOf(*db);
    JournalCourse::Part &part = course.parts.last();
    if (db->failed() || place.id != part.generation.id || !holdsLast(part.generation, place.last))
        return {};
    return lastChange(part.generation).transform([&](qint64 last) { part.upTo = last; });
}

bool endsEarly(const QString &log)
{
    QFile file(log);
    return openRegular(file) && file.size() > 0 && file.seek(file.size() - 1)
           && file.read(1) != "\n";
}

Error foreignJournal(const QString &folder)
{
    return {
        ErrorCode::Conflict,
        Text::of("The journal in %1 belongs to another registry than the database there.", folder),
        Text::of("Put the registry's own journal back; without one, move that folder away: a "
                 "new journal begins with the database as it is."),
        false};
}

bool isSound(const QString &database)
{
    const std::unique_ptr<Connection> db = openSound(database);
    if (!db)
        return false;
    Query orphans(*db, u"PRAGMA foreign_key_check"_s);
    return !orphans.next() && !db->failed();
}

Result<JournalPlace> placeInJournal(const QString &database, const QString &folder)
{
    Result<std::unique_ptr<Connection>> db = Connection::open(database, Connection::Use::Read);
    if (!db)
        return fail(std::move(db.error()));
    const Copy place = placeOf(**db);
    if (std::optional<Error> error = (*db)->takeError())
        return fail(std::move(*error));
    if (place.id <= 0)
        return JournalPlace::None;
    const Result<QList<JournalGeneration>> generations = journalGenerations(folder);
    if (!generations)
        return fail(generations.error());
    if (!generations->isEmpty() && generations->first().id == place.id
        && holdsLast(generations->first(), place.last))
        return JournalPlace::Followed;
    const Result<bool> ahead = isJournalAhead(folder, place.id, place.last);
    if (!ahead)
        return fail(ahead.error());
    if (!*ahead)
        return JournalPlace::Ahead;
    const auto own = std::find_if(generations->begin(), generations->end(),
                                  [&](const auto &one) { return one.id == place.id; });
    if (own == generations->end())
        return JournalPlace::Behind;
    return lastChange(*own).transform([&](qint64 last) {
        return last > place.last + 1 ? JournalPlace::Lacking : JournalPlace::Behind;
    });
}

bool isWhole(const QString &database, const QString &folder)
{
    const std::unique_ptr<Connection> db = isSound(database) ? openSound(database) : nullptr;
    if (!db)
        return false;
    const Copy place = placeOf(*db);
    if (db->failed() || place.schema <= 0)
        return false;
    const Result<bool> ahead = isJournalAhead(folder, place.id, place.last);
    return ahead && !*ahead;
}

namespace {

/// The number of the newest thing that was done up to that one, and what it was; 0: none.
std::pair<qint64, QString> newestActivity(Connection &db, qint64 upTo)
{
    Query row(db,
              u"SELECT id, at || ' ' || actor || ' ' || action || ' ' || subject FROM activity "
              "WHERE id <= ? ORDER BY id DESC LIMIT 1"_s,
              upTo);
    return row.next() ? std::pair(row.integer(0), row.text(1)) : std::pair(qint64(0), QString());
}

History order(qint64 newest, qint64 otherNewest)
{
    return newest == otherNewest  ? History::Same
           : newest < otherNewest ? History::Behind
                                  : History::Ahead;
}

} // namespace

History compareHistories(const QString &database, const QString &otherDatabase)
{
    if (fileSize(database) <= 0 || fileSize(otherDatabase) <= 0)
        return History::Same;
    const Result<std::unique_ptr<Connection>> one = Connection::open(database,
                                                                     Connection::Use::Read);
    const Result<std::unique_ptr<Connection>> two = Connection::open(otherDatabase,
                                                                     Connection::Use::Read);
    if (!one || !two)
        return History::Same;
    // Where both follow one journal, its changes are counted, whatever the activity says.
    const Copy place = placeOf(**one);
    const Copy other = placeOf(**two);
    (void)(*one)->takeError(); // what has no place may have an activity
    (void)(*two)->takeError();
    if (place.id > 0 && place.id == other.id)
        return order(place.last, other.last);
    constexpr qint64 all = std::numeric_limits<qint64>::max();
    const qint64 newest = newestActivity(**one, all).first;
    const qint64 otherNewest = newestActivity(**two, all).first;
    for (qint64 upTo = std::min(newest, otherNewest); upTo > 0;) {
        const auto [id, text] = newestActivity(**one, upTo);
        const auto [otherId, otherText] = newestActivity(**two, upTo);
        if (id == otherId && id > 0 && text != otherText)
            return History::Strangers;
        if (id == otherId)
            break;
        upTo = std::min(id, otherId);
    }
    return order(newest, otherNewest);
}

} // namespace packhouse
