// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diskerror.h"
#include "registry/blobs/regularfile.h"
#include "registry/blobs/soundfiles.h"
#include "registry/store/gaps.h"
#include "registry/store/journalcheck.h"
#include "registry/store/registryfolder.h"
#include "registry/store/replay.h"
#include "registry/store/storeprivate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// A crash leaves half an entry of a change that nobody was told of; a disk or a copy that was cut
/// looks the same, so it is told, and is no gap.
Text earlyEnd(const JournalCourse &course, const Replayed &last)
{
    if (last.changes == 0 && course.followsItsLog)
        return {}; // the copy goes on where that was cut
    if (course.parts.isEmpty() || !endsEarly(course.parts.last().generation.log))
        return {};
    if (course.parts.last().upTo != JournalCourse::Part().upTo)
        return {}; // what comes after that is left out
    const QString about = aboutLine(last.line);
    return Text::of(
        "The journal ends in the middle of an entry, after change %1%2; that entry and all "
        "that "
        "came after it, if it was cut, are lost.",
        last.last, about.isEmpty() ? QString() : u" ("_s + about + u')');
}

void fillTextIndex(Connection &db)
{
    db.execute(u"INSERT INTO package_text (package_text) VALUES ('delete-all')"_s);
    db.execute(u"INSERT INTO package_text (rowid, name) SELECT id, name FROM package "
               "WHERE versions > 0"_s);
}

/// A rebuild from a journal with gaps may have kept them there. True when they are a blob again.
bool bringBack(const QString &kept, const QByteArray &sha256, BlobStore &blobs)
{
    QFile file(kept);
    if (sha256Of(kept) != sha256 || !openRegular(file) || !blobs.prepare())
        return false;
    Result<std::unique_ptr<StagedFile>> staged = StagedFile::create(blobs.scratchFile(), 0);
    if (!staged)
        return false;
    for (QByteArray bytes; !(bytes = file.read(256 * 1024)).isEmpty();) {
        if (!(*staged)->write(bytes))
            return false;
    }
    return (*staged)->finish() && (*staged)->hashes().sha256 == sha256 && blobs.place(**staged);
}

/// Looks for them in \a folder first; \a back: what is a blob again and lies there, too.
Result<void> nameMissingBlobs(const QString &made, const QString &folder, BlobStore &blobs,
                              RebuildReport &report, QStringList &back)
{
    const Result<std::unique_ptr<Connection>> opened = Connection::open(made,
                                                                        Connection::Use::Read);
    if (!opened)
        return fail(opened.error());
    Query rows(**opened, u"SELECT b.sha256, b.size, v.name, v.version, f.name FROM file f "
                         "JOIN blob b ON b.id = f.blob JOIN version v ON v.id = f.version "
                         "WHERE v.status <> 4"_s);
    while (rows.next()) {
        ++report.files;
        const QByteArray sha256 = rows.bytes(0);
        if (fileSize(blobs.path(sha256)) == rows.integer(1))
            continue;
        const QString kept = folder + u'/' + QLatin1StringView(sha256.toHex());
        if (bringBack(kept, sha256, blobs))
            back << kept;
        else
            lose(report.lost, Text::of("The bytes of %1 of %2 %3 are missing.", rows.text(4),
                                       rows.text(2), rows.text(3)));
    }
    return (*opened)->settled();
}

using SizedBlobs = QList<std::pair<QByteArray, qint64>>; ///< SHA-256 and bytes

/// Those that no row of the new database knows.
Result<SizedBlobs> unknownBlobs(const QString &file, const BlobStore &blobs)
{
    const Result<std::unique_ptr<Connection>> opened = Connection::open(file,
                                                                        Connection::Use::Read);
    if (!opened)
        return fail(opened.error());
    Connection &db = **opened;
    SizedBlobs unknown;
    blobs.each([&](const QByteArray &sha256, qint64 size, qint64) {
        Query row(db, u"SELECT 1 FROM blob WHERE sha256 = ?"_s, sha256);
        if (!row.next())
            unknown.append({sha256, size});
        return !db.failed(); // a row that could not be read may be there
    });
    if (Result<void> read = db.settled(); !read)
        return fail(std::move(read.error()));
    return unknown;
}

