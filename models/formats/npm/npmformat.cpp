// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmformat.h"

#include "formats/npm/handlers.h"
#include "formats/npm/manifest.h"
#include "formats/npm/names.h"
#include "formats/npm/npmbody.h"
#include "formats/npm/packument.h"
#include "formats/npm/publishbody.h"
#include "formats/npm/registrykey.h"
#include "formats/npm/searchtexts.h"
#include "formats/npm/snippets.h"
#include "formats/npm/telling.h"
#include "formats/support/semver.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace npm {

namespace {

constexpr CapabilityRow rows[] = {
    {"npm", true, false, false, true, true, true, "yes", true, "N", "P,J,D,A", "oauth", "sha1", 4},
};

constexpr CapabilityExtra extraRows[] = {
    {"npm", "duplicates", "config", "Whether a version may come twice can be set at every scope."},
    {"npm", "forward", "proxy",
     "Missing packages come through here, verified, once forwarding is set to "
     "proxy or keep."},
};

constexpr qint64 largestTarball = 524288000; ///< bytes, 500 MiB

Route put(QByteArray pattern, Handler handler, Right right)
{
    Route route;
    route.method = Method::Put;
    route.pattern = std::move(pattern);
    route.right = right;
    route.handler = handler;
    route.sink = NpmBody::make;
    route.precheck = putPrecheck;
    return route;
}

void addAccount(RouteTable &routes, Level level, const QByteArray &base)
{
    Route in{level, Method::Put, base + "-/user/{user}", Right::Read, signIn};
    in.anyone = true;
    in.signsIn = true;
    routes.add(in);
    // Whoever forgets a token that has ended is not to hear of that.
    Route out{level, Method::Delete, base + "-/user/token/{token+}", Right::Read, signOut};
    out.anyone = true;
    out.signsIn = true;
    routes.add(out);
    Route login{level, Method::Post, base + "-/v1/login", Right::Read, notHere};
    login.anyone = true;
    login.signsIn = true;
    routes.add(login);
}

/// The last of what starts with "-/", which no package's name does.
void addWhatIsNotHere(RouteTable &routes, Level level, const QByteArray &base)
{
    for (const Method method :
         {Method::Get, Method::Put, Method::Post, Method::Patch, Method::Delete})
        routes.add({level, method, base + "-/{what+}", Right::Read, notHere});
}

void addReading(RouteTable &routes, Level level, const QByteArray &base)
{
    addAccount(routes, level, base);
    routes.get(level, base + "-/npm/v1/keys", keys);
    routes.get(level, base + "-/npm/v1/attestations/{spec+}", attestations);
    // Some versions of npm put the whole path of the address behind that of the registry.
    routes.get(level, base + "api/v4/{place+}/-/npm/v1/attestations/{spec+}", attestations);
    routes.get(level, base + "-/package/{name+}/visibility", visibility);
    routes.get(level, base + "-/ping", ping);
    routes.get(level, base + "-/whoami", whoami);
    routes.get(level, base + "-/v1/search", search);
    routes.post(level, base + "-/npm/v1/security/advisories/bulk", auditBulk, nullptr, Right::Read);
    routes.post(level, base + "-/npm/v1/security/audits/quick", auditQuick, nullptr, Right::Read);
    routes.get(level, base + "-/package/{name+}/dist-tags", distTags);
    routes.put(level, base + "-/package/{name+}/dist-tags/{tag}", putDistTag);
    routes.del(level, base + "-/package/{name+}/dist-tags/{tag}", deleteDistTag);
    addWhatIsNotHere(routes, level, base);
    Route file;
    file.level = level;
    file.pattern = base + "{name+}/-/{file+}";
    file.handler = tarball;
    file.hidden = true;
    routes.add(std::move(file));
    routes.get(level, base + "{name+}", packument);
}

} // namespace

NpmFormat::NpmFormat()
    : m_signatures(std::make_unique<Signatures>()), m_searchTexts(std::make_unique<SearchTexts>())
{}

