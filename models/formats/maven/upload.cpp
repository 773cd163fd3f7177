// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/maven/handlers.h"
#include "formats/maven/pom.h"
#include "formats/maven/repositorymetadata.h"
#include "formats/support/pathremoval.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/support/uploadbody.h"

#include <QFile>

#include <algorithm>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ChecksumLimit = 4 << 10; ///< bytes of a checksum's file that are read
constexpr qint64 MetadataLimit = 4 << 20; ///< bytes

Coordinates coordinatesOf(const Call &call, const Target &target)
{
    return {call.format->id(), target.name, target.version};
}

Reply refused(const Error &error)
{
    return refusal(error, u"Duplicate package is not allowed"_s);
}

Result<QByteArray> readStart(const StagedBlob &blob, qint64 limit)
{
    return fromStaged(blob.path(),
                      [&](QFile &file) -> Result<QByteArray> { return file.read(limit); });
}

/// The hash that a checksum's file tells: hex in either case, alone or with a file name behind it.
QByteArray announcedHash(const QByteArray &text, qsizetype size)
{
    const QByteArray first = text.simplified().split(' ').first().toLower();
    const QByteArray raw = QByteArray::fromHex(first);
    return first.size() == 2 * size && raw.toHex() == first ? raw : QByteArray();
}

Reply conflict(const QString &why)
{
    return Reply::error(409, u"409 Conflict - "_s + why);
}

/// The version as it is in the call's project.
std::optional<StoredVersion> storedVersion(const Call &call, const Target &target)
{
    const auto found = call.store.version(call.scope, call.format->id(), target.name,
                                          target.version);
    if (!found || found->isEmpty())
        return std::nullopt;
    return found->first();
}

Reply verifyChecksum(const Call &call, const Target &target)
{
    const Checksum &checksum = *target.checksum;
    const Result<QByteArray> told = readStart(*call.body.file, ChecksumLimit);
    if (!told)
        return refused(told.error());
    const QByteArray hash = announcedHash(*told, checksum.size);
    if (hash.isEmpty()) {
        return badRequest(u"%1%2 holds no such checksum."_s.arg(target.file, checksum.ending));
    }
    const auto done = [&] { return Reply::empty(checksum.ending == ".md5"_L1 ? 200 : 204); };
    if (target.isMetadata())
        return done(); // of what the client made of it; ours is rendered from the packages
    const std::optional<StoredVersion> version = storedVersion(call, target);
    bool known = false;
    for (const StoredFile &file : version ? version->files : QList<StoredFile>()) {
        if (file.name != target.file)
            continue;
        // Of two that deploy one name at the same moment each has its own bytes in mind.
        if (file.hashes.*checksum.hash == hash)
            return done();
        known = true;
    }
    if (known) {
        return conflict(u"The %1 of %2 is not that of the bytes that came. Deploy it again."_s.arg(
            QString(checksum.ending).sliced(1), target.file));
    }
    return Reply::error(
        404, u"404 Not Found - %1 is not here. Send it before its checksum."_s.arg(target.file));
}

/// What a client lists is rendered here from the packages themselves, so nothing of it is kept. It
/// does tell that a publisher who sends no POM has finished.
Reply acceptMetadata(const Call &call, const Target &target)
{
    const Result<QByteArray> text = readStart(*call.body.file, MetadataLimit);
    if (!text)
        return refused(text.error());
    const Result<ListedVersions> listed = parseMetadata(*text);
    if (!listed)
        return refused(listed.error());
    QStringList versions = listed->versions;
    if (!target.version.isEmpty())
        versions = {target.version};
    const Result<QList<StoredVersion>> stored = call.store.versions(call.scope, call.format->id(),
                                                                    target.name);
    for (const StoredVersion &version : stored.value_or(QList<StoredVersion>())) {
        const bool hasPom = std::any_of(
            version.files.begin(), version.files.end(),
            [](const StoredFile &file) { return file.name.endsWith(u".pom"_s); });
        if (hasPom || isWhole(version) || !versions.contains(version.coordinates.version))
            continue;
        const VersionChange change{{}, {}, markedWhole(version.metadata)};
        if (const Result<void> done = call.changes.change(version.id, change, call.caller); !done)
            return Reply::error(done.error());
    }
    return Reply::empty(200);
}

