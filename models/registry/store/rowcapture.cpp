// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/rowcapture.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

// What the triggers note beside bits of changed columns.
constexpr qint64 NewRow = -1;
constexpr qint64 RowGone = -2;

/// json_array(NEW."id", …)
QString keyOf(const JournaledTable &table, const QString &row)
{
    QStringList parts;
    for (const int key : table.keys)
        parts << row + u'.' + quotedName(table.columns[key]);
    return u"json_array("_s + parts.join(u", "_s) + u')';
}

QString changedColumns(const JournaledTable &table)
{
    QStringList bits;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const QString column = quotedName(table.columns[i]);
        // Byte by byte, also where the column is compared without case.
        bits << u"((OLD.%1 IS NOT NEW.%1 COLLATE BINARY) << %2)"_s.arg(column).arg(i);
    }
    return bits.join(u" | "_s);
}

void watch(Connection &db, const JournaledTable &table, qsizetype number)
{
    const auto add = [&](const QString &event, const QString &row, const QString &mask) {
        db.execute(u"CREATE TEMP TRIGGER %1 AFTER %2 ON main.%3 BEGIN "
                   "INSERT INTO journal_touched VALUES (%4, %5, %6); END"_s.arg(
                       quotedName(u"journal_%1_%2"_s.arg(event, table.name)), event,
                       quotedName(table.name), QString::number(number), keyOf(table, row), mask));
    };
    add(u"INSERT"_s, u"NEW"_s, QString::number(NewRow));
    add(u"UPDATE"_s, u"NEW"_s, changedColumns(table));
    add(u"DELETE"_s, u"OLD"_s, QString::number(RowGone));
}

} // namespace

