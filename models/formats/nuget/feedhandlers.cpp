// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/nuget/catalogue.h"
#include "formats/nuget/feed.h"
#include "formats/nuget/handlers.h"
#include "formats/nuget/names.h"
#include "formats/support/refusal.h"
#include "formats/support/searchwords.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr auto FeedType = "application/atom+xml;type=feed;charset=utf-8";
constexpr auto XmlType = "application/xml;charset=utf-8";
constexpr qsizetype PageSize = 100;
constexpr size_t MostSorted = 50'000; ///< entries held at once for an order of the client's own

/// 'text' of a parameter, with its quotes doubled inside; null when it has none.
QString unquoted(const QString &value)
{
    if (value.size() < 2 || !value.startsWith(u'\'') || !value.endsWith(u'\''))
        return {};
    return value.sliced(1, value.size() - 2).replace(u"''"_s, u"'"_s);
}

/// What a feed's query asks for.
struct FeedQuery
{
    std::optional<ODataFilter> filter;
    QString id; ///< canonical; null: any
    QStringList words; ///< in lower case
    bool search = false; ///< listed versions only
    bool prerelease = true;
    bool semVer2 = false;
    QString order; ///< a property, empty: Id, then Version
    bool descending = false;
    qsizetype skip = 0;
    std::optional<qsizetype> top;
    bool count = false;

    bool takes(const FeedEntry &entry) const;
};