void removeOutdatedBuilds(const Call &call, const StoredVersion &version)
{
    const int kept = snapshotBuildsKept(call.store, call.scope);
    Caller settings; // whoever set how many are kept had the right; the publisher needs none
    settings.owner = true;
    QList<qint64> outdated;
    for (const StoredFile &file : outdatedBuilds(version, kept))
        outdated.append(file.id);
    // What cannot be removed now is outdated at the next build as well.
    if (!outdated.isEmpty())
        (void)call.changes.removeFiles(version.id, outdated, settings);
}

Reply storeFile(Call &call, const Target &target)
{
    Publication publication;
    publication.project = call.scope;
    publication.coordinates = coordinatesOf(call, target);
    publication.duplicateUnit = call.format->duplicateUnitOf(publication.coordinates);
    publication.actor = call.caller;
    NewFile file{target.file, std::move(call.body.file), {}, {}};
    if (target.file.endsWith(u".pom"_s) && file.blob->size() <= PomLimit) {
        // Maven reads some that are not read here, of document types and encodings.
        const Result<QByteArray> text = readStart(*file.blob, PomLimit);
        if (!text)
            return refused(text.error());
        const Result<Pom> pom = parsePom(*text);
        if (!pom && pom.error().code != ErrorCode::Unsupported)
            return refused(pom.error());
        if (pom) {
            publication.description = pom->summary();
            publication.metadata = pom->versionMetadata();
            publication.dependencies = pom->dependencies;
            file.metadata = pom->fileMetadata();
            if (nameOf(pom->groupId, pom->artifactId) == target.name)
                file.fragments = pom->fragments();
        }
    }
    publication.files.push_back(std::move(file));
    const Result<StoredVersion> stored = call.changes.publish(std::move(publication));
    if (!stored)
        return refused(stored.error());
    if (isSnapshot(target.version))
        removeOutdatedBuilds(call, *stored);
    return Reply::empty(200);
}

} // namespace

std::optional<Reply> uploadPrecheck(const Call &call)
{
    const Result<Target> target = targetOf(call.param("path"));
    if (!target)
        return refused(target.error());
    if (target->checksum || target->isMetadata())
        return std::nullopt;
    if (std::optional<Reply> large = refuseLongFile(call))
        return large;
    const Coordinates coordinates = coordinatesOf(call, *target);
    const Result<void> allowed = call.changes.checkPublish(
        call.scope, coordinates, target->file, call.format->duplicateUnitOf(coordinates),
        call.caller);
    if (!allowed)
        return refused(allowed.error());
    return std::nullopt;
}

Reply remove(Call &call)
{
    const QString path = call.param("path");
    const auto versionsOf = [&](const QString &name, const QString &version) {
        return call.store.version(call.scope, call.format->id(), name, version);
    };
    // A version's folder, before what would be a file of that name.
    QString file;
    auto versions = versionsOf(path.section(u'/', 0, -2), path.section(u'/', -1));
    if (const Result<Target> target = targetOf(path);
        !versions && target && !target->isMetadata() && !target->checksum) {
        versions = versionsOf(target->name, target->version);
        file = target->file;
    }
    const Result<void> done = versions.and_then(
        [&](const QList<StoredVersion> &found) { return removeByPath(call, found, file); });
    return done ? Reply::empty(204) : refused(done.error());
}

Reply upload(Call &call)
{
    const Result<Target> target = targetOf(call.param("path"));
    if (!target)
        return refused(target.error());
    if (!call.body.file)
        return Reply::error(400, u"file is missing"_s);
    if (target->checksum)
        return verifyChecksum(call, *target);
    if (target->isMetadata())
        return acceptMetadata(call, *target);
    return storeFile(call, *target);
}

} // namespace packhouse::maven
