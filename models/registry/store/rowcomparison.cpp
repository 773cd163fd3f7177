// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/rowcomparison.h"

#include "registry/store/rowcapture.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

using Difference = RowDifference::Kind;

/// What a row of an answer is.
enum Found { Changed, OnlyHere, OnlyThere, Beat };
constexpr int AskedEvery = 4096; // rows

/// How the rows of a table are called: what they belong to, and what they are of that.
struct Naming
{
    QString version = u"NULL"_s; ///< its id, as SQL over the row "r"
    QString package = u"NULL"_s;
    QString scope = u"NULL"_s;
    QString label = u"''"_s; ///< text
};

Naming namingOf(const QString &table)
{
    static const QMap<QString, Naming> known{
        {u"version"_s, {.version = u"r.id"_s}},
        {u"package"_s, {.package = u"r.id"_s}},
        {u"file"_s, {.version = u"r.version"_s, .label = u"r.name"_s}},
        {u"tag"_s, {.package = u"r.package"_s, .label = u"'the tag ' || r.name"_s}},
        {u"dependency"_s,
         {.version = u"r.version"_s, .label = u"'the dependency ' || r.canonical"_s}},
        {u"download_day"_s, {.version = u"r.version"_s, .label = u"'the downloads of a day'"_s}},
        {u"fragment"_s,
         {.version = u"r.version"_s, .label = u"'its part of the index ' || r.collection"_s}},
        {u"scope"_s, {.scope = u"r.id"_s}},
        {u"blob"_s,
         {.version = u"(SELECT f.version FROM journal.file f WHERE f.blob = r.id LIMIT 1)"_s,
          .label = u"'the bytes ' || lower(hex(r.sha256))"_s}},
        {u"token"_s, {.scope = u"r.scope"_s, .label = u"'the token ' || r.name"_s}},
        {u"policy_setting"_s, {.scope = u"r.scope"_s, .label = u"'the policies ' || r.type"_s}},
        {u"protection_rule"_s,
         {.scope = u"r.project"_s,
          .label = u"'the protection rule ' || r.type || ' ' || r.pattern"_s}},
        {u"reservation"_s,
         {.scope = u"r.scope"_s, .label = u"'the reservation ' || r.type || ' ' || r.canonical"_s}},
        {u"tombstone"_s,
         {.scope = u"r.scope"_s,
          .label = u"'the deletion of ' || r.type || ' ' || r.canonical || ' ' || r.version"_s}},
        {u"name_holder"_s,
         {.scope = u"r.project"_s,
          .label = u"'whose ' || r.type || ' ' || r.canonical || ' is'"_s}},
        {u"record"_s, {.scope = u"r.scope"_s, .label = u"r.type || ' ' || r.key"_s}},
        {u"activity"_s,
         {.label = u"'the activity ' || r.id || ' (' || r.action || ' ' || r.subject || ')'"_s}},
        {u"type_count"_s, {.scope = u"r.project"_s, .label = u"'the counts of ' || r.type"_s}},
        {u"total"_s, {.label = u"'the total ' || r.name"_s}},
        {u"upstream_file"_s, {.label = u"r.type || ' kept of ' || r.url"_s}},
        {u"accepted_upstream"_s, {.label = u"'the upstream of ' || r.type"_s}},
        {u"own_address"_s, {.scope = u"r.scope"_s, .label = u"'the port ' || r.port"_s}},
        {u"delivered_name"_s,
         {.scope = u"r.scope"_s,
          .label = u"'that an upstream has ' || r.type || ' ' || r.canonical"_s}},
        {u"upstream_name"_s, {.label = u"'the upstream of ' || r.type || ' ' || r.canonical"_s}},
        {u"reservation_share"_s,
         {.scope = u"r.scope"_s,
          .label = u"'for whom else ' || r.type || ' ' || r.canonical || ' is reserved'"_s}},
    };
    return known.value(table, {.label = u"'a row of %1'"_s.arg(table)});
}

