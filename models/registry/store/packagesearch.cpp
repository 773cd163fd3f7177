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
constexpr qsizetype ShortestTrigram = 3;

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

bool looksLikeVersion(const QString &text)
{
    const qsizetype at = text.startsWith(u'v') ? 1 : 0;
    return at < text.size() && text[at] >= u'0' && text[at] <= u'9';
}

/// First and last \a bytes that start with these hexadecimal digits.
std::pair<QByteArray, QByteArray> hashRange(const QString &text, qsizetype bytes)
{
    const QByteArray hex = text.toLatin1();
    return std::pair{QByteArray::fromHex(hex.leftJustified(2 * bytes, '0')),
                     QByteArray::fromHex(hex.leftJustified(2 * bytes, 'f'))};
}

bool looksLikeHash(const QString &text)
{
    constexpr qsizetype fewest = 6;
    constexpr qsizetype most = 128;
    return text.size() >= fewest && text.size() <= most
           && std::all_of(text.begin(), text.end(), [](QChar c) {
                  return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f')
                         || (c >= u'A' && c <= u'F');
              });
}

QList<qint64> packagesWithHash(Connection &db, const QString &text)
{
    QList<qint64> packages;
    if (!looksLikeHash(text))
        return packages;
    QStringList blobs;
    QVariantList values;
    for (const auto &[column, bytes] : {std::pair{u"md5"_s, 16}, std::pair{u"sha1"_s, 20},
                                        std::pair{u"sha256"_s, 32}, std::pair{u"sha512"_s, 64}}) {
        if (text.size() > 2 * bytes)
            continue;
        const auto [first, last] = hashRange(text, bytes);
        blobs << u"SELECT id FROM blob WHERE %1 BETWEEN ? AND ?"_s.arg(column);
        values << first << last;
    }
    values << Cap;
    Query rows(db,
               u"SELECT DISTINCT v.package FROM (%1) b JOIN file f ON f.blob = b.id "
               "JOIN version v ON v.id = f.version AND v.status <> 4 LIMIT ?"_s.arg(
                   blobs.join(u" UNION "_s)),
               values);
    while (rows.next())
        packages << rows.integer(0);
    return packages;
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

PackageSearch::PackageSearch(Connection &db, const ScopeTable &scopes, const PackageQuery &query)
    : m_db(db), m_scopes(scopes), m_query(query), m_type(query.type)
{
    if (!query.scopePath.isEmpty())
        narrowToScope(query.scopePath, false);
    readText(query.text);
}

void PackageSearch::readText(const QString &text)
{
    for (const QString &part : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (part.startsWith(u"type:"_s)) {
            const FormatId type = part.mid(5).toLower();
            m_nothing = m_nothing || (!m_type.isEmpty() && m_type != type);
            m_type = type;
        } else if (part.startsWith(u"scope:"_s)) {
            narrowToScope(part.mid(6), true);
        } else if (m_words.size() < MostWords) {
            m_words << makeWord(part);
        }
    }
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

PackageSearch::Word PackageSearch::makeWord(const QString &text)
{
    return {text, looksLikeVersion(text) ? endOf(text) : QString(), packagesWithHash(m_db, text)};
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
    Condition condition;
    if (word.text.size() >= ShortestTrigram)
        condition = {u"p.name LIKE ? ESCAPE '!'"_s, {u'%' + escapedForLike(word.text) + u'%'}};
    else
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
    Condition select;
    if (word.text.size() >= ShortestTrigram)
        select = {u"SELECT rowid AS id FROM package_text WHERE package_text MATCH ?"_s,
                  {phrase(word.text)}};
    else
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
    const bool byName = best->versionEnd.isEmpty() && best->hashedPackages.isEmpty();
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
