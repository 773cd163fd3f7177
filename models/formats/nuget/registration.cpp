// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/nuget/handlers.h"
#include "formats/nuget/names.h"
#include "formats/nuget/releases.h"
#include "formats/nuget/versionrange.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <span>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t PageSize = 64;
constexpr auto JsonType = "application/json";

using Part = std::span<const Release>;

void insertText(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

QJsonArray dependencyGroups(const QString &leaf, const Nuspec &spec)
{
    QJsonArray groups;
    for (const DependencyGroup &group : spec.groups) {
        QString id = leaf + u"#dependencyGroup"_s;
        if (!group.framework.isEmpty())
            id += u'/' + group.framework.toLower();
        QJsonArray dependencies;
        for (const NuspecDependency &one : group.dependencies) {
            dependencies.append(QJsonObject{
                {u"@id"_s, id + u'/' + one.id.toLower()},
                {u"@type"_s, u"PackageDependency"_s},
                {u"id"_s, one.id},
                {u"range"_s, one.range.isEmpty() ? u"(, )"_s : portableRange(one.range)}});
        }
        QJsonObject object{{u"@id"_s, id},
                           {u"@type"_s, u"PackageDependencyGroup"_s},
                           {u"dependencies"_s, dependencies}};
        insertText(object, u"targetFramework"_s, group.framework);
        groups.append(object);
    }
    return groups;
}

/// What lies in the package itself, by its path there and by the address that it is read at;
/// \a beside is where the package is.
void insertHeld(QJsonObject &entry, const QString &beside, const Nuspec &spec)
{
    if (!spec.icon.isEmpty()) {
        entry.insert(u"iconFile"_s, spec.icon);
        // It counts more than an address in the .nuspec, as for clients.
        entry.insert(u"iconUrl"_s, beside + u"/icon"_s);
    }
    if (!spec.readme.isEmpty()) {
        entry.insert(u"readmeFile"_s, spec.readme);
        entry.insert(u"readmeUrl"_s, beside + u"/readme"_s);
    }
}

QJsonObject catalogEntry(const QString &leaf, const QString &content, const Release &release)
{
    const Nuspec spec = release.nuspec();
    QJsonObject entry{{u"@id"_s, leaf},
                      {u"@type"_s, u"PackageDetails"_s},
                      {u"id"_s, release.stored.coordinates.name},
                      {u"version"_s, release.fullVersion(spec)},
                      {u"authors"_s, spec.authors},
                      {u"description"_s, spec.description},
                      {u"summary"_s, spec.summary.isEmpty() ? spec.description : spec.summary},
                      {u"tags"_s, spec.tags},
                      {u"published"_s, isoTime(release.stored.created)},
                      {u"listed"_s, release.listed()},
                      {u"requireLicenseAcceptance"_s, spec.requireLicenseAcceptance},
                      {u"packageContent"_s, content},
                      {u"dependencyGroups"_s, dependencyGroups(leaf, spec)}};
    insertText(entry, u"title"_s, spec.title);
    insertText(entry, u"projectUrl"_s, spec.projectUrl);
    insertText(entry, u"licenseUrl"_s, spec.licenseUrl);
    insertText(entry, u"iconUrl"_s, spec.iconUrl);
    insertText(entry, u"language"_s, spec.language);
    insertText(entry, u"minClientVersion"_s, spec.minClientVersion);
    insertText(entry, u"copyright"_s, spec.copyright);
    insertText(entry, u"releaseNotes"_s, spec.releaseNotes);
    insertText(entry, spec.licenseIsFile ? u"licenseFile"_s : u"licenseExpression"_s, spec.license);
    insertHeld(entry, content.section(u'/', 0, -2), spec);
    if (const QJsonObject from = spec.repository.json(); !from.isEmpty())
        entry.insert(u"repository"_s, from);
    if (const QJsonArray types = spec.typesJson(); !types.isEmpty())
        entry.insert(u"packageTypes"_s, types);
    entry.insert(u"packageHash"_s, latin(release.package.hashes.sha512.toBase64()));
    entry.insert(u"packageHashAlgorithm"_s, u"SHA512"_s);
    entry.insert(u"packageSize"_s, release.package.size);
    // Why a version is not listed is told in the same way.
    const Status status = release.stored.status;
    const QString &message = release.stored.statusMessage;
    if (status == Status::Deprecated || (status == Status::Hidden && !message.isEmpty())) {
        entry.insert(u"deprecation"_s, QJsonObject{{u"@id"_s, leaf + u"#deprecation"_s},
                                                   {u"reasons"_s, QJsonArray{u"Other"_s}},
                                                   {u"message"_s, message}});
    }
    return entry;
}

QString indexUrl(const Call &call, const QString &canonical)
{
    return latin(address(call) + "/metadata/" + QUrl::toPercentEncoding(canonical) + "/index.json");
}

QJsonObject leafOf(const Call &call, const Release &release)
{
    const QString leaf = latin(registrationUrl(call, release));
    const QString content = latin(packageUrl(call, release));
    return {{u"@id"_s, leaf},
            {u"@type"_s, u"Package"_s},
            {u"packageContent"_s, content},
            {u"registration"_s, indexUrl(call, release.stored.canonicalName)},
            {u"listed"_s, release.listed()},
            {u"published"_s, isoTime(release.stored.created)},
            {u"catalogEntry"_s, catalogEntry(leaf, content, release)}};
}

/// Without its items: those are asked for by their bounds, which stay right when versions come.
QJsonObject pageHead(const Call &call, Part part)
{
    const QString canonical = part.front().stored.canonicalName;
    const QByteArray bounds = part.front().key().toLatin1() + '/' + part.back().key().toLatin1();
    const QByteArray url = address(call) + "/metadata/" + QUrl::toPercentEncoding(canonical)
                           + "/page/" + bounds + ".json";
    return {{u"@id"_s, latin(url)},
            {u"@type"_s, u"catalog:CatalogPage"_s},
            {u"lower"_s, part.front().version.normalised()},
            {u"upper"_s, part.back().version.normalised()},
            {u"count"_s, int(part.size())}};
}

QJsonObject wholePage(const Call &call, Part part)
{
    QJsonObject page = pageHead(call, part);
    page.insert(u"parent"_s, indexUrl(call, part.front().stored.canonicalName));
    QJsonArray items;
    for (const Release &release : part)
        items.append(leafOf(call, release));
    page.insert(u"items"_s, items);
    return page;
}

Result<QByteArray> renderIndex(const Call &call, const QString &canonical)
{
    const Result<Releases> all = releases(call, canonical);
    if (!all)
        return fail(all.error());
    if (all->empty())
        return fail(ErrorCode::NotFound, Text::of("There is no package %1 here.", canonical));
    const Part whole(*all);
    QJsonArray pages;
    for (size_t at = 0; at < whole.size(); at += PageSize) {
        const Part part = whole.subspan(at, std::min(PageSize, whole.size() - at));
        pages.append(whole.size() <= PageSize ? wholePage(call, part) : pageHead(call, part));
    }
    const QJsonObject index{
        {u"@id"_s, indexUrl(call, canonical)},
        {u"@type"_s, QJsonArray{u"catalog:CatalogRoot"_s, u"PackageRegistration"_s}},
        {u"count"_s, pages.size()},
        {u"items"_s, pages}};
    return QJsonDocument(index).toJson(QJsonDocument::Compact);
}

Result<QByteArray> renderPage(const Call &call, const QString &canonical, const NuGetVersion &lower,
                              const NuGetVersion &upper)
{
    const Result<Releases> all = releases(call, canonical);
    if (!all)
        return fail(all.error());
    const auto first = std::lower_bound(
        all->begin(), all->end(), lower,
        [](const Release &release, const NuGetVersion &bound) { return release.version < bound; });
    const auto last = std::upper_bound(
        first, all->end(), upper,
        [](const NuGetVersion &bound, const Release &release) { return bound < release.version; });
    if (first == last)
        return fail(ErrorCode::NotFound, Text::of("There are no such versions of %1.", canonical));
    return QJsonDocument(wholePage(call, Part(first, last))).toJson(QJsonDocument::Compact);
}

Reply document(Call &call, const QByteArray &kind, const QString &canonical,
               const Documents::Render &render)
{
    if (std::optional<Reply> refused = anonymousAtGroup(call))
        return std::move(*refused);
    Result<Reply> reply = call.documents.document(
        documentKey(call, kind, canonical.toUtf8()),
        call.store.generation(call.format->id(), canonical), JsonType, call, render);
    if (!reply)
        return reply.error().code == ErrorCode::NotFound ? packageNotFound()
                                                         : Reply::error(reply.error());
    return std::move(*reply);
}

QString withoutJson(const QString &text)
{
    return text.endsWith(u".json"_s, Qt::CaseInsensitive) ? text.chopped(5) : text;
}

} // namespace