class Comparison
{
public:
    Comparison(Connection &db, const QStringList &tables, int most, const EachDifference &each,
               const std::function<bool()> &goesOn)
        : m_db(db), m_most(most), m_each(each), m_goesOn(goesOn)
    {
        const auto has = [&](const QString &table) { return tables.contains(table); };
        m_named = has(u"scope"_s) && has(u"package"_s) && has(u"version"_s);
    }

    /// False: it was stopped.
    bool table(const JournaledTable &table)
    {
        return differing(table, changedSql(table)) && differing(table, goneSql(table));
    }

private:
    static QString keysEqual(const JournaledTable &table)
    {
        QStringList equal;
        for (const int key : table.keys) {
            const QString column = quotedName(table.columns[key]);
            equal << u"o.%1 = r.%1"_s.arg(column);
        }
        return equal.join(u" AND "_s);
    }
    static QString namedSql(const JournaledTable &table)
    {
        const Naming naming = namingOf(table.name);
        return QStringList{naming.version, naming.package, naming.scope, naming.label}.join(
            u", "_s);
    }
    // Equal rows are answered by none, and nobody could be asked while a large table is all equal:
    // so one in many is answered all the same. Chance alone works for every kind of key.
    static QString beat() { return u"random() % %1 = 0"_s.arg(AskedEvery); }
    static QString where(const JournaledTable &table)
    {
        return table.name == u"total" ? u"coalesce(r.name, '') NOT IN ('journal', 'journal_id', "
                                        "'journal_forgets') AND "_s
                                      : QString();
    }
    static QString changedSql(const JournaledTable &table)
    {
        const auto shown = [](const QString &value) {
            return u"CASE typeof(%1) WHEN 'blob' THEN 'other bytes' WHEN 'null' THEN 'nothing' "
                   "WHEN 'text' THEN quote(substr(%1, 1, 60)) ELSE %1 END"_s.arg(value);
        };
        QStringList differs;
        QStringList told;
        for (const QString &name : table.columns) {
            const QString column = quotedName(name);
            const QString other = u"r.%1 IS NOT o.%1 COLLATE BINARY"_s.arg(column);
            differs << other;
            told << u"CASE WHEN %1 THEN ', %2 is ' || %3 || ' in the database and ' || %4 || "
                    "' in the journal' ELSE '' END"_s.arg(other, QString(name).remove(u'\''),
                                                          shown(u"r."_s + column),
                                                          shown(u"o."_s + column));
        }
        const QString key = quotedName(table.columns[table.keys.first()]);
        const QString kind = u"CASE WHEN o.%1 IS NULL THEN %2 WHEN %3 THEN %4 ELSE %5 END"_s.arg(
            key, QString::number(OnlyHere), differs.join(u" OR "_s), QString::number(Changed),
            QString::number(Beat));
        return u"SELECT %1, %2, substr(%3, 3) FROM main.%4 r LEFT JOIN journal.%4 o ON %5 "
               "WHERE %6(o.%7 IS NULL OR %8 OR %9)"_s.arg(
                   namedSql(table), kind, told.join(u" || "_s), quotedName(table.name),
                   keysEqual(table), where(table), key, differs.join(u" OR "_s), beat());
    }
    static QString goneSql(const JournaledTable &table)
    {
        const QString there = u"EXISTS (SELECT 1 FROM main.%1 o WHERE %2)"_s.arg(
            quotedName(table.name), keysEqual(table));
        return u"SELECT %1, CASE WHEN %2 THEN %3 ELSE %4 END, '' FROM journal.%5 r WHERE %6(NOT %2 "
               "OR %7)"_s.arg(namedSql(table), there, QString::number(Beat),
                              QString::number(OnlyThere), quotedName(table.name), where(table),
                              beat());
    }

