// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/handlers.h"
#include "formats/composer/listing.h"
#include "formats/composer/manifest.h"
#include "formats/support/searchwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostLookedInto = 5'000; ///< names whose descriptions one search reads
constexpr qsizetype MostFound = 5'000;
constexpr qsizetype MostResults = 100; ///< a page; protocol: what the public registry gives at most
constexpr qsizetype UsualResults = 15;

/// What a package says of itself, by its newest version.
struct Found
{
    QString name;
    QJsonObject manifest;
    bool isAbandoned = false;
};

std::optional<Found> lookInto(const Call &call, const QString &name)
{
    const Result<QList<StoredVersion>> versions = listed(call, name);
    if (!versions || versions->isEmpty())
        return std::nullopt;
    const StoredVersion &newest = versions->last();
    return Found{
        name,
        QJsonDocument::fromJson(manifestOf(newest.files.last()).toByteArray()).object(),
        newest.status == Status::Deprecated,
    };
}

bool holdsAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return text.contains(word); });
}

bool fits(const Found &found, const QStringList &words)
{
    QStringList texts{found.name, found.manifest["description"_L1].toString()};
    for (const QJsonValue &keyword : found.manifest["keywords"_L1].toArray())
        texts << keyword.toString();
    return holdsAll(texts.join(u'\n').toLower(), words);
}

QString typeOf(const Found &found)
{
    return found.manifest["type"_L1].toString(u"library"_s);
}

} // namespace

// protocol: Composer's "list", {"packageNames": [...]}, narrowed by vendor= and by filter=, a name
// with asterisks
Reply nameList(Call &call)
{
    Result<QStringList> names = namesHere(call);
    if (!names)
        return Reply::error(names.error());
    if (const QString vendor = call.queryValue(u"vendor"); !vendor.isEmpty())
        names->removeIf(
            [&](const QString &name) { return name.section(u'/', 0, 0) != vendor.toLower(); });
    if (const QString filter = call.queryValue(u"filter"); !filter.isEmpty()) {
        const QString pattern = QRegularExpression::escape(filter).replace(u"\\*"_s, u".*"_s);
        const QRegularExpression fitting(QRegularExpression::anchoredPattern(pattern),
                                         QRegularExpression::CaseInsensitiveOption);
        names->removeIf([&](const QString &name) { return !fitting.match(name).hasMatch(); });
    }
    return Reply::json(QJsonObject{{u"packageNames"_s, QJsonArray::fromStringList(*names)}});
}

// protocol: Composer's "search": q, type, per_page and page are asked; results and total answered
Reply search(Call &call)
{
    const Result<QStringList> words = searchWords(call.queryValue(u"q"));
    if (!words)
        return Reply::error(words.error());
    const Result<QStringList> names = namesHere(call);
    if (!names)
        return Reply::error(names.error());
    const QString type = call.queryValue(u"type");
    std::vector<Found> fitting;
    qsizetype lookedInto = 0;
    for (const QString &name : *names) {
        if (qsizetype(fitting.size()) == MostFound)
            break;
        if (!holdsAll(name, *words) && ++lookedInto > MostLookedInto)
            continue; // by their names they are found all the same
        std::optional<Found> found = lookInto(call, name);
        if (found && fits(*found, *words) && (type.isEmpty() || typeOf(*found) == type))
            fitting.push_back(std::move(*found));
    }
    const int asked = call.queryValue(u"per_page").toInt();
    const qsizetype size = asked > 0 ? std::min<qsizetype>(asked, MostResults) : UsualResults;
    const qsizetype page = std::max(1, call.queryValue(u"page").toInt());
    QJsonArray results;
    for (qsizetype at = (page - 1) * size; at < page * size && at < qsizetype(fitting.size());
         ++at) {
        const Found &found = fitting[at];
        QJsonObject result{{u"name"_s, found.name},
                           {u"description"_s, found.manifest["description"_L1].toString()},
                           {u"type"_s, typeOf(found)}};
        if (found.isAbandoned)
            result.insert(u"abandoned"_s, true);
        results.append(result);
    }
    return Reply::json(QJsonObject{{u"results"_s, results}, {u"total"_s, qint64(fitting.size())}});
}

} // namespace packhouse::composer
