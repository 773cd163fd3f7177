// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diskerror.h"
#include "registry/blobs/regularfile.h"
#include "registry/store/journalfindings.h"
#include "registry/store/storeprivate.h"

#include <QFile>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using Kind = IntegrityFinding::Kind;

constexpr int FindingsAtOnce = 200;
constexpr int DeletedStatus = 4;

const Text HealBytes = Text::of(
    "Run 'packhousectl verify --repair', with --from and a folder that has a "
    "copy; or publish the version again from its source, or delete it.");
const Text HealKept = Text::of(
    "Nothing has to be done: it is fetched again when it is next asked for.");
const Text HealRows = Text::of(
    "Stop Packhouse and run 'packhousectl rebuild': it makes a new database "
    "from the journal and keeps this one.");

struct BlobRow
{
    qint64 id = 0;
    qint64 size = 0;
    Hashes hashes;
};

Result<QList<BlobRow>> blobsAfter(const Readers &readers, qint64 after)
{
    QList<BlobRow> found;
    Snapshot snapshot(readers);
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT id, size, md5, sha1, sha256, sha512 FROM blob "
                   "WHERE id > ? AND refs > 0 ORDER BY id LIMIT ?"_s,
                   after, FindingsAtOnce);
        while (rows.next())
            found << BlobRow{rows.integer(0),
                             rows.integer(1),
                             {rows.bytes(2), rows.bytes(3), rows.bytes(4), rows.bytes(5)}};
    }
    return snapshot.done<QList<BlobRow>>(std::move(found));
}

struct Problem
{
    Kind kind;
    Text text;
    Text remedy;
};