NpmFormat::~NpmFormat() = default;

FormatId NpmFormat::id() const
{
    return u"npm"_s;
}

QString NpmFormat::label() const
{
    return u"npm"_s;
}

QString NpmFormat::badge() const
{
    return u"N"_s;
}

std::span<const CapabilityRow> NpmFormat::capabilities() const
{
    return rows;
}

std::span<const CapabilityExtra> NpmFormat::extras() const
{
    return extraRows;
}

Policy NpmFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = false;
    policy.forwarding = Forwarding::Redirect;
    policy.maxFileSize = largestTarball;
    return policy;
}

Result<Inspection> NpmFormat::inspect(QIODevice &file, const QString &fileName) const
{
    const Result<Tarball> tarball = readTarball(file);
    if (!tarball)
        return fail(tarball.error());
    const Result<QJsonObject> published = publishedManifest(*tarball, file);
    if (!published)
        return fail(published.error());
    const QJsonObject &manifest = *published;
    if (Result<void> fine = checkManifest(manifest); !fine)
        return fail(fine.error());
    Inspection out;
    out.coordinates = {id(), manifest.value(u"name").toString(),
                       manifest.value(u"version").toString()};
    if (out.coordinates.name.isEmpty() || out.coordinates.version.isEmpty())
        return fail(ErrorCode::InvalidFile,
                    Text::of("The package.json in %1 has no name or no version.", fileName),
                    Text::of("Add both and run npm pack again."));
    out.fileName = tarballName(out.coordinates.name, out.coordinates.version);
    out.description = manifest.value(u"description").toString();
    out.license = license(manifest);
    out.readme = tarball->readme;
    out.dependencies = dependencies(manifest);
    Result<QByteArray> metadata = npm::versionMetadata(
        QJsonDocument(manifest).toJson(QJsonDocument::Compact), tarball->readme);
    if (!metadata)
        return fail(metadata.error());
    out.versionMetadata = std::move(*metadata);
    out.fileMetadata = npm::fileMetadata(*tarball);
    const QString tag = manifest.value(u"publishConfig").toObject().value(u"tag").toString();
    out.tags.append(tag.isEmpty() ? u"latest"_s : tag);
    return out;
}

bool NpmFormat::isKnownByName(const QString &) const
{
    return false;
}

bool NpmFormat::isMark(const QString &path) const
{
    return path.count(u'/') == 1 && path.endsWith(u"/package.json");
}

QString NpmFormat::ownNamespace(const QString &topLevelPath) const
{
    // npm publishes no new name with capitals; one that another client does is reserved by itself.
    return u'@' + topLevelPath.toLower() + u"/*"_s;
}

Publishing::Others NpmFormat::looksAtOthers(const Coordinates &coordinates) const
{
    return scopeOf(coordinates.name).isEmpty() ? Others::None : Others::SameVersion;
}

/// protocol: below the group that a scope is named after, one version is in one project. Whose the
/// name is may publish it all the same, and equal bytes are the same version.
Result<void> NpmFormat::admits(const Publication &publication, const NameInGroup &known) const
{
    const ScopeId project = publication.project.id;
    if (scopeOf(publication.coordinates.name) != topLevelOf(publication.project.path)
        || known.owners.contains(project) || publication.files.empty())
        return {};
    const QByteArray sha256 = publication.files.front().blob->hashes().sha256;
    for (const StoredVersion &stored : known.versions) {
        const bool equal = std::any_of(
            stored.files.begin(), stored.files.end(),
            [&](const StoredFile &file) { return file.hashes.sha256 == sha256; });
        if (stored.project != project && !equal)
            return fail(ErrorCode::InvalidName,
                        Text::of("Validation failed: Package already exists"),
                        Text::of("Another project of the group has that version. Publish another "
                                 "one, or under another name."));
    }
    return {};
}

QString NpmFormat::canonicalName(const QString &name) const
{
    return canonical(name);
}