/// What lost its rows would be taken by the clean-up, and may be all that is left of a package.
Result<void> setAside(const SizedBlobs &unknown, const QString &folder, const BlobStore &blobs,
                      RebuildReport &report)
{
    if (unknown.isEmpty())
        return {};
    if (Result<void> made = makeFolder(folder); !made)
        return made;
    qint64 bytes = 0;
    for (const auto &one : unknown)
        bytes += one.second;
    const qsizetype count = unknown.size();
    lose(report.lost,
         count == 1 ? Text::of("%1 file of %2 bytes has no name any more and is kept in %3.", count,
                               bytes, folder)
                    : Text::of("%1 files of %2 bytes have no names any more and are kept in %3.",
                               count, bytes, folder));
    for (const auto &[sha256, size] : unknown) {
        const QString kept = folder + u'/' + QLatin1StringView(sha256.toHex());
        if (Result<void> moved = moveFile(blobs.path(sha256), kept); !moved)
            return moved;
        lose(report.lost,
             Text::of("Nothing says any more what these %1 bytes belong to; they are kept as %2.",
                      size, kept));
    }
    return syncFolder(folder);
}

/// \a whole: nothing of the journal is known to be lost.
Result<void> fill(const QString &file, const JournalCourse &course, RebuildReport &report,
                  bool &whole)
{
    Result<std::unique_ptr<Connection>> opened = Connection::open(file, Connection::Use::Write);
    if (!opened)
        return fail(std::move(opened.error()));
    Connection &db = **opened;
    db.execute(u"PRAGMA foreign_keys = OFF"_s);
    db.execute(u"BEGIN IMMEDIATE"_s);
    const QStringList uniqueIndexes = dropUniqueIndexes(db);
    report.lost = course.lost;
    Replayed last;
    for (const JournalCourse::Part &part : course.parts) {
        Result<Replayed> done = replay(db, part, report.lost);
        if (!done)
            return fail(std::move(done.error()));
        report.changes += done->changes;
        last = std::move(*done);
    }
    // One that a crash left before its log was made, else the registry went on in that log.
    if (course.followsItsLog && last.changes == 0)
        lose(report.lost,
             Text::of("The journal of the changes after %1 is missing; if there were any, they are "
                      "lost.",
                      QFileInfo(course.copy).fileName()));
    dropOrphans(db, report.lost);
    if (!report.lost.isEmpty()) {
        leaveOneOfEach(db);
        recountEverything(db);
    }
    for (const QString &statement : uniqueIndexes)
        db.execute(statement);
    fillTextIndex(db);
    // A journal with gaps would not do a second time: the next start begins a new one.
    const bool goesOn = report.lost.isEmpty() && !course.parts.isEmpty();
    for (const auto &[name, value] :
         {std::pair{u"journal"_s, goesOn ? last.last : NoJournal},
          std::pair{u"journal_id"_s, goesOn ? course.parts.last().generation.id : NoJournal}})
        Query(db, u"REPLACE INTO total (name, value) VALUES (?, ?)"_s, name, value);
    db.execute(u"COMMIT"_s);
    if (const Text early = earlyEnd(course, last); !early.isEmpty())
        lose(report.lost, early);
    whole = report.lost.isEmpty();
    {
        Query versions(db, u"SELECT count(*) FROM version WHERE status <> 4"_s);
        if (versions.next())
            report.versions = versions.integer(0);
        Query check(db, u"PRAGMA integrity_check(1)"_s);
        if (check.next() && check.text(0) != u"ok"_s)
            db.setError({ErrorCode::Corrupt,
                         Text::of("The new database is not sound: %1.", check.text(0)),
                         {},
                         false});
    }
    db.execute(
        u"PRAGMA journal_mode = MEMORY"_s); // one file, without a log or a way back beside it
    return db.settled();
}

