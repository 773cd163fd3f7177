// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/handlers.h"

#include "formats/format.h"
#include "formats/forwarder.h"
#include "formats/npm/names.h"
#include "formats/npm/packument.h"
#include "formats/support/searchwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr int namesAtOnce = 1000;
constexpr int mostResults = 250;

QJsonObject searchResult(const Call &call, const QString &name)
{
    const Result<QList<StoredVersion>> versions = seenVersions(call, name);
    if (!versions || versions->isEmpty())
        return {};
    QStringList names;
    for (const StoredVersion &version : *versions)
        names.append(version.coordinates.version);
    const QString latest = completeTags(seenTags(call, name), names).value(u"latest"_s);
    const StoredVersion &shown = (*versions)[std::max<qsizetype>(0, names.indexOf(latest))];
    const QJsonObject manifest =
        QJsonDocument::fromJson(shown.metadata).object().value(u"manifest").toObject();
    const QJsonObject package{{u"name"_s, shown.coordinates.name},
                              {u"version"_s, shown.coordinates.version},
                              {u"description"_s, manifest.value(u"description").toString()},
                              {u"keywords"_s, manifest.value(u"keywords").toArray()},
                              {u"date"_s, shown.created.toUTC().toString(Qt::ISODateWithMs)},
                              {u"links"_s, QJsonObject()},
                              {u"publisher"_s, QJsonObject{{u"username"_s, shown.publisher}}},
                              {u"maintainers"_s, QJsonArray()}};
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
    return place && project && place->holds(project->path) && call.mayRead(name.project);
}

/// Names that hold every word; a name in several projects counts once.
Result<QStringList> matchingNames(const Call &call, const QStringList &words)
{
    QStringList found;
    QString after;
    while (true) {
        const auto names = call.store.names(call.scope, call.format->id(), after, namesAtOnce);
        if (!names)
            return fail(names.error());
        for (const PackageReader::Name &name : *names) {
            const bool matches = std::all_of(words.begin(), words.end(), [&](const QString &word) {
                return name.canonicalName.contains(word, Qt::CaseInsensitive);
            });
            if (matches && (found.isEmpty() || found.last() != name.name) && isInPlace(call, name))
                found.append(name.name);
        }
        if (names->size() < namesAtOnce)
            return found;
        after = names->last().canonicalName;
    }
}

/// The upstream is asked only about names that nobody here has ever had.
Reply audit(Call &call, const QStringList &names, const QByteArray &route, const Reply &nothing)
{
    const FormatId type = call.format->id();
    for (const QString &name : names) {
        const auto here = call.store.everywhere(call.scope, type, canonical(name));
        if (call.store.reservation(call.scope, call.caller, type, canonical(name)) || !here
            || !here->isEmpty())
            return nothing;
    }
    Missing missing;
    missing.upstreamPath = route;
    missing.notFound = nothing;
    return names.isEmpty() ? nothing : call.forwarder.forward(call, missing);
}

} // namespace

Reply ping(Call &)
{
    return Reply::json(QJsonObject());
}

Reply whoami(Call &call)
{
    if (call.caller.anonymous())
        return Reply::error(401, u"401 Unauthorized"_s);
    return Reply::json(QJsonObject{{u"username"_s, call.caller.name()}});
}

Reply search(Call &call)
{
    Result<QStringList> words = searchWords(call.queryValue(u"text"));
    if (!words)
        return Reply::error(words.error());
    // Qualifiers such as keywords: are not known here.
    words->removeIf([](const QString &word) { return word.contains(u':'); });
    const Result<QStringList> names = matchingNames(call, *words);
    if (!names)
        return Reply::error(names.error());
    bool given = false;
    const int size = call.queryValue(u"size").toInt(&given);
    const int from = std::max(0, call.queryValue(u"from").toInt());
    QJsonArray objects;
    for (const QString &name : names->mid(from, given ? std::clamp(size, 0, mostResults) : 20)) {
        if (const QJsonObject result = searchResult(call, name); !result.isEmpty())
            objects.append(result);
    }
    return Reply::json(QJsonObject{{u"objects"_s, objects},
                                   {u"total"_s, names->size()},
                                   {u"time"_s, call.clock.now().toString(Qt::ISODateWithMs)}});
}

Reply auditBulk(Call &call)
{
    const QStringList names = QJsonDocument::fromJson(call.body.bytes).object().keys();
    return audit(call, names, "-/npm/v1/security/advisories/bulk"_ba, Reply::json(QJsonObject()));
}

Reply auditQuick(Call &call)
{
    const QJsonObject body = QJsonDocument::fromJson(call.body.bytes).object();
    QStringList names = body.value(u"dependencies").toObject().keys();
    names += body.value(u"requires").toObject().keys();
    const QJsonObject none{
        {u"info"_s, 0}, {u"low"_s, 0}, {u"moderate"_s, 0}, {u"high"_s, 0}, {u"critical"_s, 0}};
    const QJsonObject metadata{{u"vulnerabilities"_s, none},
                               {u"dependencies"_s, names.size()},
                               {u"devDependencies"_s, 0},
                               {u"optionalDependencies"_s, 0},
                               {u"totalDependencies"_s, names.size()}};
    return audit(call, names, "-/npm/v1/security/audits/quick"_ba,
                 Reply::json(QJsonObject{{u"actions"_s, QJsonArray()},
                                         {u"advisories"_s, QJsonObject()},
                                         {u"muted"_s, QJsonArray()},
                                         {u"metadata"_s, metadata}}));
}

} // namespace packhouse::npm
