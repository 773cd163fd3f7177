// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/packagesearch.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 Cap = 10'000;
constexpr qsizetype MostWords = 8;

struct SortColumn
{
    QString column;
    QString index;
};

SortColumn columnOf(SortKey key)
{
    switch (key) {
    case SortKey::Name:
        return {u"p.name"_s, u"package_by_name"_s};
    case SortKey::Latest:
        return {u"p.latest"_s, u"package_by_latest"_s};
    case SortKey::Versions:
        return {u"p.versions"_s, u"package_by_versions"_s};
    case SortKey::Size:
        return {u"p.bytes"_s, u"package_by_bytes"_s};
    case SortKey::Type:
        return {u"p.type"_s, u"package_by_type_id"_s};
    case SortKey::Published:
        break;
    }
    return {u"p.published"_s, u"package_by_published"_s};
}

/// The least text that is greater than everything that starts with \a prefix.
QString endOf(const QString &prefix)
{
    return prefix + QString::fromUcs4(U"\U0010FFFF");
}

QString phrase(const QString &text)
{
    QString quoted = text;
    return u'"' + quoted.replace(u'"', u"\"\""_s) + u'"';
}

/// First and last \a bytes that start with these hexadecimal digits.
std::pair<QByteArray, QByteArray> hashRange(const QString &text, qsizetype bytes)
{
    const QByteArray hex = text.toLatin1();
    return std::pair{QByteArray::fromHex(hex.leftJustified(2 * bytes, '0')),
                     QByteArray::fromHex(hex.leftJustified(2 * bytes, 'f'))};
}

/// Files with one of the hashes; of versions that have several, the newest is first.
struct Found
{
    qint64 package;
    qint64 version;
    qint64 file;
};

QList<Found> filesWith(Connection &db, const SoughtHash &hash)
{
    QList<Found> found;
    static const std::pair<QByteArray Hashes::*, QString> columns[] = {
        {&Hashes::md5, u"md5"_s},
        {&Hashes::sha1, u"sha1"_s},
        {&Hashes::sha256, u"sha256"_s},
        {&Hashes::sha512, u"sha512"_s},
    };
    constexpr qsizetype bytes[] = {16, 20, 32, 64};
    QStringList blobs;
    QVariantList values;
    for (size_t i = 0; i < std::size(columns); ++i) {
        if (!hash.kinds.contains(columns[i].first))
            continue;
        const auto [first, last] = hashRange(QString::fromLatin1(hash.digits), bytes[i]);
        blobs << u"SELECT id FROM blob WHERE %1 BETWEEN ? AND ?"_s.arg(columns[i].second);
        values << first << last;
    }
    if (blobs.isEmpty())
        return found;
    values << Cap;
    Query rows(db,
               u"SELECT v.package, v.id, f.id FROM (%1) b JOIN file f ON f.blob = b.id "
               "JOIN version v ON v.id = f.version AND v.status <> 4 "
               "ORDER BY v.id DESC, f.id DESC LIMIT ?"_s.arg(blobs.join(u" UNION "_s)),
               values);
    while (rows.next())
        found.append({rows.integer(0), rows.integer(1), rows.integer(2)});
    return found;
}

/// Versions of the types that count in a way of their own, which keep the sum with the version.
QList<Found> versionsWith(Connection &db, const SoughtHash &hash, const QStringList &types)
{
    QList<Found> found;
    for (const QString &type : types) {
        Query rows(db,
                   u"SELECT v.package, v.id FROM package p JOIN version v ON v.package = p.id "
                   "AND v.status <> 4 WHERE p.type = ? "
                   "AND instr(CAST(v.metadata AS TEXT), ?) > 0 ORDER BY v.id DESC LIMIT ?"_s,
                   type, hash.sum, Cap);
        while (rows.next())
            found.append({rows.integer(0), rows.integer(1), 0});
    }
    return found;
}

} // namespace

QString escapedForLike(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (c == u'!' || c == u'%' || c == u'_')
            escaped += u'!';
        escaped += c;
    }
    return escaped;
}

