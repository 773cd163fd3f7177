// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/handlers.h"
#include "formats/nuget/releases.h"

#include <QJsonArray>
#include <QJsonObject>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

struct Resource
{
    const char *path;
    const char *type;
    const char *comment;
};

// Clients take the highest version of a type that they know.
constexpr Resource Reading[] = {
    {"/query", "SearchQueryService", "Filter and search for packages by keyword."},
    {"/query", "SearchQueryService/3.0.0-beta", "Filter and search for packages by keyword."},
    {"/query", "SearchQueryService/3.0.0-rc", "Filter and search for packages by keyword."},
    {"/metadata", "RegistrationsBaseUrl", "Get package metadata."},
    {"/metadata", "RegistrationsBaseUrl/3.0.0-beta", "Get package metadata."},
    {"/metadata", "RegistrationsBaseUrl/3.0.0-rc", "Get package metadata."},
    {"/metadata", "RegistrationsBaseUrl/3.6.0", "Get package metadata."},
    {"/autocomplete", "SearchAutocompleteService", "Complete package ids and versions."},
    {"/autocomplete", "SearchAutocompleteService/3.0.0-rc", "Complete package ids and versions."},
};
constexpr Resource ProjectOnly[] = {
    {"/download", "PackageBaseAddress/3.0.0", "Get package content (.nupkg)."},
    {"/download/{lower_id}/{lower_version}/readme", "ReadmeUriTemplate/6.13.0",
     "Get a package's readme."},
    {"/symbolpackage", "SymbolPackagePublish/4.9.0", "Push symbol packages."},
    // What "nuget list" asks of a source of protocol 3.
    {"/v2", "LegacyGallery", "List packages by protocol 2."},
    {"/v2", "LegacyGallery/2.0.0", "List packages by protocol 2."},
};

QJsonObject resource(const QByteArray &address, const Resource &one)
{
    return {{u"@id"_s, QString::fromLatin1(address + one.path)},
            {u"@type"_s, QString::fromLatin1(one.type)},
            {u"comment"_s, QString::fromLatin1(one.comment)}};
}

/// Whether a scope exists is no secret kept from those who may see it; to all others every scope
/// looks alike.
bool mustExist(const Call &call)
{
    return !call.caller.anonymous();
}

bool reaches(const Call &call)
{
    if (call.caller.may(Right::Read, call.scope))
        return true;
    return call.scope.level == Level::Group && call.caller.token
           && call.scope.holds(call.caller.token->scope.path);
}

Reply indexOf(const QByteArray &address, const char *publish, bool group)
{
    QJsonArray resources;
    for (const Resource &one : Reading)
        resources.append(resource(address, one));
    if (!group) {
        for (const Resource &one : ProjectOnly)
            resources.append(resource(address, one));
        resources.append(resource(
            address, {publish, "PackagePublish/2.0.0", "Push and delete (or unlist) packages."}));
    }
    return Reply::json(QJsonObject{{u"version"_s, u"3.0.0"_s}, {u"resources"_s, resources}});
}

Reply projectIndexWith(const Call &call, const char *publish)
{
    if (mustExist(call) && (call.scope.level != Level::Project || !reaches(call)))
        return Reply::error(404, u"404 Project Not Found"_s);
    return indexOf(address(call), publish, false);
}

} // namespace

Reply projectIndex(Call &call)
{
    return projectIndexWith(call, "");
}

Reply unlistingIndex(Call &call)
{
    return projectIndexWith(call, "/unlist");
}

Reply groupIndex(Call &call)
{
    if (mustExist(call) && (call.scope.level != Level::Group || !reaches(call)))
        return Reply::error(404, u"404 Group Not Found"_s);
    // Where there is no such group the scope does not tell the level.
    return indexOf(call.baseUrl
                       + (call.prefix.isEmpty() ? ""_ba : call.prefix + "/-/packages/nuget"),
                   "", true);
}

} // namespace packhouse::nuget
