// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/schema.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "registry/blobs/diskfile.h"
#include "registry/store/nameowner.h"

#include <QFileInfo>

#include <array>
#include <cerrno>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

// Texts that are compared without case carry NOCASE themselves, as a range search over an index
// needs. Times are milliseconds since 1970 in UTC. Status numbers are the REST API's; 4 is deleted.
const QStringList FirstSchema = {
    uR"(CREATE TABLE scope (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        parent INTEGER REFERENCES scope (id),
        level INTEGER NOT NULL,
        path TEXT NOT NULL COLLATE NOCASE UNIQUE,
        visibility INTEGER NOT NULL,
        created INTEGER NOT NULL))"_s,

    uR"(CREATE TABLE package (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        project INTEGER NOT NULL REFERENCES scope (id),
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        name TEXT NOT NULL COLLATE NOCASE,
        description TEXT NOT NULL DEFAULT '',
        latest TEXT NOT NULL DEFAULT '',
        versions INTEGER NOT NULL DEFAULT 0,
        bytes INTEGER NOT NULL DEFAULT 0,
        duplicates INTEGER NOT NULL DEFAULT 0,
        published INTEGER NOT NULL DEFAULT 0,
        UNIQUE (project, type, canonical)))"_s,
    u"CREATE INDEX package_by_type ON package (type, canonical, project)"_s,
    u"CREATE INDEX package_by_name ON package (name, id) WHERE versions > 0"_s,
    u"CREATE INDEX package_by_latest ON package (latest, id) WHERE versions > 0"_s,
    u"CREATE INDEX package_by_versions ON package (versions, id) WHERE versions > 0"_s,
    u"CREATE INDEX package_by_bytes ON package (bytes, id) WHERE versions > 0"_s,
    u"CREATE INDEX package_by_published ON package (published, id) WHERE versions > 0"_s,
    u"CREATE INDEX package_by_type_id ON package (type, id) WHERE versions > 0"_s,
    u"CREATE VIRTUAL TABLE package_text USING fts5 (name, content = 'package', "_s
        + u"content_rowid = 'id', tokenize = 'trigram')"_s,

    uR"(CREATE TABLE version (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        package INTEGER NOT NULL REFERENCES package (id),
        project INTEGER NOT NULL REFERENCES scope (id),
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        status INTEGER NOT NULL DEFAULT 0,
        message TEXT NOT NULL DEFAULT '',
        metadata BLOB NOT NULL DEFAULT x'',
        publisher TEXT NOT NULL DEFAULT '',
        created INTEGER NOT NULL,
        bytes INTEGER NOT NULL DEFAULT 0,
        files INTEGER NOT NULL DEFAULT 0,
        duplicates INTEGER NOT NULL DEFAULT 0,
        downloads INTEGER NOT NULL DEFAULT 0,
        last_downloaded INTEGER,
        last_downloader TEXT NOT NULL DEFAULT '',
        deleted INTEGER,
        deleted_by TEXT NOT NULL DEFAULT '',
        status_before INTEGER NOT NULL DEFAULT 0,
        purge_after INTEGER))"_s,
    u"CREATE UNIQUE INDEX version_live ON version (package, version) WHERE status <> 4"_s,
    u"CREATE INDEX version_by_package ON version (package)"_s,
    u"CREATE INDEX version_by_project ON version (project, id)"_s,
    u"CREATE INDEX version_by_text ON version (version, package) WHERE status <> 4"_s,
    u"CREATE INDEX version_trash ON version (purge_after) WHERE status = 4"_s,

    uR"(CREATE TABLE blob (
        id INTEGER PRIMARY KEY,
        sha256 BLOB NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        md5 BLOB NOT NULL,
        sha1 BLOB NOT NULL,
        sha512 BLOB NOT NULL,
        refs INTEGER NOT NULL DEFAULT 0,
        orphaned INTEGER))"_s,
    u"CREATE INDEX blob_by_sha1 ON blob (sha1)"_s,
    u"CREATE INDEX blob_orphans ON blob (orphaned) WHERE refs = 0"_s,

    // serial is 0 unless duplicates were allowed, so the index is what refuses the second of two.
    uR"(CREATE TABLE file (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        version INTEGER NOT NULL REFERENCES version (id),
        blob INTEGER NOT NULL REFERENCES blob (id),
        name TEXT NOT NULL,
        serial INTEGER NOT NULL DEFAULT 0,
        created INTEGER NOT NULL,
        metadata BLOB NOT NULL DEFAULT x'',
        UNIQUE (version, name, serial)))"_s,
    u"CREATE INDEX file_by_blob ON file (blob)"_s,

    uR"(CREATE TABLE tag (
        package INTEGER NOT NULL REFERENCES package (id),
        name TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES version (id),
        changed INTEGER NOT NULL,
        PRIMARY KEY (package, name)))"_s,
    u"CREATE INDEX tag_by_version ON tag (version)"_s,

    uR"(CREATE TABLE dependency (
        version INTEGER NOT NULL REFERENCES version (id),
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        range TEXT NOT NULL,
        PRIMARY KEY (version, canonical)) WITHOUT ROWID)"_s,
    u"CREATE INDEX dependency_by_name ON dependency (type, canonical)"_s,

    uR"(CREATE TABLE token (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind INTEGER NOT NULL,
        name TEXT NOT NULL,
        scope INTEGER REFERENCES scope (id),
        rights INTEGER NOT NULL,
        secret_sha256 BLOB NOT NULL UNIQUE,
        created INTEGER NOT NULL,
        expires INTEGER,
        last_used INTEGER,
        revoked INTEGER NOT NULL DEFAULT 0))"_s,

    uR"(CREATE TABLE policy_setting (
        scope INTEGER NOT NULL,
        type TEXT NOT NULL,
        duplicates_allowed INTEGER,
        duplicate_exception TEXT,
        forwarding INTEGER,
        forwarding_locked INTEGER,
        max_file_size INTEGER,
        PRIMARY KEY (scope, type)))"_s,
    uR"(CREATE TABLE protection_rule (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        project INTEGER NOT NULL REFERENCES scope (id),
        type TEXT NOT NULL,
        pattern TEXT NOT NULL COLLATE NOCASE,
        push_needs INTEGER,
        delete_needs INTEGER,
        UNIQUE (project, type, pattern)))"_s,
    uR"(CREATE TABLE reservation (
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        reason TEXT NOT NULL,
        since INTEGER NOT NULL,
        allow_forwarding INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (type, canonical)))"_s,
    uR"(CREATE TABLE tombstone (
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        version TEXT NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (type, canonical, version)))"_s,

    uR"(CREATE TABLE download_day (
        version INTEGER NOT NULL REFERENCES version (id),
        day INTEGER NOT NULL,
        downloads INTEGER NOT NULL,
        PRIMARY KEY (version, day)) WITHOUT ROWID)"_s,
    uR"(CREATE TABLE activity (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        outcome TEXT NOT NULL))"_s,

    // What a count over everything would cost too much for.
    uR"(CREATE TABLE type_count (
        project INTEGER NOT NULL REFERENCES scope (id),
        type TEXT NOT NULL,
        packages INTEGER NOT NULL DEFAULT 0,
        versions INTEGER NOT NULL DEFAULT 0,
        files INTEGER NOT NULL DEFAULT 0,
        bytes INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (project, type)))"_s,
    u"CREATE TABLE total (name TEXT PRIMARY KEY, value INTEGER NOT NULL)"_s,
    u"INSERT INTO total (name, value) VALUES ('stored_bytes', 0)"_s,
};