QString asJson(const QList<qint64> &ids)
{
    QString json = u"["_s;
    for (const qint64 id : ids) {
        if (json.size() > 1)
            json += u',';
        json += QString::number(id);
    }
    return json + u']';
}

void PackageSearch::Condition::add(const QString &text, const QVariantList &more)
{
    sql += u" AND ("_s + text + u')';
    values << more;
}

PackageSearch::PackageSearch(Connection &db, const ScopeTable &scopes, const PackageQuery &query,
                             const QStringList &summingTypes)
    : m_db(db), m_scopes(scopes), m_query(query), m_type(query.type)
{
    if (!query.scopePath.isEmpty())
        narrowToScope(query.scopePath, false);
    read(SearchText::of(query.text), summingTypes);
}

void PackageSearch::read(const SearchText &text, const QStringList &summingTypes)
{
    m_nothing = m_nothing || text.noType
                || (!text.type.isEmpty() && !m_type.isEmpty() && m_type != text.type);
    if (!text.type.isEmpty())
        m_type = text.type;
    if (!text.scope.isEmpty())
        narrowToScope(text.scope, true);
    for (const QString &name : text.names)
        m_words << Word{name, {}, {}, true};
    for (const QString &version : text.versions)
        m_words << Word{version, endOf(version), {}, false};
    for (const QString &word : text.words) {
        Word one{word, perhapsVersion(word) ? endOf(word) : QString(), {}, true};
        if (const auto hash = perhapsHash(word))
            one.hashedPackages = find(*hash, summingTypes);
        m_words << one;
    }
    if (text.hashes.isEmpty())
        return;
    Word any{{}, {}, {}, false};
    for (const SoughtHash &hash : text.hashes)
        any.hashedPackages << find(hash, summingTypes);
    m_nothing = m_nothing || any.hashedPackages.isEmpty();
    m_words << any;
}

QList<qint64> PackageSearch::find(const SoughtHash &hash, const QStringList &summingTypes)
{
    QList<qint64> packages;
    const QList<Found> found = hash.sum.isEmpty() ? filesWith(m_db, hash)
                                                  : versionsWith(m_db, hash, summingTypes);
    for (const Found &one : found) {
        if (!m_found.contains(one.package))
            m_found.insert(one.package, {one.version, one.file});
        if (packages.isEmpty() || packages.last() != one.package)
            packages << one.package;
    }
    return packages;
}

void PackageSearch::narrowToScope(const QString &path, bool prefix)
{
    QSet<ScopeId> projects;
    if (const std::optional<Scope> scope = m_scopes.find(path)) {
        for (const Scope &project : m_scopes.projects(*scope))
            projects.insert(project.id);
    }
    if (prefix) { // still being typed
        for (const Scope &scope : m_scopes.all()) {
            if (scope.level == Level::Project && scope.path.startsWith(path, Qt::CaseInsensitive))
                projects.insert(scope.id);
        }
    }
    m_projects = m_projects ? m_projects->intersect(projects) : projects;
    m_nothing = m_nothing || m_projects->isEmpty();
}

PackageSearch::Condition PackageSearch::filter(bool withType, const Word *gathered) const
{
    Condition condition{u"p.versions > 0"_s, {}};
    if (withType && !m_type.isEmpty())
        condition.add(u"p.type = ?"_s, {m_type});
    if (m_projects)
        condition.add(u"p.project IN (SELECT value FROM json_each(?))"_s,
                      {asJson(QList<qint64>(m_projects->begin(), m_projects->end()))});
    for (const Word &word : m_words) {
        if (&word == gathered)
            continue;
        const Condition one = nameOrVersion(word);
        condition.add(one.sql, one.values);
    }
    return condition;
}

