// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/gitlablisting.h"

#include "remotes/gitlab/remoterows.h"

#include <QCborMap>
#include <QCborValue>
#include <QSet>
#include <QtEndian>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 WholeLimit = 1000; // versions of a scope that is read whole
constexpr int FirstPages = 10; // at most, to find out whether it is one
constexpr int FurtherRows = 100;
constexpr int FurtherPages = 3;
constexpr qsizetype CountedProjects = 24; // for more, counting costs too many requests
constexpr qsizetype DetailedVersions = 24; // whose files are asked for to know their sizes
constexpr qsizetype RememberedRows = 100'000;
constexpr qint64 WholeLifetime = 60; // seconds

QByteArray pack(const QSet<quint64> &digests)
{
    QByteArray bytes;
    bytes.reserve(digests.size() * 8);
    for (const quint64 digest : digests) {
        const quint64 little = qToLittleEndian(digest);
        bytes.append(reinterpret_cast<const char *>(&little), 8);
    }
    return bytes;
}

QSet<quint64> unpack(const QByteArray &bytes)
{
    QSet<quint64> digests;
    for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8)
        digests.insert(qFromLittleEndian<quint64>(bytes.constData() + at));
    return digests;
}

QString orderOf(SortKey sort)
{
    switch (sort) {
    case SortKey::Name:
        return u"name"_s;
    case SortKey::Latest:
        return u"version"_s;
    case SortKey::Type:
        return u"type"_s;
    case SortKey::Published:
    case SortKey::Versions:
    case SortKey::Size:
        break;
    }
    return u"created_at"_s; // the rest is nothing that the registry orders by
}

bool isSameList(const PackageQuery &a, const PackageQuery &b)
{
    return a.scopePath == b.scopePath && a.type == b.type && a.text == b.text && a.sort == b.sort
           && a.descending == b.descending;
}

/// Groups that only the projects' paths tell of, so that every scope has what is above it.
void addMissingGroups(QList<Scope> &scopes)
{
    QSet<QString> known;
    for (const Scope &scope : std::as_const(scopes))
        known.insert(scope.path);
    for (qsizetype i = 0; i < scopes.size(); ++i) {
        const QString above = scopes.at(i).path.section(u'/', 0, -2);
        if (above.isEmpty() || known.contains(above))
            continue;
        known.insert(above);
        Scope group;
        group.level = Level::Group;
        group.path = above;
        scopes.append(group); // without a number: it is not one that can be asked about
    }
}

bool canBeAsked(const Scope &scope)
{
    return scope.id != 0;
}

} // namespace

GitLabListing::GitLabListing(GitLabApi &api, const FormatList &formats, const Clock &clock)
    : m_api(api), m_formats(formats), m_clock(clock), m_hashes(api, formats)
{}

void GitLabListing::forget()
{
    m_hashes.forget();
    const QMutexLocker lock(&m_mutex);
    m_whole = {};
}

Result<QList<ScopeRow>> GitLabListing::scopes(const QStringList &paths)
{
    QList<Scope> scopes;
    for (const QString &path : paths) {
        Result<Scope> scope = m_api.scope(path);
        if (!scope)
            return fail(scope.error());
        scopes.append(std::move(*scope));
    }
    if (paths.isEmpty()) {
        Result<QList<Scope>> all = m_api.scopes();
        if (!all)
            return fail(all.error());
        scopes = std::move(*all);
    }
    addMissingGroups(scopes);
    QList<Scope> projects;
    for (const Scope &scope : std::as_const(scopes)) {
        if (scope.level == Level::Project)
            projects.append(scope);
    }
    QHash<QString, qint64> counts;
    if (projects.size() <= CountedProjects) {
        const QList<Result<RemotePage>> pages = m_api.firstPages(projects);
        for (qsizetype i = 0; i < projects.size(); ++i) {
            const Result<RemotePage> &page = pages.at(i);
            const bool isAll = page && page->next.isEmpty();
            counts.insert(projects.at(i).path,
                          isAll ? rowsOf(m_formats, page->versions, {}).size() : -1);
        }
    }
    QList<ScopeRow> rows;
    for (const Scope &scope : std::as_const(scopes)) {
        qint64 sum = 0;
        for (const Scope &project : std::as_const(projects)) {
            const qint64 count = counts.value(project.path, -1);
            if (scope.holds(project.path))
                sum = sum < 0 || count < 0 ? -1 : sum + count;
        }
        rows.append({scope, sum});
    }
    const QMutexLocker lock(&m_mutex);
    m_scopes = scopes;
    return rows;
}

