// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/connection.h"
#include "registry/store/nameowner.h"

namespace packhouse {

/// Rows as publishing leaves them, by SQL.
inline void seed(const QString &file, qint64 project, qint64 group, qint64 names)
{
    using namespace Qt::StringLiterals;
    const auto db = Connection::open(file, Connection::Use::Write).value();
    db->execute(u"BEGIN"_s);
    Query(*db,
          u"INSERT INTO package (project, type, canonical, name, latest, versions, bytes, "
          "published) WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n "
          "WHERE i < ?) SELECT ?, iif(i % 3, 'npm', 'pypi'), 'name-' || i, 'name-' || i, '1.0.3', "
          "3, 3000, 1700000000000 + i FROM n"_s,
          names, project);
    db->execute(HoldPackages);
    Query(*db,
          u"INSERT INTO version (package, project, name, version, created, bytes, files, origin) "
          "WITH n (i) AS (VALUES (1), (2), (3)) SELECT p.id, p.project, p.name, '1.0.' || n.i, "
          "p.published, 1000, 0, 1 FROM package p, n WHERE p.project = ?"_s,
          project);
    Query(*db,
          u"INSERT INTO reservation (scope, type, canonical, reason, since, made_by) "
          "SELECT ?, type, canonical, 'published here', 0, 1 FROM package"_s,
          group);
    db->execute(u"INSERT INTO type_count SELECT project, type, count(*), sum(versions), "
                "sum(versions), sum(bytes) FROM package GROUP BY project, type"_s);
    db->execute(u"COMMIT"_s);
    db->execute(u"ANALYZE"_s);
    if (const auto error = db->takeError())
        qFatal("%s", qPrintable(english(*error)));
}

} // namespace packhouse
