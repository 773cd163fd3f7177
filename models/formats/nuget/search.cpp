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
    bool texts = true; ///< looks into what packages tell, too
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

/// Whether the name alone has all words. protocol: "id:acme" and "packageid:acme" ask for an id,
/// "tags:x" and others for what their field holds
bool isNamed(const QString &canonical, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        const QString field = word.section(u':', 0, 0);
        const bool asksId = field == u"id" || field == u"packageid" || !word.contains(u':');
        return asksId && canonical.contains(word.section(u':', -1));
    });
}

/// Whether each word is in one of the fields of a rendered item, or in the one that it names.
bool tells(const QByteArray &item, const QStringList &words)
{
    static const QHash<QString, QString> named{
        {u"id"_s, u"id"_s},
        {u"packageid"_s, u"id"_s},
        {u"title"_s, u"title"_s},
        {u"tag"_s, u"tags"_s},
        {u"tags"_s, u"tags"_s},
        {u"author"_s, u"authors"_s},
        {u"authors"_s, u"authors"_s},
        {u"summary"_s, u"summary"_s},
        {u"description"_s, u"description"_s},
    };
    const QJsonObject object = QJsonDocument::fromJson(item).object();
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        const QString field = named.value(word.section(u':', 0, 0));
        const QString text = word.contains(u':') ? word.section(u':', 1) : word;
        const QStringList fields = field.isEmpty() || !word.contains(u':') ? named.values()
                                                                           : QStringList{field};
        return std::any_of(fields.begin(), fields.end(), [&](const QString &key) {
            return object.value(key).toString().contains(text, Qt::CaseInsensitive);
        });
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
    const QJsonArray types = spec.typesJson();
    item.insert(u"packageTypes"_s,
                types.isEmpty() ? QJsonArray{QJsonObject{{u"name"_s, u"Dependency"_s}}} : types);
    for (const auto &[key, value] :
         {std::pair(u"projectUrl"_s, spec.projectUrl), std::pair(u"licenseUrl"_s, spec.licenseUrl),
          std::pair(u"iconUrl"_s, iconUrl(call, newest, spec))}) {
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

/// Goes through names, those that have the words first and then those that only tell them.
class Search
{
public:
    Search(const Call &call, const Wishes &wanted) : m_call(call), m_wanted(wanted) {}

    Result<Hits> run()
    {
        const Result<std::vector<ListedName>> names = listedNames(m_call);
        if (!names)
            return fail(names.error());
        for (const bool named : {true, false}) {
            if (!named && (m_wanted.words.isEmpty() || !m_wanted.texts))
                break;
            for (const ListedName &name : *names) {
                if (isNamed(name.canonical, m_wanted.words) != named)
                    continue;
                if (Result<void> looked = look(name, named); !looked)
                    return fail(looked.error());
            }
        }
        return std::move(m_hits);
    }

private:
    Result<void> look(const ListedName &name, bool named)
    {
        const bool onPage = m_hits.total >= m_wanted.skip
                            && m_hits.total < m_wanted.skip + m_wanted.take;
        // Past that many the total is how many names fit, which is what it nearly always is, and
        // what other names tell is not looked at.
        if (!(onPage && named) && ++m_lookedInto > MostLookedInto) {
            m_hits.total += named ? 1 : 0;
            return {};
        }
        Result<QByteArray> item = itemOf(m_call, name.canonical, m_wanted.prerelease);
        if (!item)
            return fail(item.error());
        if (item->isEmpty() || (!named && !tells(*item, m_wanted.words)))
            return {};
        ++m_hits.total;
        if (onPage)
            m_hits.items.append(std::move(*item));
        return {};
    }

    const Call &m_call;
    const Wishes &m_wanted;
    Hits m_hits;
    size_t m_lookedInto = 0;
};

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
    const Result<Hits> all = Search(call, wanted).run();
    return all ? found(all->total, all->items.join(',')) : Reply::error(all.error());
}

Reply autocomplete(Call &call)
{
    if (std::optional<Reply> refused = anonymousAtGroup(call))
        return std::move(*refused);
    Wishes wanted = wishes(call);
    wanted.texts = false;
    if (!wanted.wrong.isEmpty())
        return Reply::error(400, wanted.wrong);
    if (const QString id = call.queryValue(u"id"); !id.isNull())
        return completedVersions(call, canonicalName(id), wanted.prerelease);
    const Result<Hits> all = Search(call, wanted).run();
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