Reply registrationIndex(Call &call)
{
    const QString canonical = canonicalName(call.param("name"));
    return document(call, "registration", canonical, [&] { return renderIndex(call, canonical); });
}

Reply registrationPage(Call &call)
{
    const QString canonical = canonicalName(call.param("name"));
    const auto lower = NuGetVersion::parse(call.param("lower"));
    const auto upper = NuGetVersion::parse(withoutJson(call.param("upper")));
    if (!lower || !upper)
        return packageNotFound();
    const QByteArray bounds = lower->key().toLatin1() + '/' + upper->key().toLatin1();
    return document(call, "page " + bounds, canonical,
                    [&] { return renderPage(call, canonical, *lower, *upper); });
}

Reply registrationLeaf(Call &call)
{
    const QString canonical = canonicalName(call.param("name"));
    const QString key = versionKey(withoutJson(call.param("version")));
    if (key.isNull())
        return packageNotFound();
    return document(call, "leaf " + key.toLatin1(), canonical, [&]() -> Result<QByteArray> {
        const Result<Releases> all = releases(call, canonical);
        if (!all)
            return fail(all.error());
        for (const Release &release : *all) {
            if (release.key() == key)
                return QJsonDocument(leafOf(call, release)).toJson(QJsonDocument::Compact);
        }
        return fail(ErrorCode::NotFound, Text::of("There is no version %1 of %2.", key, canonical));
    });
}

Reply versionList(Call &call)
{
    const QString canonical = canonicalName(call.param("name"));
    return document(call, "versions", canonical, [&]() -> Result<QByteArray> {
        const Result<Releases> all = releases(call, canonical);
        if (!all)
            return fail(all.error());
        if (all->empty())
            return fail(ErrorCode::NotFound, Text::of("There is no package %1 here.", canonical));
        QJsonArray versions;
        for (const Release &release : *all)
            versions.append(release.key());
        return QJsonDocument(QJsonObject{{u"versions"_s, versions}}).toJson(QJsonDocument::Compact);
    });
}

} // namespace packhouse::nuget
