// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int MostPlaces = 100;

/// Reads rows of path, type, name, version, file name, time, the ids of file and version, size,
/// hash and publisher.
QList<DuplicatePlace> placesOf(Query &rows)
{
    QList<DuplicatePlace> places;
    while (rows.next()) {
        DuplicatePlace place;
        place.scopePath = rows.text(0);
        place.coordinates = {rows.text(1), rows.text(2), rows.text(3)};
        place.fileName = rows.text(4);
        place.published = rows.time(5);
        place.fileId = rows.integer(6);
        place.versionId = rows.integer(7);
        place.bytes = rows.integer(8);
        place.sha256 = QString::fromLatin1(rows.bytes(9).toHex());
        place.publisher = rows.text(10);
        places.append(place);
    }
    return places;
}

/// "FROM … WHERE" of the files that are there, to be gone on with.
const QString LiveFiles =
    u"SELECT s.path, p.type, p.name, v.version, f.name, f.created, f.id, v.id, b.size, b.sha256, "
    "v.publisher FROM file f JOIN blob b ON b.id = f.blob "
    "JOIN version v ON v.id = f.version AND v.status <> 4 "
    "JOIN package p ON p.id = v.package JOIN scope s ON s.id = v.project "
    "WHERE "_s;

void addFileNames(Connection &db, int most, QList<DuplicateGroup> &groups)
{
    Query found(db,
                u"SELECT f.version, f.name, count(*), sum(b.size), count(DISTINCT f.blob) "
                "FROM version v JOIN file f ON f.version = v.id JOIN blob b ON b.id = f.blob "
                "WHERE v.status <> 4 AND v.duplicates > 0 GROUP BY f.version, f.name "
                "HAVING count(*) > 1 ORDER BY 4 DESC, f.version, f.name LIMIT ?"_s,
                most);
    while (found.next()) {
        DuplicateGroup group;
        group.kind = DuplicateKind::FileName;
        group.subject = found.text(1);
        group.copies = int(found.integer(2));
        group.bytes = found.integer(3);
        Query stored(db,
                     u"SELECT sum(size) FROM blob WHERE id IN "
                     "(SELECT blob FROM file WHERE version = ? AND name = ?)"_s,
                     found.integer(0), found.text(1));
        if (stored.next())
            group.stored = stored.integer(0);
        Query places(db, LiveFiles + u"f.version = ? AND f.name = ? ORDER BY f.id DESC LIMIT ?"_s,
                     found.integer(0), found.text(1), MostPlaces);
        group.places = placesOf(places);
        groups.append(group);
    }
}

void addPackageNames(Connection &db, int most, QList<DuplicateGroup> &groups)
{
    Query found(db,
                u"SELECT type, canonical, min(name), count(*), sum(bytes) FROM package "
                "WHERE versions > 0 GROUP BY type, canonical HAVING count(*) > 1 "
                "ORDER BY 5 DESC, type, canonical LIMIT ?"_s,
                most);
    while (found.next()) {
        DuplicateGroup group;
        group.kind = DuplicateKind::PackageName;
        group.subject = found.text(2);
        group.copies = int(found.integer(3));
        group.bytes = found.integer(4);
        group.stored = group.bytes; // their contents may well be different things
        Query places(db,
                     u"SELECT s.path, p.type, p.name, '', '', p.published, 0, 0, p.bytes, x'', '' "
                     "FROM package p "
                     "JOIN scope s ON s.id = p.project LEFT JOIN name_holder h "
                     "ON h.type = p.type AND h.canonical = p.canonical AND h.project = p.project "
                     "WHERE p.type = ? AND p.canonical = ? AND p.versions > 0 "
                     "ORDER BY h.given = 0, h.given, h.published, s.path LIMIT ?"_s,
                     found.text(0), found.text(1), MostPlaces);
        group.places = placesOf(places);
        groups.append(group);
    }
}

void addBytes(Connection &db, int most, QList<DuplicateGroup> &groups)
{
    Query found(db,
                u"SELECT b.id, b.sha256, b.size, count(*) FROM blob b "
                "JOIN file f ON f.blob = b.id JOIN version v ON v.id = f.version AND v.status <> 4 "
                "WHERE b.refs > 1 AND b.size > 0 GROUP BY b.id "
                "HAVING count(DISTINCT f.version) > 1 OR count(DISTINCT f.name) > 1 "
                "ORDER BY b.size * (count(*) - 1) DESC, b.id LIMIT ?"_s,
                most);
    while (found.next()) {
        DuplicateGroup group;
        group.kind = DuplicateKind::Bytes;
        group.subject = QString::fromLatin1(found.bytes(1).toHex());
        group.stored = found.integer(2);
        group.copies = int(found.integer(3));
        group.bytes = group.stored * group.copies;
        Query places(db, LiveFiles + u"f.blob = ? ORDER BY f.id LIMIT ?"_s, found.integer(0),
                     MostPlaces);
        group.places = placesOf(places);
        groups.append(group);
    }
}

} // namespace

Result<QList<SupersededFile>> Store::superseded() const
{
    QList<SupersededFile> files;
    QHash<QString, qint64> copies;
    QHash<QString, qint64> references;
    Snapshot snapshot(d->readers);
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT s.path, p.type, p.name, v.version, f.name, f.id, v.id, f.created, "
                   "b.size, b.sha256, b.refs FROM version v JOIN file f ON f.version = v.id "
                   "JOIN blob b ON b.id = f.blob JOIN package p ON p.id = v.package "
                   "JOIN scope s ON s.id = v.project WHERE v.status <> 4 AND v.duplicates > 0 "
                   "AND EXISTS (SELECT 1 FROM file n WHERE n.version = f.version "
                   "AND n.name = f.name AND n.id > f.id) ORDER BY v.id, f.name, f.id"_s);
        while (rows.next()) {
            const QString blob = QString::fromLatin1(rows.bytes(9).toHex());
            files << SupersededFile{rows.text(0),
                                    {rows.text(1), rows.text(2), rows.text(3)},
                                    rows.text(4),
                                    rows.integer(5),
                                    rows.integer(6),
                                    rows.time(7),
                                    rows.integer(8),
                                    blob,
                                    false};
            ++copies[blob];
            references.insert(blob, rows.integer(10));
        }
    }
    for (SupersededFile &file : files)
        file.shared = references.value(file.blob) > copies.value(file.blob);
    return snapshot.done<QList<SupersededFile>>(std::move(files));
}

Result<qint64> Store::roomOf(const QList<qint64> &fileIds) const
{
    QJsonArray ids;
    for (const qint64 id : fileIds)
        ids.append(id);
    qint64 room = 0;
    Snapshot snapshot(d->readers);
    if (snapshot) {
        Query row(
            snapshot.db(),
            u"SELECT coalesce(sum(b.size), 0) FROM (SELECT blob, count(*) AS copies FROM file "
            "WHERE id IN (SELECT value FROM json_each(?)) GROUP BY blob) f "
            "JOIN blob b ON b.id = f.blob WHERE b.refs = f.copies"_s,
            QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact)));
        if (row.next())
            room = row.integer(0);
    }
    return snapshot.done<qint64>(std::move(room));
}

Result<QList<DuplicateGroup>> Store::duplicates(int most) const
{
    QList<DuplicateGroup> groups;
    Snapshot snapshot(d->readers);
    if (snapshot) {
        addFileNames(snapshot.db(), most, groups);
        addPackageNames(snapshot.db(), most, groups);
        addBytes(snapshot.db(), most, groups);
    }
    return snapshot.done<QList<DuplicateGroup>>(std::move(groups));
}

} // namespace packhouse