// The parts of documents over a whole project, and what a type keeps for a scope beside packages.
const QStringList Fragments = {
    uR"(CREATE TABLE fragment (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES file (id),
        version INTEGER NOT NULL REFERENCES version (id),
        project INTEGER NOT NULL REFERENCES scope (id),
        type TEXT NOT NULL,
        collection TEXT NOT NULL,
        key BLOB NOT NULL,
        text BLOB NOT NULL))"_s,
    u"CREATE INDEX fragment_in_order ON fragment (project, type, collection, key, id)"_s,
    u"CREATE INDEX fragment_by_file ON fragment (file)"_s,
    u"CREATE INDEX fragment_by_version ON fragment (version)"_s,
    uR"(CREATE TABLE record (
        scope INTEGER NOT NULL,
        type TEXT NOT NULL,
        key TEXT NOT NULL,
        value BLOB NOT NULL,
        PRIMARY KEY (scope, type, key)) WITHOUT ROWID)"_s,
};

// Whoever looks for a file by its hash has any of the four.
const QStringList HashIndexes = {
    u"CREATE INDEX blob_by_md5 ON blob (md5)"_s,
    u"CREATE INDEX blob_by_sha512 ON blob (sha512)"_s,
};

// What came from upstreams and is kept. key is the SHA-256 of the address that was asked and of the
// strongest hash that the upstream told, so a document that changed never finds old bytes. kept is
// 0 for what only passed through, which goes when there is too much of it.
const QStringList UpstreamFiles = {
    uR"(CREATE TABLE upstream_file (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key BLOB NOT NULL UNIQUE,
        type TEXT NOT NULL,
        upstream TEXT NOT NULL,
        url TEXT NOT NULL,
        blob INTEGER NOT NULL REFERENCES blob (id),
        etag TEXT NOT NULL DEFAULT '',
        modified INTEGER NOT NULL,
        fetched INTEGER NOT NULL,
        kept INTEGER NOT NULL))"_s,
    u"CREATE INDEX upstream_file_by_blob ON upstream_file (blob)"_s,
    u"CREATE INDEX upstream_file_passing ON upstream_file (id) WHERE kept = 0"_s,
    u"INSERT INTO total (name, value) VALUES ('kept_files', 0), ('kept_bytes', 0)"_s,
};