QString quotedName(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

QJsonValue journalValue(const Query &row, int column)
{
    if (row.isNull(column))
        return QJsonValue(); // Qt gives NULLs a type
    const QVariant value = row.value(column);
    switch (value.typeId()) {
    case QMetaType::QByteArray:
        return QJsonObject{{u"b"_s, QString::fromLatin1(value.toByteArray().toBase64())}};
    case QMetaType::QString:
        return value.toString();
    default:
        return QJsonValue::fromVariant(value);
    }
}

QVariant storedValue(const QJsonValue &value)
{
    if (value.isObject())
        return QByteArray::fromBase64(value["b"_L1].toString().toLatin1());
    // A null byte array or text would be stored as NULL.
    if (value.isString())
        return Query::parameter(value.toString());
    return value.isDouble() ? QVariant(value.toInteger()) : QVariant();
}

QList<JournaledTable> journaledTables(Connection &db)
{
    QList<JournaledTable> tables;
    QStringList derived;
    {
        Query virtuals(db, u"SELECT name FROM main.sqlite_schema WHERE type = 'table' "
                           "AND sql LIKE 'CREATE VIRTUAL%'"_s);
        while (virtuals.next())
            derived << virtuals.text(0);
    }
    {
        Query names(db, u"SELECT name FROM main.sqlite_schema WHERE type = 'table' "
                        "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"_s);
        while (names.next()) {
            const QString name = names.text(0);
            const bool follows = std::any_of(
                derived.begin(), derived.end(), [&](const QString &table) {
                    return name == table || name.startsWith(table + u'_');
                });
            if (!follows)
                tables << JournaledTable{name, {}, {}};
        }
    }
    for (JournaledTable &table : tables) {
        Query columns(db, u"SELECT name, pk FROM pragma_table_info(?) ORDER BY cid"_s, table.name);
        while (columns.next()) {
            if (columns.integer(1) > 0)
                table.keys << int(table.columns.size());
            table.columns << columns.text(0);
        }
    }
    return tables;
}

RowCapture::RowCapture(Connection &db) : m_db(db), m_tables(journaledTables(db))
{
    db.execute(u"PRAGMA temp_store = MEMORY"_s);
    db.execute(u"CREATE TEMP TABLE journal_touched (number INTEGER, key TEXT, mask INTEGER)"_s);
    for (qsizetype i = 0; i < m_tables.size(); ++i)
        watch(db, m_tables[i], i);
}

struct RowCapture::Touched
{
    qsizetype table = 0;
    QString key;
    quint64 changed = 0;
    bool whole = false;
};

/// Rows by kind and table; assembled at the end, as growing JSON inside JSON copies it each time.
struct RowCapture::Entry
{
    QMap<QString, QMap<QString, QJsonArray>> kinds;

    QJsonObject json() const
    {
        QJsonObject entry;
        for (auto kind = kinds.begin(); kind != kinds.end(); ++kind) {
            QJsonObject tables;
            for (auto table = kind->begin(); table != kind->end(); ++table)
                tables.insert(table.key(), *table);
            entry.insert(kind.key(), tables);
        }
        return entry;
    }
};

void RowCapture::describe(const Touched &touched, Entry &entry)
{
    const JournaledTable &table = m_tables[touched.table];
    const QJsonArray keys = QJsonDocument::fromJson(touched.key.toUtf8()).array();
    QStringList conditions;
    QVariantList values;
    for (qsizetype i = 0; i < table.keys.size(); ++i) {
        conditions << quotedName(table.columns[table.keys[i]]) + u" = ?"_s;
        values << storedValue(keys[i]);
    }
    const auto add = [&](const QString &kind, const QJsonValue &row) {
        entry.kinds[kind][table.name].append(row);
    };
    Query row(m_db,
              u"SELECT * FROM main."_s + quotedName(table.name) + u" WHERE "_s
                  + conditions.join(u" AND "_s),
              values);
    if (!row.next()) {
        add(u"gone"_s, keys);
        return;
    }
    if (touched.whole) {
        QJsonArray cells;
        for (int i = 0; i < table.columns.size(); ++i)
            cells.append(journalValue(row, i));
        add(u"put"_s, cells);
        return;
    }
    QJsonObject cells;
    for (int i = 0; i < table.columns.size(); ++i) {
        if (touched.changed & (1ULL << i))
            cells.insert(table.columns[i], journalValue(row, i));
    }
    add(u"set"_s, QJsonArray{keys, cells});
}

QJsonObject RowCapture::take()
{
    QList<Touched> rows;
    QHash<std::pair<qsizetype, QString>, qsizetype> places;
    {
        Query touched(m_db, u"SELECT number, key, mask FROM temp.journal_touched"_s);
        while (touched.next()) {
            const qsizetype table = touched.integer(0);
            const QString key = touched.text(1);
            const qint64 mask = touched.integer(2);
            const auto place = places.constFind({table, key});
            if (place == places.constEnd()) {
                places.insert({table, key}, rows.size());
                rows.append({table, key, 0, false});
            }
            Touched &row = place == places.constEnd() ? rows.last() : rows[*place];
            row.whole = row.whole || mask < 0;
            if (mask > 0)
                row.changed |= quint64(mask);
        }
    }
    if (rows.isEmpty())
        return {};
    Query(m_db, u"DELETE FROM temp.journal_touched"_s);
    Entry entry;
    for (const Touched &row : std::as_const(rows)) {
        if (row.whole || row.changed != 0)
            describe(row, entry);
    }
    return entry.json();
}

namespace {

/// What a change of any row of the table is about.
Kinds kindsOfTable(const QString &table)
{
    static const QHash<QString, Kinds> kinds{
        {u"scope"_s, Changed::Scopes},
        {u"package"_s, Changed::Packages},
        {u"version"_s, Changed::Packages},
        {u"file"_s, Changed::Packages},
        {u"tag"_s, Changed::Packages},
        {u"dependency"_s, Changed::Packages},
        {u"token"_s, Changed::Tokens},
        {u"policy_setting"_s, Changed::Policies},
        {u"protection_rule"_s, Changed::Policies},
        {u"reservation"_s, Changed::Reservations},
        {u"tombstone"_s, Changed::Reservations},
        {u"name_holder"_s, Changed::Reservations},
        {u"reservation_share"_s, Changed::Reservations},
        {u"accepted_upstream"_s, Changed::Policies},
        {u"own_address"_s, Changed::Policies},
        {u"activity"_s, Changed::Activity},
    };
    return kinds.value(table);
}

/// Columns that nobody asks anew for.
bool isCount(const QString &column)
{
    return column.startsWith(u"downloads") || column.startsWith(u"last_");
}

} // namespace

Kinds RowCapture::kindsOf(const QJsonObject &entry) const
{
    Kinds kinds;
    const QJsonObject put = entry[u"put"_s].toObject();
    for (auto table = put.begin(); table != put.end(); ++table)
        kinds |= kindsOfTable(table.key());
    const QJsonObject gone = entry[u"gone"_s].toObject();
    for (auto table = gone.begin(); table != gone.end(); ++table)
        kinds |= kindsOfTable(table.key());
    const QJsonObject set = entry[u"set"_s].toObject();
    for (auto table = set.begin(); table != set.end(); ++table) {
        for (const auto &row : table.value().toArray()) {
            const QStringList columns = row[1].toObject().keys();
            if (!std::all_of(columns.begin(), columns.end(), isCount))
                kinds |= kindsOfTable(table.key());
            if (table.key() == u"version" && columns.contains(u"deleted"_s))
                kinds |= Changed::Trash;
        }
    }
    // A version that begins in the trash: files that were taken out of one that stayed.
    const auto version = std::find_if(m_tables.begin(), m_tables.end(),
                                      [](const auto &table) { return table.name == u"version"; });
    const qsizetype deleted = version->columns.indexOf(u"deleted"_s);
    for (const auto &row : put[u"version"_s].toArray()) {
        if (!row[deleted].isNull())
            kinds |= Changed::Trash;
    }
    if (gone.contains(u"version"_s))
        kinds |= Changed::Trash;
    return kinds;
}

} // namespace packhouse