/// No database could be made, and the one that is there may be as damaged.
Error withoutRebuild(Error why)
{
    if (why.remedy.isEmpty() || why.code == ErrorCode::Corrupt)
        why.remedy = Text::of(
            "The database that is there was left as it is. Put a backup of the data "
            "directory in its place; the blobs are still there.");
    return why;
}

/// How the bytes that are here and those that a database knows go together.
struct Fit
{
    qint64 known = 0;
    qint64 here = 0; ///< of those
    qint64 unknown = 0; ///< here, too

    bool isStranger() const { return 2 * here < known && unknown > here; }
    bool knowsNothing() const { return known == 0 && unknown > 0; }
};

Result<Fit> fitOf(const QString &made, const BlobStore &blobs)
{
    const Result<SizedBlobs> unknown = unknownBlobs(made, blobs);
    if (!unknown)
        return fail(unknown.error());
    const Result<std::unique_ptr<Connection>> opened = Connection::open(made,
                                                                        Connection::Use::Read);
    if (!opened)
        return fail(opened.error());
    Fit fit;
    fit.unknown = unknown->size();
    Query rows(**opened, u"SELECT sha256 FROM blob WHERE refs > 0"_s);
    for (; rows.next(); ++fit.known)
        fit.here += fileSize(blobs.path(rows.bytes(0))) >= 0;
    return (*opened)->settled().transform([&] { return fit; });
}

Error strangeJournal(const QString &folder, const Fit &fit)
{
    return {
        ErrorCode::Conflict,
        Text::of(
            "The journal in %1 is another registry's: of the %2 blobs that it names %3 are here, "
            "and %4 that are here it does not name.",
            folder, fit.known, fit.here, fit.unknown),
        Text::of("Nothing was changed. Put the registry's own journal back, or a backup of its "
                 "database. If it is its own after all, move what is in the folder 'blobs' away "
                 "first."),
        false};
}

struct Making
{
    QString file; ///< that is made
    QString database; ///< that is there
    QString journal; ///< folder
};

/// Makes the file by the first of the courses that leads to a sound database which goes together
/// with the bytes that are here; one that knows of no bytes only if no other does.
Result<RebuildReport> make(const Making &making, const BlobStore &blobs, bool &whole)
{
    Result<QList<JournalCourse>> courses = journalCourses(making.journal);
    Error why{ErrorCode::NotFound,
              Text::of("There is no journal in %1 that can be read.", making.journal),
              {},
              false};
    if (!courses)
        return fail(QFileInfo::exists(making.journal) ? courses.error() : withoutRebuild(why));
    bool again = true;
    for (const bool mayKnowNothing : {false, true}) {
        if (!std::exchange(again, false))
            break;
        for (JournalCourse &course : *courses) {
            RebuildReport report;
            const Result<Fit> fit = endWithDatabase(course, making.database)
                                        .and_then(
                                            [&] { return startingPoint(course, making.file); })
                                        .and_then([&] {
                                            return fill(making.file, course, report, whole);
                                        })
                                        .and_then([&] { return fitOf(making.file, blobs); });
            if (fit && !fit->isStranger() && (mayKnowNothing || !fit->knowsNothing()))
                return report;
            again = again || (fit && fit->knowsNothing());
            if (!fit)
                why = fit.error();
            else if (compareHistories(making.database, making.file) == History::Strangers)
                why = foreignJournal(making.journal);
            else
                why = strangeJournal(making.journal, *fit);
            if (why.code == ErrorCode::StorageFull)
                return fail(std::move(why));
        }
    }
    return fail(withoutRebuild(std::move(why)));
}

/// Whether the new database may come into the place of the one that is there.
Result<void> checkReplacing(const QString &database, const QString &made, const QString &folder)
{
    switch (compareHistories(database, made)) {
    case History::Strangers:
        return fail(foreignJournal(folder));
    case History::Ahead:
        // Of a damaged one the journal, older or not, is all there is.
        if (!isSound(database))
            return {};
        return fail(
            ErrorCode::Conflict,
            Text::of("The journal in %1 is older than the database there, so a rebuild would lose "
                     "what only the database has.",
                     folder),
            Text::of("Run 'packhousectl verify', which names it, and 'packhousectl verify "
                     "--repair': a new journal begins with the database as it is."));
    case History::Same:
    case History::Behind:
        return {};
    }
    return {};
}

