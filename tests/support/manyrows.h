// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "registry/store/connection.h"
#include "registry/store/nameowner.h"

namespace packhouse::test {

using namespace Qt::StringLiterals;

/// So many packages of a project that has none, each with so many versions of a file.
struct ManyRows
{
    qint64 project = 0;
    qint64 group = 0; ///< the project's top-level one, which has the names
    qint64 packages = 0;
    int versions = 5; ///< of each
};

/// Rows as publishing leaves them, by SQL; the files' bytes are nowhere. No store may have the
/// database open.
inline void seedRows(const QString &file, const ManyRows &rows)
{
    const auto db = Connection::open(file, Connection::Use::Write).value();
    db->execute(u"BEGIN"_s);
    Query(
        *db,
        u"INSERT INTO package (project, type, canonical, name, latest, versions, bytes, published) "
        "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "SELECT ?, iif(i % 3, 'npm', 'pypi'), name, name, '1.0.' || ?, ?, 1000 * ?, "
        "1700000000000 + i * 7919 % 1000003 FROM (SELECT i, "
        "iif(i % 30, 'lib', 'react') || '-' || lower(hex(i * 2654435761 % 4294967296)) || '-' "
        "|| i AS name FROM n)"_s,
        rows.packages, rows.project, rows.versions, rows.versions, rows.versions);
    db->execute(HoldPackages);
    db->execute(u"INSERT INTO package_text (package_text) VALUES ('rebuild')"_s);
    Query(*db,
          u"INSERT INTO version (package, project, name, version, created, bytes, files, origin) "
          "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
          "SELECT p.id, p.project, p.name, '1.0.' || n.i, p.published, 1000, 1, 1 "
          "FROM package p, n WHERE p.project = ?"_s,
          rows.versions, rows.project);
    db->execute(u"INSERT INTO blob (sha256, size, md5, sha1, sha512, refs) "
                "SELECT randomblob(32), 1000, randomblob(16), randomblob(20), randomblob(64), 1 "
                "FROM version"_s);
    db->execute(u"INSERT INTO file (version, blob, name, created) SELECT v.id, v.id, "
                "v.name || '-' || v.version || '.tgz', v.created FROM version v"_s);
    Query(*db,
          u"INSERT INTO reservation (scope, type, canonical, reason, since, made_by) "
          "SELECT ?, type, canonical, 'published here', 0, 1 FROM package"_s,
          rows.group);
    db->execute(u"INSERT INTO type_count SELECT project, type, count(*), sum(versions), "
                "sum(versions), sum(bytes) FROM package GROUP BY project, type"_s);
    db->execute(u"COMMIT"_s);
    db->execute(u"ANALYZE"_s);
    if (const auto error = db->takeError())
        qFatal("%s", qPrintable(english(*error)));
}

} // namespace packhouse::test
