// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/mavenformat.h"

#include "formats/maven/handlers.h"
#include "formats/maven/inspection.h"
#include "formats/maven/names.h"
#include "formats/maven/pom.h"
#include "formats/maven/snippets.h"
#include "formats/maven/versionorder.h"
#include "formats/support/rawupload.h"
#include "formats/support/stagedreading.h"

#include <QFile>
#include <QUrl>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace maven {

namespace {

constexpr CapabilityRow Rows[] = {
    {"mvn", true, false, false, true, true, true, "yes-off", true, "config", "P,J,D,A",
     "headers,basic", "md5,sha1", 1},
    {"gradle", true, false, false, true, true, true, "yes-off", true, "config", "P,J,D,A",
     "headers,basic", "md5,sha1", 2},
    {"sbt", false, false, false, true, true, true, "yes-off", true, "config", "P,J,D,A",
     "basic(pull)", "md5,sha1", 3},
};

constexpr const char *Proxied =
    "Missing packages come through here, verified, once forwarding is set to "
    "proxy or keep.";

constexpr CapabilityExtra Extras[] = {
    {"sbt", "publish_project", "Y", "sbt publishes to a project as Maven does."},
    {"mvn", "forward", "proxy", Proxied},
    {"gradle", "forward", "proxy", Proxied},
    {"sbt", "forward", "proxy", Proxied},
};

constexpr qint64 MaxFileSize = 3221225472; ///< bytes, 3 GiB

QByteArray packagePath(const Coordinates &coordinates, const QString &file)
{
    return "packages/maven/"
           + QUrl::toPercentEncoding(
               canonicalName(coordinates.name) + u'/' + coordinates.version + u'/' + file, "/"_ba);
}

/// The first without a classifier that is no description of others.
NewFile &mainFile(Publication &publication)
{
    const Coordinates &of = publication.coordinates;
    const auto main = std::find_if(
        publication.files.begin(), publication.files.end(), [&](const NewFile &file) {
            const auto parts = artifactFile(of.name, of.version, file.name);
            return parts && parts->classifier.isEmpty() && parts->extension != u"module"
                   && !parts->extension.contains(u'.');
        });
    return main == publication.files.end() ? publication.files.front() : *main;
}

/// True when the version here has a POM already.
bool hasPom(const Publication &publication, const PackageReader &store, const QString &pomFile)
{
    const auto there = store.version(publication.project, publication.coordinates.type,
                                     publication.coordinates.name, publication.coordinates.version);
    const QList<StoredFile> files = there && !there->isEmpty() ? there->first().files
                                                               : QList<StoredFile>();
    return std::any_of(files.begin(), files.end(),
                       [&](const StoredFile &file) { return file.name == pomFile; });
}

Result<NewFile> stagedPom(const QByteArray &bytes, const QString &fileName, Staging &staging)
{
    Result<std::unique_ptr<StagedBlob>> blob = staging.stage(0);
    if (!blob)
        return fail(blob.error());
    const Result<void> written = (*blob)->write(bytes).and_then([&] { return (*blob)->finish(); });
    if (!written)
        return fail(written.error());
    NewFile file{fileName, std::move(*blob), {}, {}};
    if (const Result<Pom> pom = parsePom(bytes)) {
        file.metadata = pom->fileMetadata();
        file.fragments = pom->fragments();
    }
    return file;
}

} // namespace

FormatId MavenFormat::id() const
{
    return u"maven"_s;
}

QString MavenFormat::label() const
{
    return u"Maven"_s;
}

QString MavenFormat::badge() const
{
    return u"M"_s;
}

std::span<const CapabilityRow> MavenFormat::capabilities() const
{
    return Rows;
}

std::span<const CapabilityExtra> MavenFormat::extras() const
{
    return Extras;
}

Policy MavenFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = true;
    policy.forwarding = Forwarding::Off;
    policy.maxFileSize = MaxFileSize;
    return policy;
}

DuplicateUnit MavenFormat::duplicateUnitOf(const Coordinates &coordinates) const
{
    return isSnapshot(coordinates.version) ? DuplicateUnit::None : DuplicateUnit::File;
}

Result<Inspection> MavenFormat::inspect(QIODevice &file, const QString &fileName) const
{
    return inspectFile(file, fileName);
}

Result<Inspection> MavenFormat::inspectBeside(QIODevice &file, const QString &fileName,
                                              const Inspection &main) const
{
    return maven::inspectBeside(file, fileName, main);
}

bool MavenFormat::isNamedAs(const QString &fileName) const
{
    return isArtifact(fileName);
}

QString MavenFormat::canonicalName(const QString &name) const
{
    return maven::canonicalName(name);
}

Result<void> MavenFormat::check(const Coordinates &coordinates) const
{
    return checkName(maven::canonicalName(coordinates.name)).and_then([&] {
        return checkVersion(coordinates.version);
    });
}

