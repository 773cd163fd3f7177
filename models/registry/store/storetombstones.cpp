// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace packhouse {

/// One hash over the names and the hashes of a version's files, so that what was deleted can be
/// told from other bytes of that name.
static QByteArray digestOfFiles(Connection &db, qint64 versionId)
{
    QCryptographicHash digest(QCryptographicHash::Sha256);
    Query files(db,
                u"SELECT f.name, b.sha256 FROM file f JOIN blob b ON b.id = f.blob "
                "WHERE f.version = ? ORDER BY f.name, f.serial"_s,
                versionId);
    while (files.next()) {
        digest.addData(files.text(0).toUtf8());
        digest.addData(QByteArrayView("\0", 1));
        digest.addData(files.bytes(1));
    }
    return digest.result();
}

void Store::Private::addTombstone(Connection &db, const Scope &project, qint64 versionId,
                                  const Coordinates &coordinates,
                                  const QString &canonicalName) const
{
    // What was not the group's is hidden from nobody but at the project's own address.
    const bool isGroups = isOwner(db, project.id, coordinates.type, canonicalName);
    Query(db,
          u"INSERT INTO tombstone (scope, type, canonical, version, since, digest, was_open) "
          "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (type, canonical, version, scope) DO UPDATE "
          "SET digest = excluded.digest, was_open = max(was_open, excluded.was_open)"_s,
          isGroups ? scopes.topLevel(project).id : project.id, coordinates.type, canonicalName,
          coordinates.version, now(), digestOfFiles(db, versionId), project.readableByAll);
}

void Store::Private::liftTombstone(Connection &db, const Scope &project,
                                   const Coordinates &coordinates,
                                   const QString &canonicalName) const
{
    const QString which =
        u"DELETE FROM tombstone WHERE scope = ? AND type = ? AND canonical = ? AND version = ?"_s;
    for (const ScopeId owner : {scopes.topLevel(project).id, project.id})
        Query(db, which, owner, coordinates.type, canonicalName, coordinates.version);
    // What was kept of 0.1 may be another group's deletion: it goes only with this project's own,
    // and where nobody else has the name.
    Query kept(db,
               u"SELECT 1 FROM tombstone t WHERE t.scope = 0 AND t.type = ? AND t.canonical = ? "
               "AND t.version = ? AND EXISTS (SELECT 1 FROM package p JOIN version v "
               "ON v.package = p.id WHERE p.project = ? AND p.type = t.type AND p.canonical = "
               "t.canonical AND v.version = t.version AND v.status = 4)"_s,
               coordinates.type, canonicalName, coordinates.version, project.id);
    if (kept.next() && holders(db, coordinates.type, canonicalName).size() == 1)
        Query(db, which, InstanceScope, coordinates.type, canonicalName, coordinates.version);
}

} // namespace packhouse