/// Nothing when the bytes are what the row says. \a advance answers false to stop.
std::optional<Problem> problemWith(const BlobStore &blobs, const BlobRow &blob,
                                   const std::function<bool(qint64)> &advance)
{
    if (const Result<void> ours = blobs.checkPlace(blob.hashes.sha256); !ours)
        return Problem{Kind::Damaged, Text::of("is not used: %1", ours.error().what),
                       ours.error().remedy};
    const QString path = blobs.path(blob.hashes.sha256);
    QFile file(path);
    errno = 0;
    if (!openRegular(file, QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        const int reason = errno;
        if (reason == ENOENT)
            return Problem{Kind::Missing, Text::of("is missing"), HealBytes};
        return Problem{Kind::Unreadable, Text::of("cannot be read"),
                       diskError(reason, u"read"_s, path).text()};
    }
    Hasher hasher;
    QByteArray buffer(128 * 1024, Qt::Uninitialized);
    qint64 size = 0;
    qint64 got = 0;
    errno = 0;
    for (; (got = file.read(buffer.data(), buffer.size())) > 0; size += got) {
        hasher.add(QByteArrayView(buffer).first(got));
        if (!advance(got))
            return {};
    }
    if (got < 0)
        return Problem{Kind::Unreadable, Text::of("cannot be read to its end"),
                       diskError(isDiskReason(errno) ? errno : EIO, u"read"_s, path).text()};
    if (size != blob.size)
        return Problem{Kind::Damaged, Text::of("has %1 bytes instead of %2", size, blob.size),
                       HealBytes};
    if (hasher.finish() != blob.hashes)
        return Problem{Kind::Damaged, Text::of("does not match its hash"), HealBytes};
    return {};
}

/// The same problem for each file that has these bytes.
void nameFiles(Connection &db, const BlobRow &blob, const Problem &problem,
               QList<IntegrityFinding> &findings)
{
    IntegrityFinding one;
    one.kind = problem.kind;
    one.problem = problem.text;
    one.sha256 = blob.hashes.sha256;
    one.size = blob.size;
    {
        Query files(db,
                    u"SELECT s.path, p.type, v.name, v.version, f.name, v.status FROM file f "
                    "JOIN version v ON v.id = f.version JOIN package p ON p.id = v.package "
                    "JOIN scope s ON s.id = v.project WHERE f.blob = ? ORDER BY f.id"_s,
                    blob.id);
        while (files.next()) {
            one.project = files.text(0);
            one.coordinates = {files.text(1), files.text(2), files.text(3)};
            one.fileName = files.text(4);
            one.inTrash = files.integer(5) == DeletedStatus;
            one.remedy = problem.remedy;
            const QString name = u"%1 %2 %3 %4: %5"_s.arg(one.project, one.coordinates.type,
                                                          one.coordinates.name,
                                                          one.coordinates.version, one.fileName);
            one.subject = one.inTrash ? Text::of("%1 (in the trash)", name) : Text::name(name);
            findings << one;
        }
    }
    Query kept(db, u"SELECT type, url FROM upstream_file WHERE blob = ? ORDER BY id"_s, blob.id);
    while (kept.next()) {
        IntegrityFinding file = one;
        file.project.clear();
        file.fileName.clear();
        file.inTrash = false;
        file.coordinates = {kept.text(0), {}, {}};
        file.url = kept.text(1).toUtf8();
        file.remedy = problem.kind == Kind::Unreadable ? problem.remedy : HealKept;
        file.subject = file.url.isEmpty() ? Text::of("a file that 0.1.0 kept of an upstream")
                                          : Text::of("%1 kept of %2", kept.text(0), kept.text(1));
        findings << file;
    }
}

void checkRows(Connection &db, QList<IntegrityFinding> &findings)
{
    const auto add = [&](const QString &sql, const Text &problem) {
        Query rows(db, sql);
        while (rows.next())
            findings << IntegrityFinding{.kind = Kind::Rows,
                                         .subject = Text::name(rows.text(0)),
                                         .problem = problem,
                                         .remedy = HealRows};
    };
    add(u"SELECT DISTINCT 'the table ' || \"table\" FROM pragma_foreign_key_check"_s,
        Text::of("refers to rows that are gone"));
    add(u"SELECT 'the bytes ' || lower(hex(sha256)) || coalesce(' of ' || (SELECT "
        "group_concat(v.name || ' ' || v.version, ', ') FROM file f JOIN version v "
        "ON v.id = f.version WHERE f.blob = b.id), '') FROM blob b WHERE refs <> (SELECT count(*) "
        "FROM file WHERE blob = b.id) + (SELECT count(*) FROM upstream_file WHERE blob = b.id)"_s,
        Text::of("are referred to by another number of files than recorded"));
    add(u"SELECT coalesce((SELECT path FROM scope WHERE id = v.project), '?') || ' ' || "
        "coalesce((SELECT type FROM package WHERE id = v.package), '?') || ' ' || v.name || ' ' "
        "|| v.version FROM version v WHERE status <> 4 AND (files <> (SELECT count(*) "
        "FROM file WHERE version = v.id) OR bytes <> (SELECT coalesce(sum(b.size), 0) FROM file f "
        "JOIN blob b ON b.id = f.blob WHERE f.version = v.id))"_s,
        Text::of("has other files than recorded"));
    add(u"SELECT coalesce((SELECT path FROM scope WHERE id = p.project), '?') || ' ' || type "
        "|| ' ' || name FROM package p WHERE versions <> (SELECT count(*) FROM version WHERE "
        "package = p.id AND status <> 4) OR bytes <> (SELECT coalesce(sum(bytes), 0) FROM version "
        "WHERE package = p.id AND status <> 4)"_s,
        Text::of("has other versions than recorded"));
    add(u"SELECT coalesce((SELECT path FROM scope WHERE id = p.project), '?') || ' ' || type "
        "|| ' ' || name FROM package p WHERE NOT EXISTS (SELECT 1 FROM name_holder h WHERE "
        "h.type = p.type AND h.canonical = p.canonical AND h.project = p.project)"_s,
        Text::of("is not known to have been published there"));
    add(u"SELECT coalesce((SELECT path FROM scope WHERE id = c.project), '?') || ' ' || type "
        "FROM type_count c WHERE packages <> (SELECT count(*) FROM package WHERE "
        "project = c.project AND type = c.type AND versions > 0)"_s,
        Text::of("has another number of packages than recorded"));
    add(u"SELECT 'the files kept of upstreams' FROM total WHERE name = 'kept_files' AND value <> "
        "(SELECT count(*) FROM upstream_file)"_s,
        Text::of("are not as many as recorded"));
}

void nameLeftOvers(const BlobStore &blobs, Connection &db, QList<IntegrityFinding> &findings)
{
    const auto add = [&](const Text &subject, const Text &problem, qint64 size, qint64 modified) {
        IntegrityFinding one;
        one.kind = Kind::LeftOver;
        one.subject = subject;
        one.problem = problem;
        one.size = size;
        one.takenAfter = QDateTime::fromMSecsSinceEpoch(modified, Qt::UTC)
                             .addSecs(BlobGraceSeconds);
        findings << one;
        return &findings.last();
    };
    blobs.each([&](const QByteArray &sha256, qint64 size, qint64 modified) {
        Query row(db, u"SELECT 1 FROM blob WHERE sha256 = ?"_s, sha256);
        if (!row.next())
            add(Text::of("the bytes %1", QLatin1StringView(sha256.toHex())),
                Text::of("belong to nothing"), size, modified)
                ->sha256 = sha256;
        return true;
    });
    blobs.eachStaged([&](const QString &name, qint64 size, qint64 modified) {
        add(Text::name(u"staging/"_s + name),
            Text::of("is on its way in, or was left by a transfer that was cut"), size, modified);
    });
}

/// Cancelled when \a advance told it to stop.
Result<void> checkBytes(const Readers &readers, const BlobStore &blobs,
                        const std::function<bool(qint64)> &advance,
                        QList<IntegrityFinding> &findings)
{
    blobs.eachStrangeFolder([&](const Error &error) {
        findings << IntegrityFinding{.kind = Kind::Damaged,
                                     .subject = Text::of("the folder of bytes"),
                                     .problem = error.what,
                                     .remedy = error.remedy};
    });
    bool goesOn = true;
    const auto noted = [&](qint64 bytes) { return goesOn = advance(bytes); };
    for (qint64 after = 0;;) {
        const Result<QList<BlobRow>> some = blobsAfter(readers, after);
        if (!some)
            return fail(some.error());
        if (some->isEmpty())
            return {};
        for (const BlobRow &blob : *some) {
            after = blob.id;
            const std::optional<Problem> problem = problemWith(blobs, blob, noted);
            if (!goesOn)
                return fail(ErrorCode::Cancelled, Text::of("Verifying was stopped."));
            if (!problem)
                continue;
            Snapshot snapshot(readers);
            if (snapshot)
                nameFiles(snapshot.db(), blob, *problem, findings);
            if (std::optional<Error> error = snapshot.takeError())
                return fail(std::move(*error));
        }
    }
}

/// Whether all tables are there to be asked. \a progress as that of Store::verify().
Result<bool> checkWithJournal(const JournalPlaces &places,
                              const std::function<bool(qint64, qint64)> &progress,
                              QList<IntegrityFinding> &findings)
{
    const Result<JournalReport> report = checkJournal(places,
                                                      [&] { return !progress || progress(0, 0); });
    if (report) {
        findings << journalFindings(*report);
        return !report->tablesMissing;
    }
    if (report.error().code == ErrorCode::Cancelled || report.error().code == ErrorCode::Corrupt)
        return fail(report.error());
    // Which says nothing about what is in it.
    findings << IntegrityFinding{.kind = Kind::Unreadable,
                                 .subject = Text::of("the journal"),
                                 .problem = Text::of("cannot be compared with the database"),
                                 .remedy = report.error().text()};
    return true;
}

/// Indexes answer most questions, so a damaged one hides what is there.
Result<void> checkDatabase(const Readers &readers, Writer &writer,
                           QList<IntegrityFinding> &findings)
{
    const auto add = [&](const Text &problem) {
        findings << IntegrityFinding{.kind = Kind::Rows,
                                     .subject = Text::of("the database"),
                                     .problem = problem,
                                     .remedy = HealRows};
    };
    {
        Snapshot snapshot(readers);
        Result<QStringList> found = snapshot ? snapshot.db().wholeCheck() : QStringList();
        if (!found && found.error().code != ErrorCode::Corrupt)
            return fail(std::move(found.error()));
        if (!found)
            add(Text::of("cannot be read as a whole"));
        else {
            for (const QString &one : std::as_const(*found))
                add(Text::of("is damaged: %1", one));
        }
        if (std::optional<Error> error = snapshot.takeError())
            return fail(std::move(*error));
    }
    // SQLite checks what is searched for as a change that changes nothing (protocol: FTS5's
    // integrity-check). Where nothing may be changed that stays unknown.
    const Result<void> search = writer.run([](Writing &writing) -> Result<void> {
        writing.db().execute(
            u"INSERT INTO package_text (package_text) VALUES ('integrity-check')"_s);
        return writing.db().settled();
    });
    if (!search && search.error().code == ErrorCode::Corrupt)
        add(Text::of("is damaged where names are searched for"));
    return {};
}

} // namespace