GitLabListing::Terms GitLabListing::termsOf(const PackageQuery &query) const
{
    Terms terms;
    terms.text = SearchText::of(query.text);
    terms.filter.type = terms.text.type.isEmpty() ? query.type : terms.text.type;
    terms.nothing = terms.text.noType || (!query.type.isEmpty() && terms.filter.type != query.type);
    terms.filter.orderBy = orderOf(query.sort);
    terms.filter.descending = query.descending;
    terms.hashes = terms.text.hashes;
    // One word narrows what is asked for; all of them narrow what is shown.
    QStringList names = terms.text.names;
    for (const QString &word : std::as_const(terms.text.words)) {
        if (auto hash = perhapsHash(word))
            terms.hashes.append(*hash);
        else if (!perhapsVersion(word))
            names.append(word);
    }
    for (const QString &name : std::as_const(names)) {
        if (name.size() > terms.filter.nameContains.size())
            terms.filter.nameContains = name;
    }
    return terms;
}

bool GitLabListing::fits(const RemoteVersion &version, const Terms &terms,
                         const RemoteHit *hit) const
{
    const Coordinates &of = version.coordinates;
    const SearchText &text = terms.text;
    if (!version.projectPath.startsWith(text.scope, Qt::CaseInsensitive))
        return false;
    const auto inName = [&](const QString &name) {
        return name.size() < SearchText::ShortestInside
                   ? of.name.startsWith(name, Qt::CaseInsensitive)
                   : of.name.contains(name, Qt::CaseInsensitive);
    };
    const auto inVersion = [&](const QString &number) { return of.version.startsWith(number); };
    const bool sought = std::all_of(text.names.begin(), text.names.end(), inName)
                        && std::all_of(text.versions.begin(), text.versions.end(), inVersion)
                        && (text.hashes.isEmpty() || hit);
    return sought && std::all_of(text.words.begin(), text.words.end(), [&](const QString &word) {
               return inName(word) || (perhapsVersion(word) && inVersion(word))
                      || (hit && hit->typed.contains(word));
           });
}

Result<QList<Scope>> GitLabListing::sourcesOf(const QString &scopePath)
{
    QList<Scope> known;
    {
        const QMutexLocker lock(&m_mutex);
        known = m_scopes;
    }
    const auto same = std::find_if(known.cbegin(), known.cend(),
                                   [&](const Scope &scope) { return scope.path == scopePath; });
    if (!scopePath.isEmpty() && same == known.cend())
        return m_api.scope(scopePath).map([](Scope &&scope) { return QList<Scope>{scope}; });
    if (same != known.cend() && canBeAsked(*same))
        return QList<Scope>{*same};
    if (known.isEmpty()) {
        Result<QList<Scope>> all = m_api.scopes();
        if (!all)
            return all;
        known = std::move(*all);
    }
    QList<Scope> sources;
    for (const Scope &scope : std::as_const(known)) {
        const bool inside = scopePath.isEmpty() || scope.path.startsWith(scopePath + u'/');
        if (!inside || !canBeAsked(scope))
            continue;
        const bool covered = std::any_of(known.cbegin(), known.cend(), [&](const Scope &other) {
            return canBeAsked(other) && other.path != scope.path && other.holds(scope.path);
        });
        if (!covered)
            sources.append(scope);
    }
    return sources;
}

Result<GitLabListing::Gathered> GitLabListing::gather(const QList<Scope> &sources,
                                                      const Terms &terms, Position position,
                                                      bool fromStart)
{
    Gathered gathered;
    gathered.position = std::move(position);
    qint64 announced = 0;
    for (int pages = 0; gathered.position.source < sources.size();) {
        const bool enough = fromStart
                                ? pages == FirstPages || announced > WholeLimit
                                : pages == FurtherPages || gathered.versions.size() >= FurtherRows;
        if (enough)
            return gathered;
        const Scope &source = sources.at(gathered.position.source);
        const bool isFirst = gathered.position.next.isEmpty();
        const QByteArray path = isFirst ? GitLabApi::versionsPath(source, terms.filter)
                                        : gathered.position.next;
        Result<RemotePage> page = m_api.versions(path, source.level == Level::Project ? source.path
                                                                                      : QString());
        if (!page)
            return fail(page.error());
        ++pages;
        if (isFirst && page->total)
            announced += *page->total;
        if (const Result<void> taken = takeFitting(page->versions, terms, gathered); !taken)
            return fail(taken.error());
        gathered.position.next = page->next;
        if (page->next.isEmpty())
            ++gathered.position.source;
    }
    gathered.whole = true;
    // That a hash which is not told was not found is no proof that nothing has it.
    if (gathered.unknown && gathered.hits.isEmpty() && gathered.versions.isEmpty()) {
        return fail(
            ErrorCode::Unsupported,
            Text::of("%1 does not tell hashes of that kind of all its files.", m_api.host()),
            Text::of("Look for the SHA-256, or for the name."));
    }
    return gathered;
}