// Reservations and tombstones get an owner: a top-level scope, or 0 for the instance. What there
// was stays the instance's; what a person has set stays his (made_by 0), the rest is kept (3).
// was_open: the name was once in a project that everybody may read.
const QString OpenNames =
    u"WITH RECURSIVE open_scope (id) AS (SELECT id FROM scope WHERE parent IS NULL AND "
    "visibility = 1 UNION ALL SELECT s.id FROM scope s JOIN open_scope o ON o.id = s.parent WHERE "
    "s.visibility = 1) UPDATE %1 SET was_open = 1 WHERE EXISTS (SELECT 1 FROM package p JOIN "
    "open_scope o ON o.id = p.project WHERE p.type = %1.type AND p.canonical = %1.canonical)"_s;
const QStringList ReservationOwners = {
    u"ALTER TABLE reservation RENAME TO reservation_before"_s,
    uR"(CREATE TABLE reservation (
        scope INTEGER NOT NULL DEFAULT 0,
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        reason TEXT NOT NULL,
        since INTEGER NOT NULL,
        allow_forwarding INTEGER NOT NULL DEFAULT 0,
        made_by INTEGER NOT NULL DEFAULT 0,
        was_open INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (type, canonical, scope)))"_s,
    u"INSERT INTO reservation (type, canonical, reason, since, allow_forwarding) "
    "SELECT type, canonical, reason, since, allow_forwarding FROM reservation_before"_s,
    u"UPDATE reservation SET reason = 'kept from 0.1', made_by = 3 WHERE allow_forwarding = 0 "
    "AND reason IN ('published here', 'reserved when it was deleted')"_s,
    u"DROP TABLE reservation_before"_s,
    u"ALTER TABLE tombstone RENAME TO tombstone_before"_s,
    uR"(CREATE TABLE tombstone (
        scope INTEGER NOT NULL DEFAULT 0,
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        version TEXT NOT NULL,
        since INTEGER NOT NULL,
        digest BLOB NOT NULL DEFAULT x'',
        was_open INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (type, canonical, version, scope)))"_s,
    u"INSERT INTO tombstone (type, canonical, version, since) "
    "SELECT type, canonical, version, since FROM tombstone_before"_s,
    u"DROP TABLE tombstone_before"_s,
    OpenNames.arg(u"reservation"_s),
    OpenNames.arg(u"tombstone"_s),
};

// 0: not known. 1: published here, 2 and 3: imported, as ours and not.
const QStringList Origins = {
    u"ALTER TABLE version ADD COLUMN origin INTEGER NOT NULL DEFAULT 0"_s,
    u"ALTER TABLE version ADD COLUMN origin_from TEXT NOT NULL DEFAULT ''"_s,
};