Result<QList<IntegrityFinding>> Store::verify(
    const std::function<bool(qint64, qint64)> &progress) const
{
    QList<IntegrityFinding> findings;
    const Result<bool> whole = checkWithJournal(
        {d->journalFolder(), d->databaseFile(), d->blobs.scratchFile()}, progress, findings);
    if (!whole)
        return fail(whole.error());
    if (!*whole) // of tables that are missing nothing can be asked
        return findings;
    if (Result<void> checked = checkDatabase(d->readers, *d->writer, findings); !checked)
        return fail(std::move(checked.error()));
    const Result<Totals> all = totals();
    if (!all)
        return fail(all.error());
    {
        Snapshot snapshot(d->readers);
        if (snapshot)
            checkRows(snapshot.db(), findings);
        if (std::optional<Error> error = snapshot.takeError())
            return fail(std::move(*error));
    }
    qint64 done = 0;
    const auto advance = [&](qint64 bytes) {
        done += bytes;
        return !progress || progress(done, all->storedBytes);
    };
    if (Result<void> checked = checkBytes(d->readers, d->blobs, advance, findings); !checked)
        return fail(std::move(checked.error()));
    Snapshot snapshot(d->readers);
    if (snapshot)
        nameLeftOvers(d->blobs, snapshot.db(), findings);
    return snapshot.done<QList<IntegrityFinding>>(std::move(findings));
}

Result<void> Store::heal(const QByteArray &sha256, std::unique_ptr<StagedBlob> bytes)
{
    if (const Result<StagedFile *> whole = d->finished(*bytes); !whole)
        return fail(whole.error());
    if (bytes->hashes().sha256 != sha256)
        return fail(ErrorCode::HashMismatch, Text::of("These are not the bytes that were stored."),
                    Text::of("Look for another copy."));
    if (const Result<BlobStore::Pin> placed = d->place(*bytes); !placed)
        return fail(placed.error());
    return {};
}

Result<void> Store::renewJournal()
{
    if (Result<void> renewed = d->writer->renewJournal(); !renewed)
        return renewed;
    return d->writer->run([at = d->now()](Writing &writing) -> Result<void> {
        addActivity(
            writing.db(), at, u"Packhouse"_s, u"journal.accept"_s, u"the journal"_s,
            Text::of("The database was accepted as it is, and a new journal began with it."));
        return {};
    });
}

} // namespace packhouse