Result<void> GitLabListing::takeFitting(QList<RemoteVersion> &versions, const Terms &terms,
                                        Gathered &gathered)
{
    QHash<qint64, RemoteHit> hits;
    if (!terms.hashes.isEmpty()) {
        Result<RemoteHits> found = m_hashes.find(versions, terms.hashes);
        if (!found)
            return fail(found.error());
        hits = std::move(found->found);
        gathered.unknown = gathered.unknown || found->unknown;
    }
    for (RemoteVersion &version : versions) {
        const auto hit = hits.constFind(version.id);
        const RemoteHit *has = hit == hits.cend() ? nullptr : &*hit;
        if (!fits(version, terms, has))
            continue;
        if (has)
            gathered.hits.insert(version.id, *has);
        gathered.newest = std::max(gathered.newest, version.id);
        gathered.versions.append(std::move(version));
    }
    return {};
}

PackagePage GitLabListing::slice(const QList<PackageRow> &rows, qsizetype from, int limit) const
{
    PackagePage page;
    page.rows = rows.mid(from, std::max(1, limit));
    page.total = rows.size();
    const qsizetype end = from + page.rows.size();
    if (end < rows.size() && !page.rows.isEmpty())
        page.next = QCborValue(QCborMap{{u"from"_s, end}}).toCbor();
    return page;
}

PackagePage GitLabListing::partial(const Gathered &gathered, QSet<quint64> seen,
                                   qint64 generation) const
{
    PackagePage page;
    page.generation = generation;
    for (PackageRow &row : rowsOf(m_formats, gathered.versions, gathered.hits)) {
        const quint64 digest = digestOf(row.key);
        if (seen.contains(digest))
            continue;
        seen.insert(digest);
        page.rows.append(std::move(row));
    }
    page.total = seen.size();
    page.totalIsCapped = !gathered.whole;
    if (!gathered.whole && seen.size() < RememberedRows) {
        page.next = QCborValue(QCborMap{{u"source"_s, gathered.position.source},
                                        {u"next"_s, gathered.position.next},
                                        {u"seen"_s, pack(seen)},
                                        {u"generation"_s, generation}})
                        .toCbor();
    }
    return page;
}

Result<PackagePage> GitLabListing::firstPage(const PackageQuery &query)
{
    const Result<QList<Scope>> sources = sourcesOf(query.scopePath);
    if (!sources)
        return fail(sources.error());
    const Terms terms = termsOf(query);
    if (terms.nothing)
        return PackagePage();
    const Result<Gathered> gathered = gather(*sources, terms, {}, true);
    if (!gathered)
        return fail(gathered.error());
    if (!gathered->whole) {
        // In another order the newest may well come last.
        const bool newestFirst = query.sort == SortKey::Published && query.descending
                                 && sources->size() == 1;
        return partial(*gathered, {}, newestFirst ? gathered->newest : 0);
    }
    QList<PackageRow> rows = rowsOf(m_formats, gathered->versions, gathered->hits);
    sortRows(rows, query.sort, query.descending);
    const QMutexLocker lock(&m_mutex);
    m_whole = {query, rows, gathered->newest, m_clock.now()};
    PackagePage page = slice(rows, 0, query.limit);
    page.generation = gathered->newest;
    return page;
}