// Which projects published a name, in the order in which they first did, and which of them it was
// given to by hand. It outlives every deletion, so that a name is nobody else's afterwards. What
// two projects of a top-level group hold already, or one below the name of another, is given to
// them.
const QStringList NameHolders = {
    uR"(CREATE TABLE name_holder (
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        project INTEGER NOT NULL REFERENCES scope (id),
        published INTEGER NOT NULL DEFAULT 0,
        given INTEGER NOT NULL DEFAULT 0,
        for_all INTEGER NOT NULL DEFAULT 0,
        since INTEGER NOT NULL,
        PRIMARY KEY (type, canonical, project)))"_s,
    u"CREATE INDEX name_holder_by_turn ON name_holder (published)"_s,
    HoldPackages,
    uR"(WITH RECURSIVE below (id, top) AS (
            SELECT id, id FROM scope WHERE parent IS NULL
            UNION ALL SELECT s.id, b.top FROM scope s JOIN below b ON s.parent = b.id),
        place (type, canonical, project, place, many) AS (
            SELECT h.type, h.canonical, h.project,
                row_number() OVER (PARTITION BY h.type, h.canonical, b.top ORDER BY h.published),
                count(*) OVER (PARTITION BY h.type, h.canonical, b.top)
            FROM name_holder h JOIN below b ON b.id = h.project)
        UPDATE name_holder SET given = p.place FROM place p
        WHERE p.type = name_holder.type AND p.canonical = name_holder.canonical
            AND p.project = name_holder.project AND p.many > 1)"_s,
    uR"(WITH nested (type, canonical) AS (
            SELECT n.type, n.canonical FROM name_holder o JOIN name_holder n ON n.type = o.type
                AND n.canonical > o.canonical || '/' AND n.canonical < o.canonical || '0'
                AND n.project <> o.project)
        UPDATE name_holder SET given = iif(given = 0, 1, given), for_all = published =
            (SELECT min(f.published) FROM name_holder f
            WHERE f.type = name_holder.type AND f.canonical = name_holder.canonical)
        WHERE (type, canonical) IN (SELECT type, canonical FROM nested))"_s,
};

// Whether whoever may publish, and whoever has no right, is sent on.
const QStringList WhoIsSentOn = {
    u"ALTER TABLE policy_setting ADD COLUMN forwards_publishers INTEGER"_s,
    u"ALTER TABLE policy_setting ADD COLUMN forwards_strangers INTEGER"_s,
};

// The addresses that somebody said yes to. upstream_name: at which of several upstreams a name was
// found, so that no later one ever answers for it. delivered_name: what a top-level group's own
// callers got of an upstream, so that whoever publishes it there is not the first who has it.
// reservation_share: below which other top-level groups what a group has reserved acts as well.
const QStringList UpstreamsAndShares = {
    uR"(CREATE TABLE accepted_upstream (
        type TEXT PRIMARY KEY,
        address TEXT NOT NULL,
        is_public INTEGER NOT NULL,
        since INTEGER NOT NULL) WITHOUT ROWID)"_s,
    uR"(CREATE TABLE upstream_name (
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        address TEXT NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (type, canonical)) WITHOUT ROWID)"_s,
    uR"(CREATE TABLE delivered_name (
        scope INTEGER NOT NULL,
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (type, canonical, scope)) WITHOUT ROWID)"_s,
    uR"(CREATE TABLE reservation_share (
        type TEXT NOT NULL,
        canonical TEXT NOT NULL,
        scope INTEGER NOT NULL,
        with_scope INTEGER NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (type, canonical, scope, with_scope)) WITHOUT ROWID)"_s,
};

const QStringList Notes = {
    u"ALTER TABLE version ADD COLUMN note TEXT NOT NULL DEFAULT ''"_s,
};

// What is called the latest of a package had another rule before. Only a package type can tell, so
// packages are looked at one after the other, while the registry runs; see Store::checkLatest().
// So is what a version depends on, of which not every place was read; see
// Store::readDependencies().
const QStringList ReadAnew = {
    u"INSERT INTO total (name, value) SELECT 'latest_checked', 0 "
    "WHERE EXISTS (SELECT 1 FROM package)"_s,
    u"INSERT INTO total (name, value) SELECT 'dependencies_read', 0 "
    "WHERE EXISTS (SELECT 1 FROM version)"_s,
};

// The further ports whose root is the registry of one project or group.
const QStringList OwnAddresses = {
    uR"(CREATE TABLE own_address (
        port INTEGER PRIMARY KEY,
        scope INTEGER NOT NULL,
        type TEXT NOT NULL,
        since INTEGER NOT NULL))"_s,
};

const std::array<Migration, 12> &steps()
{
    static const std::array<Migration, 12> all = {
        Migration{1, FirstSchema},        Migration{2, Fragments},
        Migration{3, HashIndexes},        Migration{4, UpstreamFiles},
        Migration{5, ReservationOwners},  Migration{6, Origins},
        Migration{7, NameHolders},        Migration{8, WhoIsSentOn},
        Migration{9, UpstreamsAndShares}, Migration{10, Notes},
        Migration{11, ReadAnew},          Migration{12, OwnAddresses}};
    return all;
}

qint64 single(Connection &db, const QString &sql)
{
    Query query(db, sql);
    return query.next() ? query.integer(0) : 0;
}