Result<void> checkNeeded(const QString &database, const QString &folder)
{
    if (!isWhole(database, folder))
        return {};
    return fail(
        ErrorCode::Conflict,
        Text::of("The database is sound and the journal is not, so a rebuild would lose what the "
                 "database has."),
        Text::of("Run 'packhousectl verify --repair': a new journal begins with the database as it "
                 "is."));
}

/// The database that is there, and what belongs to it, to where it is kept.
Result<void> keepAside(const QString &database, const QDateTime &now, RebuildReport &report)
{
    const QString aside = database + u".damaged-"_s + now.toString(u"yyyyMMddTHHmmsszzz"_s);
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s}) {
        // Whatever stands there, also what is no file.
        const QFileInfo there(database + ending);
        if (!there.exists() && !there.isSymLink())
            continue;
        if (Result<void> kept = moveFile(database + ending, aside + ending); !kept)
            return kept;
        report.damagedDatabase = aside;
    }
    return {};
}

} // namespace

Result<RebuildReport> Store::Private::rebuild()
{
    const QString made = databaseFile() + u".rebuilt"_s;
    const QString lostFolder = options.directory + u"/lost"_s;
    const auto tidy = qScopeGuard([&] { (void)packhouse::removeFile(made); });
    bool whole = false;
    Result<RebuildReport> filled = make({made, databaseFile(), journalFolder()}, blobs, whole);
    if (!filled && filled.error().code == ErrorCode::StorageFull)
        return filled;
    if (!filled || !whole) {
        if (Result<void> needed = checkNeeded(databaseFile(), journalFolder()); !needed)
            return fail(std::move(needed.error()));
    }
    if (!filled)
        return filled;
    if (Result<void> right = checkReplacing(databaseFile(), made, journalFolder()); !right)
        return fail(std::move(right.error()));
    RebuildReport report = std::move(*filled);
    QStringList back;
    if (Result<void> named = nameMissingBlobs(made, lostFolder, blobs, report, back); !named)
        return fail(std::move(named.error()));
    const Result<SizedBlobs> unknown = unknownBlobs(made, blobs);
    if (!unknown)
        return fail(unknown.error());

    if (Result<void> kept = keepAside(databaseFile(), now(), report); !kept)
        return fail(std::move(kept.error()));
    if (Result<void> moved = moveFile(made, databaseFile()); !moved)
        return fail(std::move(moved.error()));
    if (Result<void> synced = syncFolder(options.directory); !synced)
        return fail(std::move(synced.error()));
    for (const QString &kept : std::as_const(back))
        (void)packhouse::removeFile(kept); // a second copy costs room and no more
    // Only now: whoever has to go back to the old database finds its blobs where they were.
    if (Result<void> safe = setAside(*unknown, lostFolder, blobs, report); !safe)
        return fail(std::move(safe.error()));
    return report;
}

Result<RebuildReport> Store::rebuild(const StoreOptions &given)
{
    StoreOptions options = given;
    options.directory = QDir(given.directory).absolutePath();
    if (Result<void> there = checkIsRegistry(options.directory); !there)
        return fail(std::move(there.error()));
    if (Result<void> ours = checkIsOurs(options.directory); !ours)
        return fail(std::move(ours.error()));
    Private p(options);
    Result<std::unique_ptr<DirectoryLock>> lock = DirectoryLock::take(options.directory);
    if (!lock)
        return fail(std::move(lock.error()));
    Result<RebuildReport> report = p.rebuild();
    if (!report && report.error().code == ErrorCode::StorageFull && p.reserve.giveUp())
        report = p.rebuild();
    return report;
}

} // namespace packhouse
