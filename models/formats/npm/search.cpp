// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/npm/handlers.h"
#include "formats/npm/npmformat.h"
#include "formats/npm/packument.h"
#include "formats/npm/searchtexts.h"
#include "formats/support/searchwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr int namesAtOnce = 1000;
constexpr int mostResults = 250;
constexpr int usualResults = 20;

/// What stands for a package in a list: the version that "latest" leads to. Nothing where the
/// caller sees none.
std::optional<StoredVersion> shownVersion(const Call &call, const QString &name)
{
    const Result<QList<StoredVersion>> versions = seenVersions(call, name);
    if (!versions || versions->isEmpty())
        return std::nullopt;
    QStringList names;
    for (const StoredVersion &version : *versions)
        names.append(version.coordinates.version);
    const QString latest = completeTags(seenTags(call, name), names).value(u"latest"_s);
    return (*versions)[std::max<qsizetype>(0, names.indexOf(latest))];
}

QJsonObject manifestOf(const StoredVersion &version)
{
    return QJsonDocument::fromJson(version.metadata).object().value(u"manifest").toObject();
}

/// "Jo Doe <jo@example.org>", or an object with the parts of it.
QString personText(const QJsonValue &person)
{
    const QJsonObject parts = person.toObject();
    return person.isString()
               ? person.toString()
               : QStringList{parts.value(u"name").toString(), parts.value(u"email").toString()}
                     .join(u' ')
                     .trimmed();
}

/// Old manifests have them in one text.
QStringList keywordsOf(const QJsonValue &keywords)
{
    QStringList found;
    for (const QJsonValue &keyword : keywords.toArray())
        found.append(keyword.toString());
    if (keywords.isString())
        found = keywords.toString().split(u',', Qt::SkipEmptyParts);
    return found;
}

QJsonObject searchResult(const Call &call, const QString &name)
{
    const std::optional<StoredVersion> shown = shownVersion(call, name);
    if (!shown)
        return {};
    const QJsonObject manifest = manifestOf(*shown);
    QJsonObject package{
        {u"name"_s, shown->coordinates.name},
        {u"version"_s, shown->coordinates.version},
        {u"description"_s, manifest.value(u"description").toString()},
        {u"keywords"_s, QJsonArray::fromStringList(keywordsOf(manifest.value(u"keywords")))},
        {u"date"_s, shown->created.toUTC().toString(Qt::ISODateWithMs)},
        {u"links"_s, QJsonObject()},
        {u"publisher"_s, QJsonObject{{u"username"_s, shown->publisher}}},
        {u"maintainers"_s, QJsonArray()}};
    if (const QString author = personText(manifest.value(u"author")); !author.isEmpty())
        package.insert(u"author"_s, QJsonObject{{u"name"_s, author}});
    const QJsonObject detail{{u"quality"_s, 1}, {u"popularity"_s, 1}, {u"maintenance"_s, 1}};
    return {{u"package"_s, package},
            {u"score"_s, QJsonObject{{u"final"_s, 1}, {u"detail"_s, detail}}},
            {u"searchScore"_s, 1}};
}

/// At the instance a name's scope says which group has it.
bool isInPlace(const Call &call, const PackageReader::Name &name)
{
    const Result<Scope> place = placeOf(call, name.canonicalName);
    const Result<Scope> project = call.store.scope(name.project);
    return place && project && place->holds(project->path);
}

Described described(const Call &call, const PackageReader::Name &name)
{
    const auto read = [&] {
        Described found;
        const std::optional<StoredVersion> shown = shownVersion(call, name.name);
        if (!shown)
            return found;
        const QJsonObject manifest = manifestOf(*shown);
        for (const QString &keyword : keywordsOf(manifest.value(u"keywords")))
            found.keywords.append(keyword.trimmed().toLower());
        found.author = personText(manifest.value(u"author")).toLower();
        found.text = manifest.value(u"description").toString().toLower() + u'\n'
                     + found.keywords.join(u'\n') + u'\n' + found.author;
        return found;
    };
    const quint64 generation = call.store.generation(call.format->id(), name.canonicalName)
                                   ->value();
    const QByteArray key = QByteArray::number(call.scope.id) + '\n' + call.caller.reachKey() + '\n'
                           + name.name.toUtf8();
    return static_cast<const NpmFormat *>(call.format)->searchTexts().of(key, generation, read);
}

