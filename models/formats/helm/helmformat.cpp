// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/helmformat.h"

#include "formats/helm/handlers.h"
#include "formats/helm/index.h"
#include "formats/helm/names.h"
#include "formats/helm/publishing.h"
#include "formats/support/formupload.h"
#include "formats/support/stagedreading.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace helm {

namespace {

constexpr CapabilityRow rows[] = {
    {"helm", true, false, false, true, false, false, "no", false, "Y", "P,J,D", "basic", "", 11},
};

constexpr CapabilityExtra extraRows[] = {
    {"helm", "duplicates", "config", "Whether a version may come twice can be set at every scope."},
};

constexpr qint64 largestChart = 5 << 20; ///< bytes

Inspection inspectionOf(const Chart &chart)
{
    Inspection found;
    found.coordinates = {u"helm"_s, chart.name, chart.version};
    found.fileName = storedName(DefaultChannel, archiveName(chart.name, chart.version));
    found.joins = true;
    found.description = chart.description();
    found.license = chart.license();
    found.readme = chart.readme;
    found.dependencies = chart.dependencies();
    found.versionMetadata = chart.versionMetadata();
    return found;
}

Inspection inspectionOf(const Provenance &provenance)
{
    Inspection found;
    found.coordinates = {u"helm"_s, provenance.name, provenance.version};
    found.fileName = storedName(DefaultChannel,
                                archiveName(provenance.name, provenance.version) + u".prov"_s);
    found.joins = true;
    return found;
}

Result<void> completeProvenance(Publication &publication, NewFile &file, const PackageReader &store)
{
    const Result<Provenance> provenance = fromStaged(file.blob->path(), readProvenance);
    if (!provenance)
        return fail(provenance.error());
    const Coordinates &of = publication.coordinates;
    const auto [channel, name] = splitStored(file.name);
    const QString archiveFile = storedName(channel, name.chopped(5));
    const auto versions = store.version(publication.project, of.type, of.name, of.version);
    const StoredFile *archive = versions && !versions->isEmpty()
                                    ? newestFile(versions->first(), archiveFile)
                                    : nullptr;
    QByteArray sha256 = archive ? archive->hashes.sha256 : QByteArray();
    for (const NewFile &brought : publication.files) {
        if (brought.blob && brought.name == archiveFile)
            sha256 = brought.blob->hashes().sha256;
    }
    if (sha256.isEmpty())
        return fail(
            ErrorCode::NotFound,
            Text::of("There is no chart %1 %2 that %3 could belong to.", of.name, of.version, name),
            Text::of("Publish the chart first."));
    Result<NewFile> checked = provenanceFile(*provenance, of, channel, sha256,
                                             std::move(file.blob));
    if (!checked)
        return fail(checked.error());
    file = std::move(*checked);
    return {};
}

QString repository(const SnippetContext &context)
{
    return QString::fromUtf8(context.baseUrl)
           + u"/api/v4/projects/%1/packages/helm"_s.arg(context.scope.id);
}

} // namespace

FormatId HelmFormat::id() const
{
    return u"helm"_s;
}

QString HelmFormat::label() const
{
    return u"Helm"_s;
}

QString HelmFormat::badge() const
{
    return u"H"_s;
}

std::span<const CapabilityRow> HelmFormat::capabilities() const
{
    return rows;
}

std::span<const CapabilityExtra> HelmFormat::extras() const
{
    return extraRows;
}

Policy HelmFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = true;
    policy.maxFileSize = largestChart;
    return policy;
}

Result<Inspection> HelmFormat::inspect(QIODevice &file, const QString &fileName) const
{
    if (fileName.endsWith(".prov"_L1)) {
        const Result<Provenance> provenance = readProvenance(file);
        if (!provenance)
            return fail(provenance.error());
        return inspectionOf(*provenance);
    }
    const Result<Chart> chart = readChart(file);
    if (!chart)
        return fail(chart.error());
    return inspectionOf(*chart);
}

bool HelmFormat::isKnownByName(const QString &fileName) const
{
    return fileName.endsWith(".prov"_L1);
}

bool HelmFormat::isMark(const QString &path) const
{
    return path.count(u'/') == 1 && path.endsWith("/Chart.yaml"_L1);
}