PackageSearch::Condition PackageSearch::nameOrVersion(const Word &word) const
{
    Condition condition{u"0"_s, {}};
    if (word.inName && word.text.size() >= SearchText::ShortestInside)
        condition = {u"p.name LIKE ? ESCAPE '!'"_s, {u'%' + escapedForLike(word.text) + u'%'}};
    else if (word.inName)
        condition = {u"p.name >= ? AND p.name < ?"_s, {word.text, endOf(word.text)}};
    if (!word.versionEnd.isEmpty()) {
        condition.sql += u" OR EXISTS (SELECT 1 FROM version v WHERE v.package = p.id "
                         "AND v.version >= ? AND v.version < ? AND v.status <> 4)"_s;
        condition.values << word.text << word.versionEnd;
    }
    if (!word.hashedPackages.isEmpty()) {
        condition.sql += u" OR p.id IN (SELECT value FROM json_each(?))"_s;
        condition.values << asJson(word.hashedPackages);
    }
    return condition;
}

PackageSearch::Condition PackageSearch::candidates(const Word &word) const
{
    Condition select{u"SELECT 0 AS id WHERE 0"_s, {}};
    if (word.inName && word.text.size() >= SearchText::ShortestInside)
        select = {u"SELECT rowid AS id FROM package_text WHERE package_text MATCH ?"_s,
                  {phrase(word.text)}};
    else if (word.inName)
        select = {u"SELECT id FROM package WHERE versions > 0 AND name >= ? AND name < ?"_s,
                  {word.text, endOf(word.text)}};
    if (!word.versionEnd.isEmpty()) {
        select.sql += u" UNION ALL SELECT package FROM version "
                      "WHERE version >= ? AND version < ? AND status <> 4"_s;
        select.values << word.text << word.versionEnd;
    }
    if (!word.hashedPackages.isEmpty()) {
        select.sql += u" UNION ALL SELECT value FROM json_each(?)"_s;
        select.values << asJson(word.hashedPackages);
    }
    return select;
}

qint64 PackageSearch::capped(const Condition &select)
{
    Query row(m_db, u"SELECT count(*) FROM (%1 LIMIT %2)"_s.arg(select.sql).arg(Cap + 1),
              select.values);
    return row.next() ? row.integer(0) : 0;
}

qint64 PackageSearch::inScopeAndType(bool withType)
{
    Condition where{u"1"_s, {}};
    if (withType && !m_type.isEmpty())
        where.add(u"type = ?"_s, {m_type});
    if (m_projects)
        where.add(u"project IN (SELECT value FROM json_each(?))"_s,
                  {asJson(QList<qint64>(m_projects->begin(), m_projects->end()))});
    Query row(m_db, u"SELECT coalesce(sum(packages), 0) FROM type_count WHERE "_s + where.sql,
              where.values);
    return row.next() ? row.integer(0) : 0;
}

const PackageSearch::Word *PackageSearch::driver(qint64 base, qint64 *total)
{
    const Word *best = nullptr;
    qint64 fewest = Cap + 1;
    for (const Word &word : std::as_const(m_words)) {
        const Condition select = candidates(word);
        const qint64 count = capped(
            {u"SELECT DISTINCT id FROM (%1)"_s.arg(select.sql), select.values});
        if (count < fewest) {
            fewest = count;
            best = &word;
        }
    }
    if (!best || m_words.size() > 1 || !m_type.isEmpty() || m_projects)
        return best;
    // Every candidate is listed, so walking meets one every base / fewest rows: often cheaper where
    // a name is all that has to be looked at.
    *total = fewest;
    const bool byName = best->inName && best->versionEnd.isEmpty()
                        && best->hashedPackages.isEmpty();
    const qint64 walked = fewest == 0 ? 0 : m_query.limit * (base / fewest + 1);
    return !byName || fewest == 0 || walked > fewest ? best : nullptr;
}

/// "FROM … WHERE …" for what matches; \a total is -1 where only the cap is known.
PackageSearch::Condition PackageSearch::source(bool withType, bool *gathered, qint64 *total)
{
    const qint64 base = inScopeAndType(withType);
    *gathered = base <= Cap;
    *total = m_words.isEmpty() ? base : -1;
    const Word *few = *gathered || m_words.isEmpty() ? nullptr : driver(base, total);
    const Condition where = filter(withType, few);
    if (!few)
        return {u"FROM package p WHERE "_s + where.sql, where.values};
    *gathered = true;
    const Condition ids = candidates(*few);
    return {
        u"FROM (SELECT DISTINCT id FROM (%1)) c CROSS JOIN package p ON p.id = c.id WHERE "_s.arg(
            ids.sql)
            + where.sql,
        ids.values + where.values};
}