Result<void> NpmFormat::check(const Coordinates &coordinates) const
{
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<void> NpmFormat::checkFileName(const QString &fileName) const
{
    if (isTarballName(fileName))
        return {};
    return fail(ErrorCode::InvalidFile, Text::of("%1 is no name for an npm tarball.", fileName));
}

std::weak_ordering NpmFormat::compare(const QString &version, const QString &other) const
{
    const auto a = SemVer::parse(version);
    const auto b = SemVer::parse(other);
    if (a && b)
        return *a <=> *b;
    return a.has_value() != b.has_value() ? a.has_value() <=> b.has_value()
                                          : version.compare(other) <=> 0;
}

bool NpmFormat::isPrerelease(const QString &version) const
{
    const auto parsed = SemVer::parse(version);
    return parsed && !parsed->prerelease.isEmpty();
}

void NpmFormat::routes(RouteTable &routes) const
{
    const QByteArray project = "packages/npm/"_ba;
    routes.add(put(project + "{name+}/-rev/{rev}", putRevision, Right::Delete));
    routes.del(Level::Project, project + "{name+}/-/{file+}/-rev/{rev}", deleteTarball);
    routes.del(Level::Project, project + "{name+}/-rev/{rev}", deletePackage);
    addReading(routes, Level::Project, project);
    routes.add(put(project + "{name+}", npm::put, Right::Write));
    for (const auto &[level, base] : {std::pair(Level::Group, "-/packages/npm/"_ba),
                                      std::pair(Level::Instance, "packages/npm/"_ba)}) {
        addReading(routes, level, base);
        for (const Method method : {Method::Put, Method::Delete})
            routes.add({level, method, base + "{name+}", Right::Read, changeElsewhere, nullptr,
                        false, elsewhere});
    }
}

QList<Snippet> NpmFormat::snippets(const SnippetContext &context) const
{
    return npm::snippets(context);
}

QList<ClientTrust> NpmFormat::trust() const
{
    return {
        {u"npm, yarn, pnpm"_s, Text::name(u"Node.js"_s), u"export NODE_EXTRA_CA_CERTS=\"%1\""_s},
        // npm gives the file to Node.js as all there is, so what is added beside it is not asked.
        {u"npm, yarn, pnpm"_s,
         Text::of("where \"npm config get cafile\" names a file, which counts alone"),
         u"cat \"$(npm config get cafile)\" \"%1\" > ~/.npm-cafile.pem\n"
         "npm config set --location user cafile ~/.npm-cafile.pem"_s},
    };
}

QString NpmFormat::spelled(const Coordinates &coordinates) const
{
    return coordinates.version.isEmpty() ? coordinates.name
                                         : coordinates.name + u'@' + coordinates.version;
}

Result<UploadRequest> NpmFormat::uploadRequest(const Inspection &inspection,
                                               const QString &filePath) const
{
    return publishBody(inspection, filePath);
}

bool NpmFormat::tells(ActKind kind) const
{
    return kind == ActKind::Deprecate || kind == ActKind::Offer || kind == ActKind::Tag
           || kind == ActKind::Untag;
}

Result<UploadRequest> NpmFormat::tellingRequest(const VersionAct &act,
                                                const Coordinates &coordinates) const
{
    return npm::tellingRequest(act, coordinates);
}

QByteArray NpmFormat::downloadPath(const Coordinates &coordinates, const StoredFile &file) const
{
    return tarballUrl("packages/npm"_ba, coordinates.name, file.name);
}

QByteArray NpmFormat::importStart(const QString &canonicalName) const
{
    return m_dialect.documentPath(canonicalName);
}

QByteArray NpmFormat::importAccept() const
{
    return m_dialect.accept();
}

Result<ImportStep> NpmFormat::importRead(const QByteArray &document, const QString &) const
{
    return importListed(m_dialect, document);
}

} // namespace npm

std::unique_ptr<Format> make_npm();
std::unique_ptr<Format> make_npm()
{
    return std::make_unique<npm::NpmFormat>();
}

} // namespace packhouse
