// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/nuget/catalogue.h"
#include "formats/nuget/handlers.h"
#include "formats/nuget/names.h"
#include "formats/support/searchwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr int UsualTake = 20;
constexpr int MostTake = 1000;
constexpr size_t MostLookedInto = 5'000; ///< names whose versions one search looks at

struct Wishes
{
    QStringList words; ///< in lower case
    qsizetype skip = 0;
    qsizetype take = UsualTake;
    bool prerelease = true;
    QString wrong; ///< why the query is; empty: it is not
};

Wishes wishes(const Call &call)
{
    Wishes out;
    Result<QStringList> words = searchWords(call.queryValue(u"q"));
    if (words)
        out.words = std::move(*words);
    else
        out.wrong = english(words.error());
    const auto number = [&](QStringView name, qsizetype least, qsizetype &value) {
        const QString text = call.queryValue(name);
        if (text.isNull())
            return;
        bool good = false;
        value = text.toInt(&good);
        if (!good || value < least)
            out.wrong = name.toString() + u" does not have a valid value"_s;
    };
    number(u"skip", 0, out.skip);
    number(u"take", 1, out.take);
    out.take = std::min<qsizetype>(out.take, MostTake);
    const QString prerelease = call.queryValue(u"prerelease").toLower();
    if (!prerelease.isNull() && prerelease != u"true" && prerelease != u"false")
        out.wrong = u"prerelease is invalid"_s;
    out.prerelease = prerelease != u"false";
    return out;
}

bool fits(const ListedName &name, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](QString word) {
        // "id:acme" and "packageid:acme" are how clients ask for an id.
        const qsizetype colon = word.indexOf(u':');
        return name.canonical.contains(colon < 0 ? word : word.mid(colon + 1));
    });
}

/// The listed releases, newest first.
std::vector<const Release *> offered(const Releases &all, bool prerelease)
{
    std::vector<const Release *> found;
    for (auto release = all.rbegin(); release != all.rend(); ++release) {
        if (release->listed() && (prerelease || !release->version.isPrerelease()))
            found.push_back(&*release);
    }
    return found;
}

QJsonObject searchItem(const Call &call, const std::vector<const Release *> &found)
{
    const Release &newest = *found.front();
    const Nuspec spec = newest.nuspec();
    const QString &name = newest.stored.coordinates.name;
    QJsonArray versions;
    for (auto release = found.rbegin(); release != found.rend(); ++release) {
        versions.append(QJsonObject{{u"@id"_s, latin(registrationUrl(call, **release))},
                                    {u"version"_s, (*release)->fullVersion((*release)->nuspec())},
                                    {u"downloads"_s, 0}});
    }
    QJsonObject item{
        {u"@type"_s, u"Package"_s},
        {u"@id"_s, latin(address(call) + "/metadata/"
                         + QUrl::toPercentEncoding(newest.stored.canonicalName) + "/index.json")},
        {u"id"_s, name},
        {u"version"_s, newest.fullVersion(spec)},
        {u"title"_s, spec.title.isEmpty() ? name : spec.title},
        {u"authors"_s, spec.authors},
        {u"description"_s, spec.description},
        {u"summary"_s, spec.summary.isEmpty() ? spec.description : spec.summary},
        {u"tags"_s, spec.tags},
        {u"totalDownloads"_s, 0},
        {u"verified"_s, true},
        {u"versions"_s, versions}};
    item.insert(u"registration"_s, item.value(u"@id"));
    for (const auto &[key, value] :
         {std::pair(u"projectUrl"_s, spec.projectUrl), std::pair(u"licenseUrl"_s, spec.licenseUrl),
          std::pair(u"iconUrl"_s, spec.iconUrl)}) {
        if (!value.isEmpty())
            item.insert(key, value);
    }
    return item;
}