Result<PackagePage> PackageSearch::page(const QByteArray &cursor)
{
    PackagePage page;
    if (m_nothing)
        return page;
    const SortColumn sort = columnOf(m_query.sort);
    bool gathered = false;
    qint64 total = 0;
    Condition from = source(true, &gathered, &total);
    if (total < 0 && gathered)
        total = capped({u"SELECT 1 "_s + from.sql, from.values});
    page.totalIsCapped = total < 0 || (!m_words.isEmpty() && total > Cap);
    page.total = page.totalIsCapped ? Cap : total;

    const QString direction = m_query.descending ? u"DESC"_s : u"ASC"_s;
    if (!cursor.isEmpty()) {
        const QJsonArray after = QJsonDocument::fromJson(cursor).array();
        if (after.size() != 4 || after[0].toInt() != int(m_query.sort)
            || after[1].toBool() != m_query.descending)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("The cursor belongs to another list."));
        from.add(u"(%1, p.id) %2 (?, ?)"_s.arg(sort.column, m_query.descending ? u"<"_s : u">"_s),
                 {after[2].toVariant(), after[3].toVariant()});
    }
    // The plus keeps the planner from walking an index for what is better gathered and sorted.
    const QString sign = gathered ? u"+"_s : QString();
    if (!gathered)
        from.sql.replace(u"FROM package p WHERE"_s,
                         u"FROM package p INDEXED BY %1 WHERE"_s.arg(sort.index));
    const int limit = std::clamp(m_query.limit, 1, 10'000);
    Query rows(
        m_db,
        u"SELECT p.id, p.project, p.type, p.name, p.latest, p.versions, p.bytes, "
        "p.duplicates, p.published, p.description, %1 %2 ORDER BY %3%1 %4, %3p.id %4 LIMIT %5"_s
            .arg(sort.column, from.sql, sign, direction)
            .arg(limit + 1),
        from.values);
    while (rows.next()) {
        if (page.rows.size() == limit)
            return page;
        PackageRow row;
        const std::optional<Scope> project = m_scopes.find(rows.integer(1));
        row.key = {project ? project->path : QString(), rows.text(2), rows.text(3)};
        row.latest = rows.text(4);
        row.versions = int(rows.integer(5));
        row.bytes = rows.integer(6);
        row.duplicates = int(rows.integer(7));
        row.published = rows.time(8);
        row.description = rows.text(9);
        std::tie(row.foundVersion, row.foundFile) = m_found.value(rows.integer(0));
        page.rows << row;
        page.next = QJsonDocument(QJsonArray{int(m_query.sort), m_query.descending,
                                             QJsonValue::fromVariant(rows.value(10)),
                                             rows.integer(0)})
                        .toJson(QJsonDocument::Compact);
    }
    page.next.clear();
    return page;
}

QList<TypeCount> PackageSearch::counts()
{
    QList<TypeCount> found;
    if (m_nothing)
        return found;
    bool gathered = false;
    qint64 total = 0;
    const Condition from = source(false, &gathered, &total);
    QString sql = u"SELECT type, count(*) FROM (SELECT p.type AS type "_s + from.sql
                  + u" LIMIT %1) GROUP BY type ORDER BY type"_s.arg(Cap);
    QVariantList values = from.values;
    if (m_words.isEmpty()) {
        sql = u"SELECT type, sum(packages) FROM type_count"_s;
        values.clear();
        if (m_projects) {
            sql += u" WHERE project IN (SELECT value FROM json_each(?))"_s;
            values << asJson(QList<qint64>(m_projects->begin(), m_projects->end()));
        }
        sql += u" GROUP BY type HAVING sum(packages) > 0 ORDER BY type"_s;
    }
    Query rows(m_db, sql, values);
    while (rows.next())
        found << TypeCount{rows.text(0), rows.integer(1)};
    return found;
}

} // namespace packhouse