bool FeedQuery::takes(const FeedEntry &entry) const
{
    if (search && !entry.release.listed())
        return false;
    if (!prerelease && entry.release.version.isPrerelease())
        return false;
    const auto holdsWord = [&](const QString &word) {
        const Nuspec &spec = entry.spec;
        for (const QString &text :
             {entry.release.stored.canonicalName, spec.title, spec.description, spec.tags}) {
            if (text.contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    };
    if (!std::all_of(words.begin(), words.end(), holdsWord))
        return false;
    return !filter || filter->matches([&](QStringView name) { return entry.property(name); });
}

Result<qsizetype> number(const Call &call, QStringView name)
{
    bool good = false;
    const int value = call.queryValue(name).toInt(&good);
    if (!good || value < 0)
        return fail(ErrorCode::InvalidArgument, Text::of("%1 does not have a valid value", name));
    return value;
}

Result<FeedQuery> queryOf(const Call &call)
{
    FeedQuery query;
    if (const QString text = call.queryValue(u"$filter"); !text.isEmpty()) {
        Result<ODataFilter> filter = ODataFilter::parse(text);
        if (!filter)
            return fail(filter.error());
        query.id = filter->onlyId();
        query.filter = std::move(*filter);
    }
    // Only the first of several orders counts; of equal ones the name and the version decide.
    const QStringList order = call.queryValue(u"$orderby").section(u',', 0, 0).split(u' ');
    query.order = order.value(0) == u"Id" ? QString() : order.value(0);
    query.descending = order.value(1) == u"desc";
    query.count = call.queryValue(u"$inlinecount") == u"allpages";
    query.semVer2 = call.queryValue(u"semVerLevel").startsWith(u'2');
    if (!call.queryValue(u"$skip").isNull()) {
        const Result<qsizetype> skip = number(call, u"$skip");
        if (!skip)
            return fail(skip.error());
        query.skip = *skip;
    }
    if (!call.queryValue(u"$top").isNull()) {
        const Result<qsizetype> top = number(call, u"$top");
        if (!top)
            return fail(top.error());
        query.top = *top;
    }
    return query;
}

/// Adds a package's entries that the query takes.
Result<void> collect(const Call &call, const FeedQuery &query, const QString &canonical,
                     const std::function<bool(FeedEntry &&)> &take)
{
    Result<Releases> all = releases(call, canonical);
    if (!all)
        return fail(all.error());
    FeedEntries entries = entriesOf(std::move(*all), query.semVer2);
    for (FeedEntry &entry : entries) {
        if (query.takes(entry) && !take(std::move(entry)))
            break;
    }
    return {};
}

bool isBefore(const FeedEntry &a, const FeedEntry &b, const FeedQuery &query)
{
    const FeedEntry &first = query.descending ? b : a;
    const FeedEntry &second = query.descending ? a : b;
    if (query.order == u"Version")
        return first.release.version < second.release.version;
    return first.property(query.order) < second.property(query.order);
}

struct FeedPage
{
    FeedEntries entries;
    qsizetype total = 0;
    bool more = false;
};

/// In the order of names, entry by entry, so that no more than a page is held.
Result<FeedPage> inNameOrder(const Call &call, const FeedQuery &query, const QStringList &names,
                             qsizetype size)
{
    FeedPage page;
    for (const QString &name : names) {
        const Result<void> done = collect(call, query, name, [&](FeedEntry &&entry) {
            const qsizetype at = page.total++;
            if (at >= query.skip + size)
                page.more = true;
            else if (at >= query.skip)
                page.entries.push_back(std::move(entry));
            return query.count || !page.more;
        });
        if (!done)
            return fail(done.error());
        if (page.more && !query.count)
            break;
    }
    return page;
}

Result<FeedPage> inOwnOrder(const Call &call, const FeedQuery &query, const QStringList &names,
                            qsizetype size)
{
    FeedEntries all;
    for (const QString &name : names) {
        const Result<void> done = collect(call, query, name, [&](FeedEntry &&entry) {
            all.push_back(std::move(entry));
            return true;
        });
        if (!done)
            return fail(done.error());
        if (all.size() > MostSorted)
            return fail(ErrorCode::TooLarge,
                        Text::of("There are too many packages for this order."),
                        Text::of("Ask for $orderby=Id, or narrow the $filter."));
    }
    std::stable_sort(all.begin(), all.end(),
                     [&](const FeedEntry &a, const FeedEntry &b) { return isBefore(a, b, query); });
    FeedPage page;
    page.total = qsizetype(all.size());
    const qsizetype first = std::min(query.skip, page.total);
    const qsizetype last = std::min(first + size, page.total);
    page.more = last < page.total;
    page.entries.assign(std::make_move_iterator(all.begin() + first),
                        std::make_move_iterator(all.begin() + last));
    return page;
}

Result<FeedPage> pageOf(const Call &call, const FeedQuery &query, qsizetype size)
{
    QStringList names;
    if (!query.id.isNull()) {
        names.append(query.id);
    } else {
        const Result<std::vector<ListedName>> listed = listedNames(call);
        if (!listed)
            return fail(listed.error());
        for (const ListedName &name : *listed)
            names.append(name.canonical);
        if (query.order.isEmpty() && query.descending)
            std::reverse(names.begin(), names.end());
    }
    return query.order.isEmpty() ? inNameOrder(call, query, names, size)
                                 : inOwnOrder(call, query, names, size);
}

/// The same request from another place on.
QByteArray nextUrl(const Call &call, const QByteArray &self, const FeedQuery &query,
                   qsizetype given)
{
    QByteArrayList parts;
    for (const auto &[name, value] : call.query) {
        if (name != u"$skip" && name != u"$top")
            parts.append(QUrl::toPercentEncoding(name, "$") + '='
                         + QUrl::toPercentEncoding(value, "'"));
    }
    parts.append("$skip=" + QByteArray::number(query.skip + given));
    if (query.top)
        parts.append("$top=" + QByteArray::number(*query.top - given));
    return self + '?' + parts.join('&');
}

Reply feedReply(const Call &call, const FeedQuery &query, const QString &title,
                const QByteArray &path)
{
    const qsizetype size = std::min(query.top.value_or(PageSize), PageSize);
    Result<FeedPage> page = pageOf(call, query, size);
    if (!page)
        return Reply::error(page.error());
    Feed feed;
    feed.title = title;
    feed.self = address(call) + "/v2/" + path;
    feed.count = query.count ? page->total : -1;
    const bool wantsMore = !query.top || *query.top > size;
    if (page->more && wantsMore && size > 0)
        feed.next = nextUrl(call, feed.self, query, size);
    feed.entries = std::move(page->entries);
    Reply reply = Reply::text(renderFeed(call, feed), FeedType);
    reply.headers.set("DataServiceVersion", "2.0;");
    return reply;
}

Reply countReply(const Call &call, FeedQuery query)
{
    query.count = true;
    query.order.clear();
    const Result<FeedPage> page = pageOf(call, query, 0);
    if (!page)
        return Reply::error(page.error());
    const qsizetype after = std::max<qsizetype>(0, page->total - query.skip);
    return Reply::text(QByteArray::number(std::min(after, query.top.value_or(after))),
                       "text/plain;charset=utf-8");
}

Result<FeedQuery> searchQuery(const Call &call)
{
    Result<FeedQuery> query = queryOf(call);
    if (!query)
        return query;
    const QString term = call.queryValue(u"searchTerm");
    Result<QStringList> words = searchWords(unquoted(term).isNull() ? term : unquoted(term));
    if (!words)
        return fail(words.error());
    query->words = std::move(*words);
    query->prerelease = call.queryValue(u"includePrerelease").toLower() == u"true";
    query->search = true;
    return query;
}

} // namespace

/// nuget 2 shows its credential to the feed only once the service itself has asked for it; later
/// clients show it wherever they are asked, or push with a key and no credential at all.
static bool mustAsk(const Call &call)
{
    const QByteArray agent = call.headers.value("User-Agent");
    return call.caller.anonymous()
           && (agent.startsWith("NuGet/2.") || agent.startsWith("NuGet Command Line/2."))
           && !(call.scope.level == Level::Project && call.caller.may(Right::Read, call.scope));
}

Reply feedService(Call &call)
{
    if (mustAsk(call))
        return Reply::challenge();
    // Asked without a credential, the service looks the same whether the project is there or not.
    if (!call.caller.anonymous() && call.scope.level != Level::Project)
        return Reply::error(404, u"404 Project Not Found"_s);
    Reply reply = Reply::text(serviceDocument(address(call) + "/v2"), XmlType);
    reply.headers.set("DataServiceVersion", "1.0;");
    return reply;
}

Reply feedMetadata(Call &)
{
    return Reply::text(feedSchema(), XmlType);
}

Reply findPackagesById(Call &call)
{
    Result<FeedQuery> query = queryOf(call);
    if (!query)
        return Reply::error(query.error());
    const QString id = unquoted(call.queryValue(u"id"));
    if (id.isEmpty())
        return Reply::error(400, u"id is missing"_s);
    query->id = canonicalName(id);
    return feedReply(call, *query, u"FindPackagesById"_s, "FindPackagesById()");
}

Reply packagesFeed(Call &call)
{
    const Result<FeedQuery> query = queryOf(call);
    if (!query)
        return Reply::error(query.error());
    return feedReply(call, *query, u"Packages"_s, "Packages()");
}

Reply packagesCount(Call &call)
{
    const Result<FeedQuery> query = queryOf(call);
    return query ? countReply(call, *query) : Reply::error(query.error());
}

Reply searchFeed(Call &call)
{
    const Result<FeedQuery> query = searchQuery(call);
    if (!query)
        return Reply::error(query.error());
    return feedReply(call, *query, u"Search"_s, "Search()");
}

Reply searchCount(Call &call)
{
    const Result<FeedQuery> query = searchQuery(call);
    return query ? countReply(call, *query) : Reply::error(query.error());
}

Reply packageEntry(Call &call)
{
    static const QRegularExpression pattern(
        u"^Packages\\(Id='([^']{1,255})',\\s*Version='([^']{1,255})'\\)$"_s);
    const QRegularExpressionMatch match = pattern.match(call.param("entity"));
    if (!match.hasMatch())
        return Reply::error(404, u"404 Not Found"_s);
    const QString key = versionKey(match.captured(2));
    Result<Releases> all = releases(call, canonicalName(match.captured(1)));
    if (!all)
        return Reply::error(all.error());
    for (const FeedEntry &entry : entriesOf(std::move(*all), true)) {
        if (entry.release.key() == key)
            return Reply::text(renderEntry(call, entry),
                               "application/atom+xml;type=entry;charset=utf-8");
    }
    return packageNotFound();
}

} // namespace packhouse::nuget