Result<void> HelmFormat::check(const Coordinates &coordinates) const
{
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<void> HelmFormat::complete(Publication &publication, const PackageReader &store,
                                  PackageChanges &) const
{
    publication.identicalIsFine = true;
    for (NewFile &file : publication.files) {
        if (file.name.endsWith(".prov"_L1)) {
            if (auto done = completeProvenance(publication, file, store); !done)
                return done;
            continue;
        }
        const Result<Chart> chart = fromStaged(file.blob->path(), readChart);
        if (!chart)
            return fail(chart.error());
        file.fragments = {indexFragment(*chart, splitStored(file.name).first,
                                        file.blob->hashes().sha256, store.now())};
    }
    return {};
}

Result<void> HelmFormat::checkFileName(const QString &fileName) const
{
    return checkStored(fileName);
}

std::weak_ordering HelmFormat::compare(const QString &version, const QString &other) const
{
    return compareVersions(version, other);
}

bool HelmFormat::isPrerelease(const QString &version) const
{
    return helm::isPrerelease(version);
}

void HelmFormat::routes(RouteTable &routes) const
{
    const QByteArray base = "packages/helm/";
    const auto upload = [&](const QByteArray &pattern, Handler handler, Precheck precheck) {
        Route route;
        route.method = Method::Post;
        route.pattern = base + pattern;
        route.right = Right::Write;
        route.handler = handler;
        route.sink = formOrFileBody;
        route.precheck = precheck;
        routes.add(std::move(route));
    };
    upload("api/{channel}/charts", uploadChart, uploadPrecheck);
    upload("api/{channel}/prov", uploadProvenance, uploadPrecheck);
    upload("api/api/v4/projects/{project+}/packages/helm/{channel}/charts", pushChart,
           pushedPrecheck);
    const QByteArray museum = base + "api/{channel}/charts";
    routes.get(Level::Project, museum, listCharts);
    routes.get(Level::Project, museum + "/{name}", chartVersions);
    routes.get(Level::Project, museum + "/{name}/{version}", chartVersion);
    routes.del(Level::Project, museum + "/{name}/{version}", deleteChart);
    routes.get(Level::Project, base + "{channel}/index.yaml", helm::index);
    routes.get(Level::Project, base + "{channel}/charts/{file}", chartFile);
    routes.get(Level::Project, base + "{channel}/charts/{name}/{file}", chartFile);
}

QList<Snippet> HelmFormat::snippets(const SnippetContext &context) const
{
    if (context.scope.level != Level::Project)
        return {};
    const QString name = context.coordinates.name;
    const QString version = context.coordinates.version;
    const QString at = repository(context);
    const QString option = version.isEmpty() ? QString() : u" --version "_s + version;
    QList<Snippet> found{
        {u"helm"_s, Text::of("Set up"),
         u"helm repo add packhouse %1/%2 --username me --password TOKEN\nhelm repo update"_s.arg(
             at, DefaultChannel)}};
    if (!name.isEmpty()) {
        found.append({u"helm"_s, Text::of("Install"),
                      u"helm install my-%1 packhouse/%1%2"_s.arg(name, option)});
        found.append(
            {u"helm"_s, Text::of("Download"), u"helm pull packhouse/%1%2"_s.arg(name, option)});
    }
    const QString archive = name.isEmpty() || version.isEmpty() ? u"CHART-VERSION.tgz"_s
                                                                : archiveName(name, version);
    found.append({u"curl"_s, Text::of("Publish"),
                  u"curl --fail-with-body --user me:TOKEN --form chart=@%1 %2/api/%3/charts"_s.arg(
                      archive, at, DefaultChannel)});
    found.append({u"curl"_s, Text::of("Publish with provenance"),
                  u"curl --fail-with-body --user me:TOKEN --form chart=@%1 --form prov=@%1.prov "
                  "%2/api/%3/charts"_s.arg(archive, at, DefaultChannel)});
    found.append({u"helm"_s, Text::of("Publish with the cm-push plugin"),
                  u"helm cm-push %1 packhouse"_s.arg(archive)});
    found.append(
        {u"curl"_s, Text::of("Delete"),
         u"curl --fail-with-body --request DELETE --user me:TOKEN %1/api/%2/charts/%3/%4"_s.arg(
             at, DefaultChannel, name.isEmpty() ? u"CHART"_s : name,
             version.isEmpty() ? u"VERSION"_s : version)});
    return found;
}

QList<ClientTrust> HelmFormat::trust() const
{
    return {{u"helm"_s, Text::of("on Linux"), u"export SSL_CERT_FILE=\"%1\""_s}};
}

Result<UploadRequest> HelmFormat::uploadRequest(const Inspection &inspection,
                                                const QString &filePath) const
{
    const auto [channel, name] = splitStored(inspection.fileName);
    const bool provenance = name.endsWith(".prov"_L1);
    Result<UploadRequest> request = formUpload({}, provenance ? "prov" : "chart", name.toUtf8(),
                                               filePath);
    if (!request)
        return request;
    request->method = Method::Post;
    request->path = "packages/helm/api/" + QUrl::toPercentEncoding(channel)
                    + (provenance ? "/prov" : "/charts");
    return request;
}

QByteArray HelmFormat::downloadPath(const Coordinates &of, const StoredFile &file) const
{
    // Other registries keep the channel to themselves.
    const bool known = file.name.contains(u'/');
    const auto [channel,
                name] = splitStored(known ? file.name : storedName(DefaultChannel, file.name));
    const bool apart = known && chartAddress(of.name, of.version).contains(u'/');
    return "packages/helm/" + QUrl::toPercentEncoding(channel) + "/charts/"
           + (apart ? QUrl::toPercentEncoding(of.name) + '/' : QByteArray())
           + QUrl::toPercentEncoding(name, "+");
}

} // namespace helm

std::unique_ptr<Format> make_helm();
std::unique_ptr<Format> make_helm()
{
    return std::make_unique<helm::HelmFormat>();
}

} // namespace packhouse
