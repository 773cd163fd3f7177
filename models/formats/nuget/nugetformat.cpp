// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/nugetformat.h"

#include "formats/nuget/handlers.h"
#include "formats/nuget/inspection.h"
#include "formats/nuget/names.h"
#include "formats/nuget/nugetversion.h"
#include "formats/nuget/releases.h"
#include "formats/nuget/snippets.h"
#include "formats/nuget/source.h"
#include "formats/nuget/symbols.h"
#include "formats/support/formupload.h"

#include <QUrl>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace nuget {

namespace {

constexpr CapabilityRow Rows[] = {
    {"nuget", true, false, false, true, true, false, "no", true, "Y", "P,J,D,A", "basic", "", 5},
};

constexpr CapabilityExtra Extras[] = {
    {"nuget", "duplicates", "config",
     "Whether a version may come twice can be set at every scope."},
};

constexpr qint64 MaxFileSize = 524288000; ///< bytes, 500 MiB

void addOpen(RouteTable &routes, Level level, QByteArray pattern, Handler handler)
{
    Route route;
    route.level = level;
    route.pattern = std::move(pattern);
    route.handler = handler;
    route.anyone = true;
    routes.add(std::move(route));
}

void addPush(RouteTable &routes, QByteArray pattern, Handler handler)
{
    Route route;
    route.method = Method::Put;
    route.pattern = std::move(pattern);
    route.right = Right::Write;
    route.handler = handler;
    route.sink = formOrFileBody;
    route.precheck = pushPrecheck;
    routes.add(std::move(route));
}

void addRelist(RouteTable &routes, QByteArray pattern)
{
    Route route;
    route.method = Method::Post;
    route.pattern = std::move(pattern);
    route.right = Right::Delete;
    route.handler = relist;
    routes.add(std::move(route));
}

void addReading(RouteTable &routes, Level level, const QByteArray &base)
{
    routes.get(level, base + "metadata/{name}/index.json", registrationIndex);
    routes.get(level, base + "metadata/{name}/page/{lower}/{upper}", registrationPage);
    routes.get(level, base + "metadata/{name}/{version}", registrationLeaf);
    routes.get(level, base + "query/", search);
    routes.get(level, base + "autocomplete/", autocomplete);
    routes.get(level, base + "symbolfiles/{file}/{signature}/{same}", symbolFile);
}

void addFeed(RouteTable &routes, Level level, const QByteArray &base)
{
    addOpen(routes, level, base + "v2/", feedService);
    addOpen(routes, level, base + "v2/$metadata", feedMetadata);
    for (const char *packages : {"v2/Packages()", "v2/Packages"}) {
        routes.get(level, base + packages + '/', packagesFeed);
        routes.get(level, base + packages + "/$count", packagesCount);
    }
    for (const char *searching : {"v2/Search()", "v2/Search"}) {
        routes.get(level, base + searching + '/', searchFeed);
        routes.get(level, base + searching + "/$count", searchCount);
    }
    for (const char *finding : {"v2/FindPackagesById()", "v2/FindPackagesById"}) {
        routes.get(level, base + finding + '/', findPackagesById);
        routes.get(level, base + finding + "/$count", byIdCount);
    }
    routes.get(level, base + "v2/package/{name}/{version}", feedDownload);
    routes.get(level, base + "v2/{entity}", packageEntry);
}

} // namespace

FormatId NuGetFormat::id() const
{
    return u"nuget"_s;
}

QString NuGetFormat::label() const
{
    return u"NuGet"_s;
}

QString NuGetFormat::badge() const
{
    return u"Nu"_s;
}

std::span<const CapabilityRow> NuGetFormat::capabilities() const
{
    return Rows;
}

std::span<const CapabilityExtra> NuGetFormat::extras() const
{
    return Extras;
}

Policy NuGetFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = true;
    policy.forwarding = Forwarding::Off;
    policy.maxFileSize = MaxFileSize;
    return policy;
}

Result<Inspection> NuGetFormat::inspect(QIODevice &file, const QString &fileName) const
{
    return inspectPackage(file, fileName);
}

bool NuGetFormat::isKnownByName(const QString &fileName) const
{
    return isPackageFile(fileName) || isSymbolFile(fileName);
}

bool NuGetFormat::isNamedAs(const QString &fileName) const
{
    return isPackageFile(fileName) || isSymbolFile(fileName);
}

bool NuGetFormat::isMark(const QString &path) const
{
    return !path.contains(u'/') && path.endsWith(u".nuspec", Qt::CaseInsensitive);
}

QString NuGetFormat::canonicalName(const QString &name) const
{
    return nuget::canonicalName(name);
}