/// What a migration must not change: how many rows there are, and which.
QList<qint64> summary(Connection &db)
{
    QList<qint64> sums;
    for (const QString &table : {u"scope"_s, u"package"_s, u"version"_s, u"file"_s, u"blob"_s}) {
        Query query(db, u"SELECT count(*), coalesce(sum(id), 0) FROM %1"_s.arg(table));
        if (query.next())
            sums << query.integer(0) << query.integer(1);
    }
    Query bytes(db, u"SELECT coalesce(sum(size), 0) FROM blob"_s);
    if (bytes.next())
        sums << bytes.integer(0);
    return sums;
}

Result<void> finished(Connection &db)
{
    if (std::optional<Error> error = db.takeError())
        return fail(std::move(*error));
    return {};
}

Result<void> apply(Connection &db, int from, std::span<const Migration> migrations)
{
    db.execute(u"BEGIN IMMEDIATE"_s);
    for (const Migration &step : migrations) {
        if (step.to <= from)
            continue;
        for (const QString &statement : step.statements)
            db.execute(statement);
        db.execute(u"PRAGMA user_version = %1"_s.arg(step.to));
    }
    db.execute(u"COMMIT"_s);
    return finished(db);
}

Result<void> upgradeCopy(const QString &copy, int from, std::span<const Migration> migrations,
                         const QList<qint64> &before)
{
    Result<std::unique_ptr<Connection>> opened = Connection::open(copy, Connection::Use::Write);
    if (!opened)
        return fail(std::move(opened.error()));
    Connection &db = **opened;
    if (Result<void> applied = apply(db, from, migrations); !applied)
        return applied;
    const QList<qint64> after = summary(db);
    QString sound;
    {
        Query check(db, u"PRAGMA integrity_check"_s);
        if (check.next())
            sound = check.text(0);
        Query orphans(db, u"PRAGMA foreign_key_check"_s);
        if (orphans.next())
            sound = u"foreign keys"_s;
    }
    db.execute(
        u"PRAGMA journal_mode = MEMORY"_s); // one file, without a log or a way back beside it
    if (Result<void> ended = finished(db); !ended)
        return ended;
    if (after != before || sound != u"ok"_s)
        return fail(
            ErrorCode::Corrupt,
            Text::of("The upgraded copy of the database is not equal to the original."),
            Text::of("Nothing was changed; go on with the earlier Packhouse and report this."));
    return {};
}

} // namespace

std::span<const Migration> migrations()
{
    return steps();
}

Result<void> migrate(const QString &file, std::span<const Migration> migrations)
{
    const QString copy = file + u".upgrade"_s;
    int version = 0;
    {
        Result<std::unique_ptr<Connection>> opened = Connection::open(file, Connection::Use::Write);
        if (!opened)
            return fail(std::move(opened.error()));
        Connection &db = **opened;
        version = int(single(db, u"PRAGMA user_version"_s));
        if (Result<void> read = finished(db); !read)
            return read;
        const int wanted = migrations.back().to;
        if (version > wanted)
            return fail(ErrorCode::Unsupported,
                        Text::of("The data directory was written by a newer Packhouse (schema %1).",
                                 version),
                        Text::of("Install that version, or open another data directory."));
        if (version == wanted)
            return {};
        if (version == 0)
            return apply(db, 0, migrations);

        if (Result<void> removed = removeFile(copy); !removed)
            return removed;
        const QList<qint64> before = summary(db);
        if (!providePrivateFile(copy))
            return fail(diskError(errno, u"create"_s, copy));
        Query(db, u"VACUUM INTO ?"_s, copy);
        if (Result<void> copied = finished(db); !copied)
            return copied;
        if (Result<void> upgraded = upgradeCopy(copy, version, migrations, before); !upgraded)
            return upgraded;
        // Without its log, the original is one file that can be put aside.
        db.execute(u"PRAGMA journal_mode = DELETE"_s);
        if (Result<void> folded = finished(db); !folded)
            return folded;
    }
    const QString folder = QFileInfo(file).path();
    // A second name, so that there is a whole database under the first one at every moment.
    const QString aside = u"%1.v%2"_s.arg(file).arg(version);
    std::error_code reason;
    std::filesystem::remove(aside.toStdString(), reason);
    std::filesystem::create_hard_link(file.toStdString(), aside.toStdString(), reason);
    if (reason)
        return fail(diskError(reason.value(), u"keep the earlier database as"_s, aside));
    if (Result<void> swapped = moveFile(copy, file); !swapped)
        return swapped;
    return syncFolder(folder);
}

} // namespace packhouse
