// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/rows.h"

#include "core/textjson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int RowsAtOnce = 50;

constexpr int ForeignCode = 3;

} // namespace

int codeOf(const Origin &origin)
{
    return origin.foreign ? ForeignCode : int(origin.kind);
}

Origin originOf(qint64 code, const QString &from)
{
    if (code == ForeignCode)
        return {Origin::Kind::Imported, from, true};
    return {Origin::Kind(code), from};
}

QList<StoredVersion> loadVersions(Connection &db, const QString &where, const QVariantList &values,
                                  bool withFiles)
{
    QList<StoredVersion> versions;
    QHash<qint64, qsizetype> places;
    {
        Query rows(db,
                   u"SELECT v.id, v.project, p.type, v.name, v.version, p.canonical, v.status, "
                   "v.message, v.metadata, v.publisher, v.created, v.last_downloaded, "
                   "v.origin, v.origin_from, v.note "
                   "FROM version v JOIN package p ON p.id = v.package WHERE "_s
                       + where + u" ORDER BY v.id"_s,
                   values);
        while (rows.next()) {
            StoredVersion version;
            version.id = rows.integer(0);
            version.project = rows.integer(1);
            version.coordinates = {rows.text(2), rows.text(3), rows.text(4)};
            version.canonicalName = rows.text(5);
            version.status = Status(rows.integer(6));
            version.statusMessage = rows.text(7);
            version.metadata = rows.bytes(8);
            version.publisher = rows.text(9);
            version.created = rows.time(10);
            version.lastDownloaded = rows.time(11);
            version.origin = originOf(rows.integer(12), rows.text(13));
            version.note = rows.text(14);
            places.insert(version.id, versions.size());
            versions << version;
        }
    }
    if (versions.isEmpty())
        return versions;
    if (withFiles) {
        Query rows(db,
                   u"SELECT f.id, f.version, f.name, b.size, b.md5, b.sha1, b.sha256, b.sha512, "
                   "f.created, f.metadata FROM version v JOIN file f ON f.version = v.id "
                   "JOIN blob b ON b.id = f.blob WHERE "_s
                       + where + u" ORDER BY f.id"_s,
                   values);
        while (rows.next()) {
            StoredFile file;
            file.id = rows.integer(0);
            file.versionId = rows.integer(1);
            file.name = rows.text(2);
            file.size = rows.integer(3);
            file.hashes = {rows.bytes(4), rows.bytes(5), rows.bytes(6), rows.bytes(7)};
            file.created = rows.time(8);
            file.metadata = rows.bytes(9);
            versions[places.value(file.versionId)].files << file;
        }
    }
    Query rows(db,
               u"SELECT t.version, t.name FROM version v JOIN tag t ON t.version = v.id WHERE "_s
                   + where + u" ORDER BY t.name"_s,
               values);
    while (rows.next())
        versions[places.value(rows.integer(0))].tags << rows.text(1);
    return versions;
}

namespace {

std::optional<PackageRecord> readPackage(Query &&row)
{
    if (!row.next())
        return {};
    return PackageRecord{row.integer(0), row.integer(1), row.text(2),    row.text(3),
                         row.text(4),    row.text(5),    row.text(6),    row.integer(7),
                         row.integer(8), row.integer(9), row.integer(10)};
}

const QString PackageColumns =
    u"SELECT id, project, type, canonical, name, description, latest, versions, bytes, "
    "duplicates, published FROM package WHERE "_s;

} // namespace

std::optional<PackageRecord> findPackage(Connection &db, qint64 id)
{
    return readPackage({db, PackageColumns + u"id = ?"_s, id});
}

std::optional<PackageRecord> findPackage(Connection &db, ScopeId project, const FormatId &type,
                                         const QString &canonicalName)
{
    return readPackage({db, PackageColumns + u"project = ? AND type = ? AND canonical = ?"_s,
                        project, type, canonicalName});
}

qint64 packageOf(Connection &db, qint64 version)
{
    Query row(db, u"SELECT package FROM version WHERE id = ?"_s, version);
    return row.next() ? row.integer(0) : 0;
}

QString pathOf(Connection &db, ScopeId project)
{
    Query path(db, u"SELECT path FROM scope WHERE id = ?"_s, project);
    return path.next() ? path.text(0) : QString();
}

PackageRecord addPackage(Connection &db, PackageRecord record)
{
    Query added(db,
                u"INSERT INTO package (project, type, canonical, name, description) "
                "VALUES (?, ?, ?, ?, ?)"_s,
                record.project, record.type, record.canonicalName, record.name, record.description);
    record.id = added.insertedId();
    return record;
}

void updatePackage(Writing &writing, const PackageRecord &before, const PackageRecord &after,
                   qint64 filesAdded)
{
    Connection &db = writing.db();
    const bool wasListed = before.versions > 0;
    const bool isListed = after.versions > 0;
    const bool renamed = before.name != after.name;
    // The text index holds what is listed and nothing else, so that its counts are true.
    if (wasListed && (renamed || !isListed))
        Query(db, u"INSERT INTO package_text (package_text, rowid, name) VALUES ('delete', ?, ?)"_s,
              before.id, before.name);
    Query(db,
          u"UPDATE package SET name = ?, description = ?, latest = ?, versions = ?, bytes = ?, "
          "duplicates = ?, published = ? WHERE id = ?"_s,
          after.name, after.description, after.latest, after.versions, after.bytes,
          after.duplicates, after.published, after.id);
    if (isListed && (renamed || !wasListed))
        Query(db, u"INSERT INTO package_text (rowid, name) VALUES (?, ?)"_s, after.id, after.name);

    const int listed = int(isListed) - int(wasListed);
    Query(db,
          u"INSERT INTO type_count (project, type, packages, versions, files, bytes) "
          "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (project, type) DO UPDATE SET "
          "packages = packages + excluded.packages, versions = versions + excluded.versions, "
          "files = files + excluded.files, bytes = bytes + excluded.bytes"_s,
          after.project, after.type, listed, after.versions - before.versions, filesAdded,
          after.bytes - before.bytes);
    writing.touch(after.type, after.canonicalName);
    writing.touchProject(after.project);
    if (listed != 0 || renamed)
        writing.touchNames(after.type);
}

