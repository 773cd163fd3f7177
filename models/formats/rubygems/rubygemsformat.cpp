// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/rubygemsformat.h"

#include "formats/rubygems/handlers.h"
#include "formats/rubygems/names.h"
#include "formats/rubygems/publishing.h"
#include "formats/rubygems/snippets.h"
#include "formats/support/rawupload.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace rubygems {

namespace {

constexpr CapabilityRow Rows[] = {
    {"gem", true, false, false, true, false, false, "no", false, "Y", "P,J,D", "token",
     "md5,sha1,sha256(gemspec only)", 14},
};

constexpr qint64 LargestGem = qint64(3) << 30; ///< bytes

} // namespace

FormatId RubygemsFormat::id() const
{
    return Type;
}

QString RubygemsFormat::label() const
{
    return u"RubyGems"_s;
}

QString RubygemsFormat::badge() const
{
    return u"Rb"_s;
}

std::span<const CapabilityRow> RubygemsFormat::capabilities() const
{
    return Rows;
}

Policy RubygemsFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = true;
    policy.maxFileSize = LargestGem;
    return policy;
}

Result<Inspection> RubygemsFormat::inspect(QIODevice &file, const QString &) const
{
    const Result<GemFile> gem = readGem(file);
    if (!gem)
        return fail(gem.error());
    return inspectionOf(*gem);
}

bool RubygemsFormat::isNamedAs(const QString &fileName) const
{
    return fileName.endsWith(u".gem"_s);
}

Result<void> RubygemsFormat::check(const Coordinates &coordinates) const
{
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<void> RubygemsFormat::complete(Publication &publication, const PackageReader &store,
                                      PackageChanges &changes) const
{
    return completeGem(publication, store, changes);
}

Result<void> RubygemsFormat::checkFileName(const QString &fileName) const
{
    return rubygems::checkFileName(fileName);
}

std::weak_ordering RubygemsFormat::compare(const QString &version, const QString &other) const
{
    return compareVersions(version, other);
}

bool RubygemsFormat::isPrerelease(const QString &version) const
{
    return rubygems::isPrerelease(version);
}

void RubygemsFormat::routes(RouteTable &routes) const
{
    const QByteArray base = "packages/rubygems/";
    Route pushing;
    pushing.method = Method::Post;
    pushing.pattern = base + "api/v1/gems";
    pushing.right = Right::Write;
    pushing.handler = push;
    pushing.sink = formOrFileBody;
    pushing.precheck = pushPrecheck;
    routes.add(std::move(pushing));
    Route yanking{Level::Project, Method::Delete, base + "api/v1/gems/yank", Right::Delete, yank};
    yanking.sink = yankBody;
    routes.add(yanking);
    yanking.method = Method::Post; // from what sends no body with DELETE
    routes.add(yanking);
    for (const QByteArray &list : {"owners.yaml"_ba, "owners.json"_ba})
        routes.get(Level::Project, base + "api/v1/gems/{name}/" + list, owners);
    for (const Method method : {Method::Post, Method::Delete, Method::Put})
        routes.add({Level::Project, method, base + "api/v1/gems/{name}/owners", Right::Read,
                    ownersElsewhere});
    routes.get(Level::Project, base + "api/v1/dependencies", dependencies);
    routes.get(Level::Project, base, root);
    routes.get(Level::Project, base + "names", names);
    routes.get(Level::Project, base + "versions", versions);
    routes.get(Level::Project, base + "info/{name}", info);
    routes.get(Level::Project, base + "specs.4.8.gz", specs);
    routes.get(Level::Project, base + "latest_specs.4.8.gz", latestSpecs);
    routes.get(Level::Project, base + "prerelease_specs.4.8.gz", prereleaseSpecs);
    routes.get(Level::Project, base + "quick/Marshal.4.8/{file}", rubygems::quickSpec);
    routes.get(Level::Project, base + "gems/{file}", download);
}

QList<Snippet> RubygemsFormat::snippets(const SnippetContext &context) const
{
    return rubygems::snippets(context);
}

QList<ClientTrust> RubygemsFormat::trust() const
{
    return {{u"gem, bundle"_s, Text::of("on Linux"), u"export SSL_CERT_FILE=\"%1\""_s}};
}

QString RubygemsFormat::packageUrl(const Coordinates &coordinates) const
{
    return packhouse::packageUrl(u"gem"_s, coordinates.name, coordinates.version);
}

Result<UploadRequest> RubygemsFormat::uploadRequest(const Inspection &inspection,
                                                    const QString &filePath) const
{
    Result<UploadRequest> request = rawUpload(*this, inspection, "packages/rubygems/api/v1/gems",
                                              filePath);
    if (request)
        request->method = Method::Post;
    return request;
}

QByteArray RubygemsFormat::downloadPath(const Coordinates &, const StoredFile &file) const
{
    return "packages/rubygems/gems/" + QUrl::toPercentEncoding(file.name);
}

} // namespace rubygems

std::unique_ptr<Format> make_rubygems();
std::unique_ptr<Format> make_rubygems()
{
    return std::make_unique<rubygems::RubygemsFormat>();
}

} // namespace packhouse