/// "keywords:tree" and "author:jo" look there alone. Qualifiers that say nothing here
/// ("not:unstable") are left out before.
bool matches(const QString &word, const QString &name, const Described &text)
{
    if (word.startsWith(u"keywords:"_s)) {
        const QStringList wanted = word.mid(9).split(u',', Qt::SkipEmptyParts);
        return std::any_of(wanted.begin(), wanted.end(),
                           [&](const QString &each) { return text.keywords.contains(each); });
    }
    if (word.startsWith(u"author:"_s))
        return text.author.contains(word.mid(7));
    return name.contains(word, Qt::CaseInsensitive) || text.text.contains(word);
}

bool isKnownQualifier(const QString &word)
{
    return word.startsWith(u"keywords:"_s) || word.startsWith(u"author:"_s);
}

/// Names that hold every word come before those of which other words tell it; a name in several
/// projects counts once.
Result<QStringList> matchingNames(const Call &call, const QStringList &words)
{
    QStringList byName;
    QStringList byText;
    QString last;
    QString after;
    while (true) {
        const auto names = call.store.names(call.scope, call.format->id(), after, namesAtOnce);
        if (!names)
            return fail(names.error());
        for (const PackageReader::Name &name : *names) {
            if (name.name == last || !isInPlace(call, name))
                continue;
            last = name.name;
            const bool inName = std::all_of(words.begin(), words.end(), [&](const QString &word) {
                return name.canonicalName.contains(word, Qt::CaseInsensitive);
            });
            if (inName) {
                byName.append(name.name);
                continue;
            }
            const Described text = described(call, name);
            if (std::all_of(words.begin(), words.end(), [&](const QString &word) {
                    return matches(word, name.canonicalName, text);
                }))
                byText.append(name.name);
        }
        if (names->size() < namesAtOnce)
            return byName + byText;
        after = names->last().canonicalName;
    }
}

} // namespace

Described SearchTexts::of(const QByteArray &key, quint64 generation,
                          const std::function<Described()> &read)
{
    {
        const std::lock_guard lock(m_mutex);
        const Kept *kept = m_kept.find(key);
        if (kept && kept->generation == generation)
            return kept->described;
    }
    const Described described = read();
    const std::lock_guard lock(m_mutex);
    m_kept.insert(key, {generation, described}, key.size() + 4 * described.text.size());
    return described;
}

Reply search(Call &call)
{
    Result<QStringList> words = searchWords(call.queryValue(u"text"));
    if (!words)
        return Reply::error(words.error());
    words->removeIf(
        [](const QString &word) { return word.contains(u':') && !isKnownQualifier(word); });
    const Result<QStringList> names = matchingNames(call, *words);
    if (!names)
        return Reply::error(names.error());
    bool given = false;
    const int size = call.queryValue(u"size").toInt(&given);
    const int from = std::max(0, call.queryValue(u"from").toInt());
    const int most = given ? std::clamp(size, 0, mostResults) : usualResults;
    QJsonArray objects;
    for (const QString &name : names->mid(from, most)) {
        if (const QJsonObject result = searchResult(call, name); !result.isEmpty())
            objects.append(result);
    }
    return Reply::json(QJsonObject{{u"objects"_s, objects},
                                   {u"total"_s, names->size()},
                                   {u"time"_s, call.clock.now().toString(Qt::ISODateWithMs)}});
}

} // namespace packhouse::npm
