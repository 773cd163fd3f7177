// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/conan/conaninfo.h"
#include "formats/conan/handlers.h"
#include "formats/conan/lookup.h"
#include "formats/conan/stored.h"
#include "formats/format.h"
#include "formats/support/refusal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <set>

namespace packhouse::conan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestPattern = 200;
constexpr qsizetype MostResults = 10'000;
constexpr int NamesAtOnce = 1000;

struct RecipeQuery
{
    QString pattern; ///< empty: everything
    bool ignoreCase = true;
};

/// Adds the project's recipes that fit; \a user narrows to those that the instance's level reaches.
Result<void> collect(const Call &call, ScopeId project, const RecipeQuery &query,
                     const QString &user, QStringList &results)
{
    return call.store.fragments(
        project, call.format->id(), RecipesCollection,
        [&](const QByteArray &key, const QByteArray &, Status status) {
            const QString reference = QString::fromUtf8(key);
            const bool here =
                user.isEmpty()
                || reference.section(u'@', 1).section(u'/', 0, 0).compare(user, Qt::CaseInsensitive)
                       == 0;
            if (here && status != Status::Hidden && results.size() < MostResults
                && (results.isEmpty() || results.last() != reference)
                && (query.pattern.isEmpty()
                    || matchesReference(query.pattern, reference, query.ignoreCase)))
                results.append(reference);
        });
}

QByteArray resultsOf(const QStringList &results)
{
    return QJsonDocument(QJsonObject{{u"results"_s, QJsonArray::fromStringList(results)}})
        .toJson(QJsonDocument::Compact);
}

Reply searchProject(const Call &call, const RecipeQuery &query)
{
    const QByteArray key = "conan\nrecipes\n" + QByteArray::number(call.scope.id) + '\n'
                           + call.caller.reachKey() + '\n' + (query.ignoreCase ? "i" : "c") + '\n'
                           + query.pattern.toUtf8();
    Result<Reply> reply = call.documents.document(
        key, call.store.collectionGeneration(call.scope.id, call.format->id(), RecipesCollection),
        "application/json", call, [&]() -> Result<QByteArray> {
            QStringList results;
            if (const auto done = collect(call, call.scope.id, query, {}, results); !done)
                return fail(done.error());
            return resultsOf(results);
        });
    return reply ? std::move(*reply) : refused(reply.error());
}

/// The projects below that have anything of this type and that the caller may read.
Result<std::set<ScopeId>> projects(const Call &call)
{
    std::set<ScopeId> found;
    QString after;
    while (true) {
        const auto names = call.store.heldNames(call.scope, call.format->id(), after, NamesAtOnce);
        if (!names)
            return fail(names.error());
        for (const PackageReader::Name &name : *names) {
            if (!found.contains(name.project) && call.mayRead(name.project))
                found.insert(name.project);
        }
        if (names->size() < NamesAtOnce)
            return found;
        after = names->last().canonicalName;
    }
}

Reply searchInstance(const Call &call, const RecipeQuery &query)
{
    const auto all = projects(call);
    if (!all)
        return refused(all.error());
    QStringList results;
    for (const ScopeId project : *all) {
        const Result<Scope> scope = call.store.scope(project);
        if (!scope)
            continue;
        if (const auto done = collect(call, project, query, userOfProject(scope->path), results);
            !done)
            return refused(done.error());
    }
    results.sort();
    return Reply::text(resultsOf(results), "application/json");
}

Result<QJsonObject> packagesOf(const Call &call, const Reference &, const RecipeLayout &layout)
{
    const Result<PackageQuery> query = PackageQuery::parse(call.queryValue(u"q"));
    if (!query)
        return fail(query.error());
    const QString asked = call.param("rrev");
    const Revision *revision = asked.isEmpty() ? layout.latest() : layout.revision(asked);
    if (!revision)
        return fail(ErrorCode::NotFound, Text::of("404 Revision Not Found"));
    const bool namesOnly = call.queryValue(u"list_only") == u"True";
    QJsonObject result;
    const auto packages = layout.packages(revision->id);
    for (auto package = packages.cbegin(); package != packages.cend(); ++package) {
        const QByteArray info = infoOf(package->first().files.value(u"conaninfo.txt"_s));
        if (query->matches(ConanInfo::parse(info)))
            result.insert(package.key(), namesOnly ? QJsonObject() : ConanInfo::searchEntry(info));
    }
    return result;
}

} // namespace

Reply searchRecipes(Call &call)
{
    const RecipeQuery query{call.queryValue(u"q"), call.queryValue(u"ignorecase") != u"False"};
    if (query.pattern.size() > LongestPattern)
        return badRequest(u"Search term length must be less than 200 characters."_s);
    return call.scope.level == Level::Project ? searchProject(call, query)
                                              : searchInstance(call, query);
}

Reply searchPackages(Call &call)
{
    return document(call, "packages", packagesOf);
}

} // namespace packhouse::conan