Result<PackagePage> GitLabListing::furtherPage(const PackageQuery &query, const QByteArray &cursor)
{
    const QCborMap map = QCborValue::fromCbor(cursor).toMap();
    if (map.contains(u"from"_s)) {
        const qsizetype from = map.value(u"from"_s).toInteger();
        const auto kept = [&] {
            PackagePage page = slice(m_whole.rows, from, query.limit);
            page.generation = m_whole.generation;
            return page;
        };
        {
            const QMutexLocker lock(&m_mutex);
            if (isSameList(m_whole.query, query) && m_whole.at.isValid()
                && m_whole.at.secsTo(m_clock.now()) < WholeLifetime)
                return kept();
        }
        if (const Result<PackagePage> again = firstPage(query); !again)
            return again;
        const QMutexLocker lock(&m_mutex);
        if (isSameList(m_whole.query, query))
            return kept();
    } else if (map.contains(u"source"_s)) {
        const Result<QList<Scope>> sources = sourcesOf(query.scopePath);
        if (!sources)
            return fail(sources.error());
        const Position position{int(map.value(u"source"_s).toInteger()),
                                map.value(u"next"_s).toByteArray()};
        const Result<Gathered> gathered = gather(*sources, termsOf(query), position, false);
        if (!gathered)
            return fail(gathered.error());
        return partial(*gathered, unpack(map.value(u"seen"_s).toByteArray()),
                       map.value(u"generation"_s).toInteger());
    }
    return fail(ErrorCode::Conflict, Text::of("The list on %1 has changed.", m_api.host()),
                Text::of("Refresh it."), true);
}

Result<PackagePage> GitLabListing::list(const PackageQuery &query, const QByteArray &cursor)
{
    return cursor.isEmpty() ? firstPage(query) : furtherPage(query, cursor);
}

Result<QList<TypeCount>> GitLabListing::counts(const PackageQuery &query)
{
    PackageQuery all = query;
    all.type.clear();
    all.limit = int(WholeLimit);
    const Result<PackagePage> page = firstPage(all);
    if (!page)
        return fail(page.error());
    QList<TypeCount> counts;
    if (page->totalIsCapped)
        return counts;
    for (const PackageRow &row : page->rows) {
        const auto known = std::find_if(counts.begin(), counts.end(), [&](const TypeCount &count) {
            return count.type == row.key.type;
        });
        if (known == counts.end())
            counts.append({row.key.type, 1});
        else
            ++known->packages;
    }
    return counts;
}

Result<QList<RemoteVersion>> GitLabListing::versionsOf(const PackageKey &key, AskedFor whom)
{
    const Format *format = m_formats.find(key.type);
    const auto canonical = [format](const QString &name) {
        return format ? format->canonicalName(name) : name;
    };
    const QString wanted = canonical(key.name);
    RemoteFilter filter;
    filter.type = key.type;
    filter.nameContains = key.name;
    Result<QList<RemoteVersion>> versions = m_api.allVersions(key.scopePath, filter, whom);
    if (versions) {
        versions->removeIf([&](const RemoteVersion &version) {
            return version.coordinates.type != key.type
                   || canonical(version.coordinates.name) != wanted;
        });
    }
    return versions;
}

Result<PackageDetails> GitLabListing::details(const PackageKey &key)
{
    Result<QList<RemoteVersion>> versions = versionsOf(key, AskedFor::View);
    if (!versions)
        return fail(versions.error());
    if (versions->isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Text::of("%1 is not in %2 on %3.", key.name, key.scopePath, m_api.host()),
                    Text::of("Refresh the list."));
    }
    if (const Format *format = m_formats.find(key.type)) {
        std::stable_sort(versions->begin(), versions->end(),
                         [format](const RemoteVersion &a, const RemoteVersion &b) {
                             return format->compare(a.coordinates.version, b.coordinates.version)
                                    > 0;
                         });
    }
    QList<qint64> ids;
    for (const RemoteVersion &version :
         versions->first(std::min(versions->size(), DetailedVersions)))
        ids.append(version.id);
    const QList<Result<QList<StoredFile>>> files = m_api.firstFiles(key.scopePath, ids);

    PackageDetails details;
    details.row = rowsOf(m_formats, *versions, {}).constFirst();
    details.row.key = key;
    qint64 sum = 0;
    for (qsizetype i = 0; i < versions->size(); ++i) {
        const RemoteVersion &version = versions->at(i);
        VersionRow row{version.id,
                       version.coordinates.version,
                       version.status,
                       {},
                       version.tags,
                       {},
                       version.created,
                       version.lastDownloaded,
                       -1,
                       -1,
                       -1};
        if (i < files.size() && files.at(i)) {
            row.files = int(files.at(i)->size());
            row.bytes = 0;
            for (const StoredFile &file : *files.at(i))
                row.bytes += file.size;
        }
        sum = sum < 0 || row.bytes < 0 ? -1 : sum + row.bytes;
        details.versions.append(std::move(row));
    }
    details.row.bytes = sum;
    return details;
}

} // namespace packhouse
