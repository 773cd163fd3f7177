// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "registry/store/connection.h"
#include "registry/store/nameowner.h"

namespace packhouse::test {

using namespace Qt::StringLiterals;

inline constexpr int versionsOfAPackage = 5;

/// Rows as publishing leaves them, by SQL, into a project that has none: five versions a package, a
/// file each, whose bytes are nowhere. No store may have the database open.
inline void seedRows(const QString &file, qint64 project, qint64 versions)
{
    const auto db = Connection::open(file, Connection::Use::Write).value();
    const qint64 packages = versions / versionsOfAPackage;
    db->execute(u"BEGIN"_s);
    Query(
        *db,
        u"INSERT INTO package (project, type, canonical, name, latest, versions, bytes, published) "
        "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "SELECT ?, iif(i % 3, 'npm', 'pypi'), name, name, '1.0.5', 5, 5000 + i % 977, "
        "1700000000000 + i * 7919 % 1000003 FROM (SELECT i, "
        "iif(i % 30, 'lib', 'react') || '-' || lower(hex(i * 2654435761 % 4294967296)) || '-' "
        "|| i AS name FROM n)"_s,
        packages, project);
    db->execute(HoldPackages);
    db->execute(u"INSERT INTO package_text (package_text) VALUES ('rebuild')"_s);
    Query(*db,
          u"INSERT INTO version (package, project, name, version, created, bytes, files) "
          "WITH n (i) AS (VALUES (1), (2), (3), (4), (5)) "
          "SELECT p.id, p.project, p.name, '1.' || (p.id % 50) || '.' || n.i, p.published, 1000, 1 "
          "FROM package p, n WHERE p.project = ?"_s,
          project);
    db->execute(u"INSERT INTO blob (sha256, size, md5, sha1, sha512, refs) "
                "SELECT randomblob(32), 1000, randomblob(16), randomblob(20), randomblob(64), 1 "
                "FROM version"_s);
    db->execute(u"INSERT INTO file (version, blob, name, created) SELECT v.id, v.id, "
                "v.name || '-' || v.version || '.tgz', v.created FROM version v"_s);
    db->execute(u"INSERT INTO reservation (type, canonical, reason, since) "
                "SELECT type, canonical, 'published here', 0 FROM package"_s);
    db->execute(u"INSERT INTO type_count SELECT project, type, count(*), sum(versions), "
                "sum(versions), sum(bytes) FROM package GROUP BY project, type"_s);
    db->execute(u"COMMIT"_s);
    db->execute(u"ANALYZE"_s);
    if (const auto error = db->takeError())
        qFatal("%s", qPrintable(english(*error)));
}

} // namespace packhouse::test
