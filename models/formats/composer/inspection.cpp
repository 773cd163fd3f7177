// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/inspection.h"

#include "formats/composer/manifest.h"
#include "formats/composer/names.h"
#include "formats/composer/versions.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

/// The version at the end of a name such as "lib-v1.2.0"; empty where that is none.
QString versionIn(const QString &name)
{
    static const QRegularExpression ending(
        u"[-_]v?([0-9]+(?:\\.[0-9]+){1,3}(?:-?(?:alpha|beta|rc|patch)[.-]?[0-9]*)?)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return versionOfTag(ending.match(name).captured(1));
}

QByteArray sha1Of(QIODevice &file)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    return file.seek(0) && hash.addData(&file) ? hash.result().toHex() : QByteArray();
}

} // namespace

Result<Inspection> inspectArchive(QIODevice &file, const QString &fileName)
{
    const Result<PackageArchive> archive = readPackage(file);
    if (!archive)
        return fail(archive.error());
    const Result<Manifest> manifest = Manifest::parse(archive->composerJson);
    if (!manifest)
        return fail(manifest.error());
    // Applications have a composer.json too, and need no name in it.
    if (manifest->name.isEmpty())
        return fail(ErrorCode::Unsupported,
                    Text::of("The composer.json of %1 has no name.", fileName),
                    Text::of("Give it a name such as \"acme/lib\"."));
    for (const Result<void> &good :
         {checkName(manifest->name),
          manifest->version.isEmpty() ? Result<void>() : checkVersion(manifest->version)}) {
        if (!good)
            return fail(ErrorCode::InvalidFile, good.error().what, good.error().remedy);
    }
    Inspection inspection;
    QString version = versionOfTag(manifest->version);
    if (version.isEmpty())
        version = manifest->version;
    if (version.isEmpty())
        version = versionIn(archive->folder);
    if (version.isEmpty() && fileName.endsWith(u".zip"_s, Qt::CaseInsensitive))
        version = versionIn(fileName.chopped(4));
    inspection.coordinates = {u"composer"_s, manifest->name, version};
    const auto parsed = Version::parse(version);
    inspection.fileName = archiveName(inspection.coordinates,
                                      parsed && parsed->isDev() ? sha1Of(file) : QByteArray());
    inspection.description = manifest->description;
    inspection.license = manifest->license;
    inspection.readme = archive->readme;
    inspection.dependencies = manifest->dependencies;
    inspection.versionMetadata = "{}";
    inspection.fileMetadata = fileMetadata(*manifest, {});
    return inspection;
}

/// A name belongs to one project of a top-level group, also when all of it is deleted.
static Result<void> checkOwner(const Publication &publication, const Publishing::NameInGroup &known)
{
    const ScopeId project = publication.project.id;
    const bool taken = known.owners.isEmpty()
                           ? std::any_of(known.versions.begin(), known.versions.end(),
                                         [&](const auto &one) { return one.project != project; })
                           : !known.owners.contains(project);
    if (!taken)
        return {};
    return fail(ErrorCode::InvalidName, Text::of("Name is already taken by another project"),
                Text::of("Rename the package, or publish it to that project."));
}

Result<void> admits(const Publication &publication, const Publishing::NameInGroup &known)
{
    if (Result<void> owned = checkOwner(publication, known); !owned)
        return owned;
    const QString &spelling = publication.coordinates.version;
    const auto version = Version::parse(spelling);
    for (const StoredVersion &stored : known.versions) {
        const QString &other = stored.coordinates.version;
        if (other != spelling && version && Version::parse(other) == version)
            return fail(ErrorCode::Duplicate, Text::of("Duplicate package is not allowed"),
                        Text::of("%1 was published as %2 at this moment.", spelling, other));
    }
    return {};
}

Result<void> complete(Publication &publication, const PackageReader &store)
{
    Coordinates &coordinates = publication.coordinates;
    const auto version = Version::parse(coordinates.version);
    if (publication.files.size() != 1 || !publication.files.front().blob || !version)
        return fail(ErrorCode::Internal, Text::of("A Composer package is one archive."));
    const QString group = publication.project.path.section(u'/', 0, 0);
    const Result<Scope> top = store.scope(group);
    const Result<QList<StoredVersion>> known = top ? store.everywhere(*top, coordinates.type,
                                                                      coordinates.name)
                                                   : fail(top.error());
    if (!known)
        return fail(known.error());
    const Result<QList<Scope>> owners = store.nameOwners(*top, coordinates.type, coordinates.name);
    if (!owners)
        return fail(owners.error());
    Publishing::NameInGroup inGroup{*known, {}};
    for (const Scope &owner : *owners)
        inGroup.owners << owner.id;
    if (Result<void> owned = checkOwner(publication, inGroup); !owned)
        return owned;
    if (const QString plain = versionOfTag(coordinates.version); !plain.isEmpty())
        coordinates.version = plain;
    for (const StoredVersion &stored : *known) {
        const auto other = Version::parse(stored.coordinates.version);
        if (other && *other == *version)
            coordinates.version = stored.coordinates.version;
    }
    NewFile &file = publication.files.front();
    StoredFile stored;
    stored.hashes = file.blob->hashes();
    stored.metadata = file.metadata;
    file.name = archiveName(coordinates, referenceOf(stored));
    // A branch moves on: each of its states is a file of its own, and the newest is served.
    publication.duplicateUnit = DuplicateUnit::File;
    publication.identicalIsFine = version->isDev();
    return {};
}

} // namespace packhouse::composer