/// A name's part of the answer; empty where it has nothing to offer. Kept until the name changes.
Result<QByteArray> itemOf(const Call &call, const QString &canonical, bool prerelease)
{
    const auto render = [&]() -> Result<QByteArray> {
        const Result<Releases> all = releases(call, canonical);
        if (!all)
            return fail(all.error());
        const auto found = offered(*all, prerelease);
        if (found.empty())
            return QByteArray();
        return QJsonDocument(searchItem(call, found)).toJson(QJsonDocument::Compact);
    };
    const Result<Reply> reply = call.documents.document(
        documentKey(call, prerelease ? "search" : "search stable", canonical.toUtf8()),
        call.store.generation(call.format->id(), canonical), "application/json", call, render);
    if (!reply)
        return fail(reply.error());
    const auto *document = std::get_if<DocumentPtr>(&reply->body);
    return document ? (*document)->bytes : std::get<QByteArray>(reply->body);
}

struct Hits
{
    qsizetype total = 0;
    QByteArrayList items; ///< those between skip and skip + take
};

Result<Hits> hits(const Call &call, const Wishes &wanted)
{
    const Result<std::vector<ListedName>> names = listedNames(call);
    if (!names)
        return fail(names.error());
    Hits hits;
    size_t lookedInto = 0;
    for (const ListedName &name : *names) {
        if (!fits(name, wanted.words))
            continue;
        const bool onPage = hits.total >= wanted.skip && hits.total < wanted.skip + wanted.take;
        // Past that many the total is how many names fit, which is what it nearly always is.
        if (!onPage && ++lookedInto > MostLookedInto) {
            ++hits.total;
            continue;
        }
        Result<QByteArray> item = itemOf(call, name.canonical, wanted.prerelease);
        if (!item)
            return fail(item.error());
        if (item->isEmpty())
            continue;
        ++hits.total;
        if (onPage)
            hits.items.append(std::move(*item));
    }
    return hits;
}

Reply found(qsizetype total, const QByteArray &data)
{
    return Reply::text("{\"totalHits\":" + QByteArray::number(total) + ",\"data\":[" + data + "]}",
                       "application/json");
}

Reply completedVersions(const Call &call, const QString &canonical, bool prerelease)
{
    const Result<Releases> all = releases(call, canonical);
    if (!all)
        return Reply::error(all.error());
    QJsonArray versions;
    const auto newestFirst = offered(*all, prerelease);
    for (auto release = newestFirst.rbegin(); release != newestFirst.rend(); ++release)
        versions.append((*release)->fullVersion((*release)->nuspec()));
    return Reply::json(QJsonObject{{u"totalHits"_s, versions.size()}, {u"data"_s, versions}});
}

} // namespace

Reply search(Call &call)
{
    if (std::optional<Reply> refused = anonymousAtGroup(call))
        return std::move(*refused);
    const Wishes wanted = wishes(call);
    if (!wanted.wrong.isEmpty())
        return Reply::error(400, wanted.wrong);
    const Result<Hits> all = hits(call, wanted);
    return all ? found(all->total, all->items.join(',')) : Reply::error(all.error());
}

Reply autocomplete(Call &call)
{
    if (std::optional<Reply> refused = anonymousAtGroup(call))
        return std::move(*refused);
    const Wishes wanted = wishes(call);
    if (!wanted.wrong.isEmpty())
        return Reply::error(400, wanted.wrong);
    if (const QString id = call.queryValue(u"id"); !id.isNull())
        return completedVersions(call, canonicalName(id), wanted.prerelease);
    const Result<Hits> all = hits(call, wanted);
    if (!all)
        return Reply::error(all.error());
    QByteArrayList names;
    for (const QByteArray &item : all->items) {
        const QString id = QJsonDocument::fromJson(item).object().value(u"id").toString();
        names.append('"' + id.toUtf8() + '"'); // ids hold nothing that JSON would escape
    }
    return found(all->total, names.join(','));
}

} // namespace packhouse::nuget