qint64 referToBlob(Connection &db, const Hashes &hashes, qint64 size)
{
    {
        Query known(db, u"SELECT id FROM blob WHERE sha256 = ?"_s, hashes.sha256);
        if (known.next()) {
            const qint64 blob = known.integer(0);
            Query(db, u"UPDATE blob SET refs = refs + 1, orphaned = NULL WHERE id = ?"_s, blob);
            return blob;
        }
    }
    Query added(db,
                u"INSERT INTO blob (sha256, size, md5, sha1, sha512, refs) "
                "VALUES (?, ?, ?, ?, ?, 1)"_s,
                hashes.sha256, size, hashes.md5, hashes.sha1, hashes.sha512);
    Query(db, u"UPDATE total SET value = value + ? WHERE name = 'stored_bytes'"_s, size);
    return added.insertedId();
}

void letGoOfBlob(Connection &db, qint64 blob, qint64 now)
{
    Query(db, u"UPDATE blob SET refs = refs - 1, orphaned = iif(refs = 1, ?, NULL) WHERE id = ?"_s,
          now, blob);
}

qint64 addFile(Connection &db, qint64 version, const FileRecord &file, qint64 serial, qint64 now)
{
    const qint64 blob = referToBlob(db, file.hashes, file.size);
    Query added(db,
                u"INSERT INTO file (version, blob, name, serial, created, metadata) "
                "VALUES (?, ?, ?, ?, ?, ?)"_s,
                version, blob, file.name, serial, now, file.metadata);
    return added.insertedId();
}

void touchCollections(Writing &writing, qint64 version)
{
    Query rows(writing.db(),
               u"SELECT DISTINCT project, type, collection FROM fragment WHERE version = ?"_s,
               version);
    while (rows.next())
        writing.touchCollection(rows.integer(0), rows.text(1), rows.text(2));
}

void moveFileTo(Connection &db, qint64 file, qint64 from, qint64 to)
{
    Query(db, u"UPDATE file SET version = ? WHERE id = ?"_s, to, file);
    Query(db, u"UPDATE fragment SET version = ? WHERE file = ?"_s, to, file);
    for (const qint64 version : {from, to})
        Query(db,
              u"UPDATE version SET (files, bytes, duplicates) = (SELECT count(*), "
              "coalesce(sum(b.size), 0), count(*) - count(DISTINCT f.name) FROM file f "
              "JOIN blob b ON b.id = f.blob WHERE f.version = version.id) WHERE id = ?"_s,
              version);
}

void dropFile(Connection &db, qint64 file, qint64 now)
{
    qint64 blob = 0;
    {
        Query row(db, u"SELECT blob FROM file WHERE id = ?"_s, file);
        if (!row.next())
            return;
        blob = row.integer(0);
    }
    Query(db, u"DELETE FROM fragment WHERE file = ?"_s, file);
    Query(db, u"DELETE FROM file WHERE id = ?"_s, file);
    letGoOfBlob(db, blob, now);
}

namespace {

/// Of what was done and leaves nothing to say; a journal of 0.1.0 has it too.
const QString Done = u"ok"_s;

} // namespace

Text outcomeOf(const QString &kept)
{
    if (kept == Done)
        return {};
    const QJsonArray one = QJsonDocument::fromJson(kept.toUtf8()).array();
    return one.isEmpty() ? Text::foreign(kept) : TextJson::read(one.first()); // 0.1.0: a sentence
}

qint64 addActivity(Connection &db, const QDateTime &at, const QString &actor, const QString &action,
                   const QString &subject, const Text &outcome, const QString &before,
                   const QString &after)
{
    const QJsonArray one{TextJson::of(outcome)};
    const QString kept = outcome.isEmpty()
                             ? Done
                             : QString::fromUtf8(QJsonDocument(one).toJson(QJsonDocument::Compact));
    const Query added(db,
                      u"INSERT INTO activity (at, actor, action, subject, before, after, outcome) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                      at, actor, action, subject, before, after, kept);
    return added.insertedId();
}

// Each statement has a way back of its own, and to leave that costs as much as the whole change has
// changed so far: one for each dependency would take time as the square of their number.
void writeDependencies(Connection &db, const FormatId &type, const QList<Dependency> &dependencies,
                       qint64 version)
{
    QMap<QString, QString> ranges;
    for (const Dependency &dependency : dependencies)
        ranges.insert(dependency.canonicalName, dependency.range);
    QVariantList values;
    for (auto one = ranges.cbegin(); one != ranges.cend(); ++one) {
        values << version << Query::parameter(type) << Query::parameter(one.key())
               << Query::parameter(one.value());
        const bool last = std::next(one) == ranges.cend();
        if (values.size() < 4 * RowsAtOnce && !last)
            continue;
        const QString rows = u", (?, ?, ?, ?)"_s.repeated(values.size() / 4).sliced(2);
        Query(db,
              u"INSERT INTO dependency (version, type, canonical, range) VALUES "_s + rows
                  + u" ON CONFLICT (version, canonical) DO UPDATE SET range = excluded.range"_s,
              values);
        values.clear();
    }
}

} // namespace packhouse