Result<void> MavenFormat::complete(Publication &publication, const PackageReader &store,
                                   PackageChanges &changes) const
{
    Coordinates &coordinates = publication.coordinates;
    coordinates.name = maven::canonicalName(coordinates.name);
    const auto isPom = [](const NewFile &file) { return file.name.endsWith(u".pom"_s); };
    if (std::any_of(publication.files.begin(), publication.files.end(), isPom))
        return {};
    NewFile &main = mainFile(publication);
    if (main.name.endsWith(u".module"_s))
        return {}; // Gradle reads that instead of a POM, and nobody knows what it would be the POM
                   // of
    auto parts = artifactFile(coordinates.name, coordinates.version, main.name);
    if (!parts) {
        // Clients find a file by nothing but its name.
        main.name = artifactOf(coordinates.name) + u'-' + coordinates.version + u'.'
                    + main.name.section(u'.', -1);
        parts = artifactFile(coordinates.name, coordinates.version, main.name);
    }
    if (!parts || !parts->classifier.isEmpty() || parts->extension == u"pom"
        || parts->extension.endsWith(u".asc"_s))
        return {};
    const QString pomFile = main.name.chopped(parts->extension.size()) + u"pom"_s;
    if (hasPom(publication, store, pomFile))
        return {};
    const Result<QByteArray> pom = fromStaged(main.blob->path(), [&](QFile &archive) {
        return pomFor(archive, coordinates.name, coordinates.version, parts->extension);
    });
    if (!pom)
        return fail(pom.error());
    Result<NewFile> file = stagedPom(*pom, pomFile, changes);
    if (!file)
        return fail(file.error());
    publication.files.push_back(std::move(*file));
    return {};
}

Result<void> MavenFormat::checkFileName(const QString &fileName) const
{
    return maven::checkFileName(fileName);
}

std::weak_ordering MavenFormat::compare(const QString &version, const QString &other) const
{
    return compareVersions(version, other);
}

bool MavenFormat::isPrerelease(const QString &version) const
{
    return maven::isPrerelease(version);
}

void MavenFormat::routes(RouteTable &routes) const
{
    for (const auto &[level, base] : {std::pair(Level::Project, "packages/maven/"_ba),
                                      std::pair(Level::Group, "-/packages/maven/"_ba),
                                      std::pair(Level::Instance, "packages/maven/"_ba)}) {
        routes.get(level, base + "settings", showSettings, Right::Admin);
        routes.put(level, base + "settings", changeSettings, smallBody, Right::Admin);
        routes.get(level, base + "{path+}", download);
    }
    Route put;
    put.level = Level::Project;
    put.method = Method::Put;
    put.pattern = "packages/maven/{path+}";
    put.right = Right::Write;
    put.handler = upload;
    put.sink = fileBody;
    put.precheck = uploadPrecheck;
    routes.add(std::move(put));
    routes.del(Level::Project, "packages/maven/{path+}/", remove);
}

QList<Snippet> MavenFormat::snippets(const SnippetContext &context) const
{
    return maven::snippets(context);
}

QList<ClientTrust> MavenFormat::trust() const
{
    return {
        {u"mvn, gradle, sbt"_s, Text::of("Java; by whoever may change the JDK"),
         u"keytool -importcert -noprompt -cacerts -storepass changeit -alias packhouse -file \"%1\""_s}};
}

QString MavenFormat::spelled(const Coordinates &coordinates) const
{
    const QString name = maven::canonicalName(coordinates.name);
    QStringList parts{groupOf(name), artifactOf(name), coordinates.version};
    parts.removeAll(QString());
    return parts.join(u':');
}

QString MavenFormat::packageUrl(const Coordinates &coordinates) const
{
    const QString name = maven::canonicalName(coordinates.name);
    return packhouse::packageUrl(id(), groupOf(name) + u'/' + artifactOf(name),
                                 coordinates.version);
}

Result<UploadRequest> MavenFormat::uploadRequest(const Inspection &inspection,
                                                 const QString &filePath) const
{
    return rawUpload(*this, inspection, packagePath(inspection.coordinates, inspection.fileName),
                     filePath);
}

QByteArray MavenFormat::downloadPath(const Coordinates &coordinates, const StoredFile &file) const
{
    return packagePath(coordinates, file.name);
}

QByteArray MavenFormat::importStart(const QString &canonicalName) const
{
    return m_upstream.documentPath(canonicalName);
}

QByteArray MavenFormat::importAccept() const
{
    return m_upstream.accept();
}

/// The POM and the main file; what else a version has no document tells.
Result<ImportStep> MavenFormat::importRead(const QByteArray &document,
                                           const QString &canonicalName) const
{
    const Result<UpstreamPackage> package = m_upstream.parse(document);
    if (!package)
        return fail(package.error());
    ImportStep step;
    for (const QString &version : package->versions) {
        if (isSnapshot(version) || !checkVersion(version))
            continue;
        const QString stem = artifactOf(canonicalName) + u'-' + version;
        for (const QString &ending : {u".pom"_s, u".jar"_s, u".war"_s, u".aar"_s}) {
            const QString name = stem + ending;
            step.files.push_back(
                {version, name, QUrl::toPercentEncoding(version + u'/' + name, "/"_ba), {}});
        }
    }
    return step;
}

} // namespace maven

std::unique_ptr<Format> make_maven();
std::unique_ptr<Format> make_maven()
{
    return std::make_unique<maven::MavenFormat>();
}

} // namespace packhouse