    bool differing(const JournaledTable &table, const QString &sql)
    {
        qint64 count = 0;
        bool there = false;
        Query rows(m_db, sql);
        for (qint64 seen = 0; rows.next(); ++seen) {
            const qint64 found = rows.integer(4);
            if ((found == Beat || seen % AskedEvery == 0) && m_goesOn && !m_goesOn())
                return false;
            if (found == Beat)
                continue;
            there = found == OnlyThere;
            if (++count > m_most)
                continue;
            RowDifference one;
            one.kind = there               ? Difference::OnlyThere
                       : found == OnlyHere ? Difference::OnlyHere
                                           : Difference::Changed;
            one.details = one.kind == Difference::Changed ? rows.text(5) : table.name;
            name(one, table, rows, there ? u"journal"_s : u"main"_s);
            m_each(one);
        }
        if (count <= m_most)
            return true;
        RowDifference more;
        more.kind = Difference::More;
        more.subject = u"%1 more rows of '%2'"_s.arg(count - m_most).arg(table.name);
        more.details = there ? u"there"_s : QString();
        m_each(more);
        return true;
    }

    /// \a schema: where the row is.
    void name(RowDifference &one, const JournaledTable &table, const Query &rows,
              const QString &schema)
    {
        const QString other = schema == u"main" ? u"journal"_s : u"main"_s;
        if (m_named) {
            for (const QString &in : {schema, other}) {
                if (found(one, rows, in))
                    break;
            }
        }
        const QString label = rows.text(3);
        if (table.name == u"file")
            one.fileName = label;
        QStringList owner;
        for (const QString &part :
             {one.project, one.coordinates.type, one.coordinates.name, one.coordinates.version}) {
            if (!part.isEmpty())
                owner << part;
        }
        one.subject = owner.join(u' ');
        if (!label.isEmpty())
            one.subject += (owner.isEmpty() ? QString() : u": "_s) + label;
        if (one.subject.isEmpty())
            one.subject = u"a row of '%1'"_s.arg(table.name);
    }

    bool found(RowDifference &one, const Query &rows, const QString &in)
    {
        if (!rows.isNull(0)) {
            Query row(m_db,
                      u"SELECT s.path, p.type, v.name, v.version FROM %1.version v LEFT JOIN "
                      "%1.package p ON p.id = v.package LEFT JOIN %1.scope s ON s.id = v.project "
                      "WHERE v.id = ?"_s.arg(in),
                      rows.integer(0));
            return take(one, row);
        }
        if (!rows.isNull(1)) {
            Query row(m_db,
                      u"SELECT s.path, p.type, p.name, '' FROM %1.package p LEFT JOIN %1.scope s "
                      "ON s.id = p.project WHERE p.id = ?"_s.arg(in),
                      rows.integer(1));
            return take(one, row);
        }
        if (rows.isNull(2))
            return true;
        Query row(m_db, u"SELECT path, '', '', '' FROM %1.scope WHERE id = ?"_s.arg(in),
                  rows.integer(2));
        return take(one, row);
    }
    static bool take(RowDifference &one, Query &row)
    {
        if (!row.next())
            return false;
        one.project = row.text(0);
        one.coordinates = {row.text(1), row.text(2), row.text(3)};
        return true;
    }

    Connection &m_db;
    int m_most;
    const EachDifference &m_each;
    const std::function<bool()> &m_goesOn;
    bool m_named = false;
};

} // namespace

QMap<QString, QString> layoutOf(Connection &db)
{
    QMap<QString, QString> layout;
    Query parts(db, u"SELECT type || ' ' || name, sql FROM main.sqlite_schema "
                    "WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'"_s);
    while (parts.next())
        layout.insert(parts.text(0), parts.text(1));
    return layout;
}

bool compareRows(Connection &db, const QStringList &tables, int most, const EachDifference &each,
                 const std::function<bool()> &goesOn)
{
    Comparison comparison(db, tables, most, each, goesOn);
    const QList<JournaledTable> all = journaledTables(db);
    for (const JournaledTable &table : all) {
        if (db.failed())
            return true; // some may be known by half
        if (tables.contains(table.name) && !comparison.table(table))
            return false;
    }
    return true;
}

} // namespace packhouse
