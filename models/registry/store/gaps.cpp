// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/gaps.h"

#include "registry/store/nameowner.h"
#include "registry/store/replay.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace packhouse {

static Text orphanSentence(Connection &db, const QString &table, qint64 row)
{
    static const QMap<QString, QString> names{
        {u"package"_s, u"type || ' ' || name"_s},
        {u"version"_s, u"name || ' ' || version"_s},
        {u"file"_s, u"name || ', whose bytes are ' || (SELECT lower(hex(sha256)) FROM blob "
                    "WHERE id = file.blob)"_s},
        {u"tag"_s, u"name"_s},
    };
    if (const auto known = names.constFind(table); known != names.cend()) {
        Query name(db, u"SELECT %1 FROM %2 WHERE rowid = ?"_s.arg(*known, quotedName(table)), row);
        if (name.next() && !name.text(0).isEmpty())
            return Text::of("The %1 %2 belonged to something that is lost.", table, name.text(0));
    }
    return Text::of("A row of '%1' belonged to something that is lost.", table);
}

void dropOrphans(Connection &db, QList<Text> &lost)
{
    for (bool any = true; any && !db.failed();) {
        QList<std::pair<QString, qint64>> orphans;
        {
            Query rows(db, u"SELECT \"table\", rowid FROM pragma_foreign_key_check "
                           "WHERE rowid IS NOT NULL"_s);
            while (rows.next())
                orphans.append({rows.text(0), rows.integer(1)});
        }
        any = !orphans.isEmpty();
        for (const auto &[table, row] : std::as_const(orphans)) {
            lose(lost, orphanSentence(db, table, row));
            Query(db, u"DELETE FROM "_s + quotedName(table) + u" WHERE rowid = ?"_s, row);
        }
    }
    for (const QString &table : {u"dependency"_s, u"download_day"_s})
        db.execute(u"DELETE FROM %1 WHERE version NOT IN (SELECT id FROM version)"_s.arg(table));
}

void recountEverything(Connection &db)
{
    const QString files = u"(SELECT %1 FROM file f JOIN blob b ON b.id = f.blob "
                          "WHERE f.version = version.id)"_s;
    db.execute(u"UPDATE version SET files = "_s + files.arg(u"count(*)"_s) + u", bytes = "_s
               + files.arg(u"coalesce(sum(b.size), 0)"_s) + u", duplicates = "_s
               + files.arg(u"count(*) - count(DISTINCT f.name)"_s));
    const auto has = [&db](const QString &table) { // older journals lack some
        Query row(db, u"SELECT 1 FROM sqlite_schema WHERE name = ?"_s, table);
        return row.next();
    };
    if (has(u"name_holder"_s))
        db.execute(HoldPackages);
    const bool keeps = has(u"upstream_file"_s);
    db.execute(
        u"UPDATE blob SET refs = (SELECT count(*) FROM file WHERE blob = blob.id)"_s
        + (keeps ? u" + (SELECT count(*) FROM upstream_file WHERE blob = blob.id)"_s : QString()));
    const QString live = u"(SELECT %1 FROM version v WHERE v.package = package.id "
                         "AND v.status <> 4)"_s;
    db.execute(u"UPDATE package SET versions = "_s + live.arg(u"count(*)"_s) + u", bytes = "_s
               + live.arg(u"coalesce(sum(v.bytes), 0)"_s) + u", duplicates = "_s
               + live.arg(u"coalesce(sum(v.duplicates), 0)"_s));
    db.execute(u"DELETE FROM type_count"_s);
    db.execute(u"INSERT INTO type_count (project, type, packages, versions, files, bytes) "
               "SELECT p.project, p.type, sum(p.versions > 0), sum(p.versions), "
               "sum((SELECT coalesce(sum(v.files), 0) FROM version v WHERE v.package = p.id "
               "AND v.status <> 4)), sum(p.bytes) FROM package p GROUP BY p.project, p.type"_s);
    db.execute(u"UPDATE total SET value = (SELECT coalesce(sum(size), 0) FROM blob) "
               "WHERE name = 'stored_bytes'"_s);
    if (!keeps)
        return;
    db.execute(u"UPDATE total SET value = (SELECT count(*) FROM upstream_file) "
               "WHERE name = 'kept_files'"_s);
    db.execute(u"UPDATE total SET value = (SELECT coalesce(sum(b.size), 0) FROM upstream_file u "
               "JOIN blob b ON b.id = u.blob) WHERE name = 'kept_bytes'"_s);
}

void leaveOneOfEach(Connection &db)
{
    db.execute(u"UPDATE version SET status_before = status, status = 4, deleted = created "
               "WHERE status <> 4 AND EXISTS (SELECT 1 FROM version w WHERE w.package = "
               "version.package AND w.version = version.version AND w.status <> 4 "
               "AND w.id > version.id)"_s);
}

} // namespace packhouse
