// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/debianformat.h"

#include "formats/debian/administration.h"
#include "formats/debian/dropped.h"
#include "formats/debian/handlers.h"
#include "formats/debian/names.h"
#include "formats/debian/publication.h"
#include "formats/debian/works.h"
#include "formats/support/stagedreading.h"

#include <QFile>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace debian {

namespace {

constexpr CapabilityRow Rows[] = {
    {"debian", true, false, false, true, false, false, "no", false, "Y", "P,J,D", "basic",
     "md5,sha1,sha256", 12},
};

constexpr CapabilityExtra Extras[] = {
    {"debian", "duplicates", "config",
     "Whether a version may come twice can be set at every scope."},
};

constexpr qint64 MaxFileSize = 3221225472; ///< bytes, 3 GiB

SpoiltSecret spoiltKey(const Scope &project, const Distribution &distribution, const Error &error)
{
    const Text subject = Text::of("the signing key of %1 %2", project.path, distribution.codename);
    if (!isOfTheKey(error))
        return {subject, Text::of("could not be tried"), error.text()};
    return {subject, Text::of("does not sign"),
            Text::of("%1 Put private/debian of the data directory back from a backup. Without one, "
                     "remove the distribution and add it again: its users have to trust the new "
                     "key.",
                     error.what)};
}

} // namespace

DebianFormat::DebianFormat() : m_works(std::make_unique<Works>()) {}

DebianFormat::~DebianFormat() = default;

FormatId DebianFormat::id() const
{
    return u"debian"_s;
}

QString DebianFormat::label() const
{
    return u"Debian"_s;
}

QString DebianFormat::badge() const
{
    return u"De"_s;
}

std::span<const CapabilityRow> DebianFormat::capabilities() const
{
    return Rows;
}

std::span<const CapabilityExtra> DebianFormat::extras() const
{
    return Extras;
}

Result<QList<SpoiltSecret>> DebianFormat::checkSecrets(const PackageReader &store,
                                                       const Scope &project) const
{
    const auto all = distributions(store, project.id);
    if (!all)
        return fail(all.error());
    const auto signer = m_works->signer(store);
    QList<SpoiltSecret> spoilt;
    for (const Distribution &one : *all) {
        const Result<void> signs = signer ? (*signer)->tryKey(one.fingerprint, store.now())
                                          : Result<void>(fail(signer.error()));
        if (!signs)
            spoilt << spoiltKey(project, one, signs.error());
    }
    return spoilt;
}

Policy DebianFormat::defaultPolicy() const
{
    Policy policy;
    policy.duplicatesAllowed = true;
    policy.forwarding = Forwarding::Off;
    policy.maxFileSize = MaxFileSize;
    return policy;
}

Result<Inspection> DebianFormat::inspect(QIODevice &file, const QString &fileName) const
{
    return debian::inspectDropped(file, fileName);
}

Result<Inspection> DebianFormat::inspectBeside(QIODevice &file, const QString &fileName,
                                               const Inspection &main) const
{
    return debian::inspectBeside(file, fileName, main);
}

bool DebianFormat::isNamedAs(const QString &fileName) const
{
    const auto kind = kindOf(fileName);
    return kind && kind != FileKind::Source && kind != FileKind::BuildInfo;
}

Result<void> DebianFormat::check(const Coordinates &coordinates) const
{
    return checkName(coordinates.name).and_then([&] { return checkVersion(coordinates.version); });
}

Result<std::optional<QStringList>> DebianFormat::parts(const PackageReader &store,
                                                       const Scope &project) const
{
    return debian::partsOf(store, project);
}

Result<void> DebianFormat::complete(Publication &publication, const PackageReader &store,
                                    PackageChanges &changes) const
{
    return debian::completeDropped(*m_works, publication, store, changes);
}

QStringList DebianFormat::actions() const
{
    return debian::actions();
}

Result<QJsonObject> DebianFormat::act(const Action &action, const PackageReader &store,
                                      PackageChanges &changes) const
{
    return debian::act(*m_works, action, store, changes);
}

Result<void> DebianFormat::checkFileName(const QString &fileName) const
{
    return debian::checkFileName(fileName);
}

std::weak_ordering DebianFormat::compare(const QString &version, const QString &other) const
{
    return compareVersions(version, other);
}

bool DebianFormat::isPrerelease(const QString &version) const
{
    return debian::isPrerelease(version);
}

void DebianFormat::routes(RouteTable &routes) const
{
    const QByteArray base = "packages/debian/"_ba;
    const Level level = Level::Project;
    routes.add({level, Method::Put, base + "{file}", Right::Write, upload, fileBody, false,
                uploadPrecheck, false});
    routes.get(level, base + "dists/{dist}/{release}", releaseFile);
    routes.get(level, base + "dists/{dist}/{path+}/by-hash/{algorithm}/{hash}", indexByHash);
    routes.get(level, base + "dists/{dist}/{path+}", index);
    routes.get(level, base + "pool/{dist}/{letter}/{source}/{version}/{file}", download);

    const QByteArray all = "debian_distributions"_ba;
    const QByteArray one = all + "/{codename}";
    routes.post(level, all, createDistribution, parametersBody);
    routes.get(level, all, listDistributions);
    routes.get(level, one, showDistribution);
    routes.put(level, one, updateDistribution, parametersBody);
    routes.del(level, one, removeDistribution);
    routes.get(level, one + "/key.asc", distributionKey);
}

QList<Snippet> DebianFormat::snippets(const SnippetContext &context) const
{
    return debian::snippets(context);
}

QString DebianFormat::packageUrl(const Coordinates &coordinates) const
{
    return packhouse::packageUrl(u"deb"_s, coordinates.name, coordinates.version);
}

QByteArray DebianFormat::downloadPath(const Coordinates &coordinates, const StoredFile &file) const
{
    const QString codename = FileRecord::parse(file.metadata).distribution;
    const QString path = poolFolder(codename, coordinates.name, coordinates.version) + u'/'
                         + file.name;
    return "packages/debian/" + QUrl::toPercentEncoding(path, "/:+");
}

QStringList DebianFormat::answersFor(const StoredVersion &version) const
{
    return namesIn(version);
}

} // namespace debian

std::unique_ptr<Format> make_debian();
std::unique_ptr<Format> make_debian()
{
    return std::make_unique<debian::DebianFormat>();
}

} // namespace packhouse