Result<void> NuGetFormat::check(const Coordinates &coordinates) const
{
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<void> NuGetFormat::complete(Publication &publication, const PackageReader &store,
                                   PackageChanges &) const
{
    const Coordinates &wanted = publication.coordinates;
    const bool brought = std::any_of(
        publication.files.begin(), publication.files.end(),
        [](const NewFile &file) { return isPackageFile(file.name) && !isSymbolFile(file.name); });
    for (NewFile &file : publication.files) {
        if (!isSymbolFile(file.name))
            continue;
        Result<QList<Fragment>> symbols = symbolFragments(*file.blob, wanted);
        if (!symbols)
            return fail(symbols.error());
        file.fragments = std::move(*symbols);
        if (brought)
            continue;
        const auto versions = store.version(publication.project, wanted.type,
                                            canonicalName(wanted.name), wanted.version);
        if (!versions || !newestFile(versions->constFirst(), u".nupkg"))
            return fail(ErrorCode::NotFound,
                        Text::of("There is no %1 %2 that the symbols in %3 belong to.", wanted.name,
                                 wanted.version, file.name),
                        Text::of("Publish the package first, then its symbols."));
    }
    return {};
}

Result<void> NuGetFormat::checkFileName(const QString &fileName) const
{
    return nuget::checkFileName(fileName);
}

std::weak_ordering NuGetFormat::compare(const QString &version, const QString &other) const
{
    const auto a = NuGetVersion::parse(version);
    const auto b = NuGetVersion::parse(other);
    if (a && b)
        return *a <=> *b;
    // What is no version at all is below whatever is one.
    if (a || b)
        return a ? std::weak_ordering::greater : std::weak_ordering::less;
    return version.compare(other) <=> 0;
}

bool NuGetFormat::isPrerelease(const QString &version) const
{
    const auto parsed = NuGetVersion::parse(version);
    return parsed && parsed->isPrerelease();
}

void NuGetFormat::routes(RouteTable &routes) const
{
    const Level project = Level::Project;
    const QByteArray base = "packages/nuget/";
    for (const char *name : {"index.json", "index"}) {
        addOpen(routes, project, base + name, projectIndex);
        addOpen(routes, project, base + "unlist/" + name, unlistingIndex);
        addOpen(routes, Level::Group, "-/packages/nuget/"_ba + name, groupIndex);
    }
    addReading(routes, project, base);
    addReading(routes, Level::Group, "-/packages/nuget/");
    routes.get(project, base + "download/{name}/index.json", versionList);
    routes.get(project, base + "download/{name}/{version}/{file}", download);
    addFeed(routes, project, base);
    addFeed(routes, Level::Group, "-/packages/nuget/");
    addPush(routes, base + "v2/", push);
    routes.del(project, base + "v2/{name}/{version}", remove);
    addPush(routes, base, push);
    addPush(routes, base + "unlist/", push);
    addPush(routes, base + "symbolpackage/", pushSymbols);
    routes.del(project, base + "unlist/{name}/{version}", unlist);
    addRelist(routes, base + "unlist/{name}/{version}");
    routes.del(project, base + "{name}/{version}", remove);
    addRelist(routes, base + "{name}/{version}");
}

QList<Snippet> NuGetFormat::snippets(const SnippetContext &context) const
{
    return nuget::snippets(context);
}

Result<UploadRequest> NuGetFormat::uploadRequest(const Inspection &inspection,
                                                 const QString &filePath) const
{
    Result<UploadRequest> request = formUpload({}, "package", inspection.fileName.toUtf8(),
                                               filePath);
    if (!request)
        return request;
    request->method = Method::Put;
    request->path = isSymbolFile(inspection.fileName) ? "packages/nuget/symbolpackage/"
                                                      : "packages/nuget/";
    return request;
}

QByteArray NuGetFormat::downloadPath(const Coordinates &coordinates, const StoredFile &file) const
{
    return "packages/nuget/download/"
           + QUrl::toPercentEncoding(nuget::canonicalName(coordinates.name)) + '/'
           + QUrl::toPercentEncoding(coordinates.version) + '/'
           + QUrl::toPercentEncoding(file.name);
}

QByteArray NuGetFormat::importStart(const QString &) const
{
    return "index.json"_ba;
}

QByteArray NuGetFormat::importAccept() const
{
    return "application/json"_ba;
}

Result<ImportStep> NuGetFormat::importRead(const QByteArray &document,
                                           const QString &canonicalName) const
{
    return readSource(document, canonicalName);
}

} // namespace nuget

std::unique_ptr<Format> make_nuget();
std::unique_ptr<Format> make_nuget()
{
    return std::make_unique<nuget::NuGetFormat>();
}

} // namespace packhouse
