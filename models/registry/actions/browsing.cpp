// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/browsing.h"

#include "core/diskerror.h"
#include "core/downloadplace.h"
#include "core/wholefile.h"
#include "formats/formatlist.h"
#include "formats/publicregistry.h"
#include "formats/unknowntype.h"
#include "registry/actions/audit.h"
#include "registry/actions/nameownership.h"
#include "registry/blobs/regularfile.h"
#include "registry/store/store.h"
#include "registry/upstreams/upstreamprobe.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 BlockSize = 256 * 1024;

/// The row that the table shows; a search that does not find the name leaves it to be put together.
PackageRow rowOf(const RegistryContext &context, const PackageKey &key,
                 const QList<VersionRow> &versions)
{
    PackageRow row;
    PackageQuery query;
    query.scopePath = key.scopePath;
    query.type = key.type;
    query.text = u"name:"_s + key.name;
    if (const Result<PackagePage> page = context.store.packages(query, {})) {
        const auto same = std::find_if(
            page->rows.begin(), page->rows.end(),
            [&key](const PackageRow &found) { return found.key == key; });
        if (same != page->rows.end())
            row = *same;
    }
    row.key = key;
    row.versions = static_cast<int>(versions.size());
    row.bytes = 0;
    for (const VersionRow &version : versions) {
        row.bytes += version.bytes;
        if (!row.published.isValid() || version.created > row.published)
            row.published = version.created;
    }
    if (row.latest.isEmpty())
        row.latest = versions.constFirst().version;
    return row;
}

/// Reads what the newest version's main file says for people.
void readText(const RegistryContext &context, const Format &format, qint64 versionId,
              PackageDetails &details)
{
    const Inspecting *inspecting = format.inspecting();
    const Result<StoredVersion> version = context.store.storedVersion(versionId);
    if (!inspecting || !version)
        return;
    for (const StoredFile &file : version->files) {
        QFile blob(context.store.blobPath(file.hashes));
        if (!openRegular(blob))
            continue;
        const Result<Inspection> inspection = inspecting->inspect(blob, file.name);
        if (!inspection)
            continue;
        details.readme = inspection->readme;
        details.license = inspection->license;
        if (!details.readme.isEmpty())
            return;
    }
}

/// Without asking anybody; what was not asked is not known, and never looks safe.
Exposure publicCopy(const ProbeResult &known, const QString &label)
{
    const Text host = known.host.isEmpty() ? Text::of("the public registry")
                                           : Text::name(known.host);
    switch (known.state) {
    case ProbeResult::State::NotAsked:
        return {Text::of("not asked"), Tone::Unknown,
                Text::of("Asking %1 whether it has the name would tell it the name.", host)};
    case ProbeResult::State::Absent:
        return {Text::of("none: name is unclaimed"), Tone::Bad,
                Text::of("Anybody can publish %1 packages of this name on %2.", label, host)};
    case ProbeResult::State::Present:
        return {
            Text::of("there is one"), Tone::Warning,
            Text::of("%1 has a package of this name. Whether it is yours only you know.", host)};
    case ProbeResult::State::Held:
        return {Text::of("name is held"), Tone::Neutral,
                Text::of("%1 keeps this name from being registered.", host)};
    case ProbeResult::State::Unknown:
        break;
    }
    return {Text::of("could not check"), Tone::Unknown, known.problem};
}

} // namespace

Result<QList<VersionRow>> sortedVersions(const RegistryContext &context, const PackageKey &key)
{
    Result<QList<VersionRow>> rows = context.store.versionRows(key);
    if (!rows)
        return rows;
    if (const Format *format = context.formats.find(key.type)) {
        std::stable_sort(rows->begin(), rows->end(),
                         [format](const VersionRow &a, const VersionRow &b) {
                             return format->compare(a.version, b.version) > 0;
                         });
    }
    return rows;
}

Result<PackageDetails> packageDetails(const RegistryContext &context, const PackageKey &key)
{
    const Format *format = context.formats.find(key.type);
    if (!format)
        return fail(unknownType(context.formats, key.type, ErrorCode::Unsupported));
    Result<QList<VersionRow>> versions = sortedVersions(context, key);
    if (!versions)
        return fail(versions.error());
    if (versions->isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Text::of("%1 is no longer in %2.", key.name, key.scopePath),
                    Text::of("It may be in the trash."));
    }
    const Result<Scope> project = context.store.scope(key.scopePath);
    if (!project)
        return fail(project.error());

    PackageDetails details;
    const QString canonicalName = format->canonicalName(key.name);
    details.versions = std::move(*versions);
    QList<PackageRow> rows{rowOf(context, key, details.versions)};
    fillExposure(context, rows);
    details.row = rows.constFirst();
    if (Result<QStringList> dependents = context.store.dependents(key.type, canonicalName))
        details.dependents = std::move(*dependents);
    details.reservation = reservationAbove(context.store, *project, context.actor, key.type,
                                           canonicalName);
    if (Result<Policy> policy = context.store.policy(*project, key.type))
        details.policy = std::move(*policy);
    if (askableRegistry(*format))
        details.publicCopy = publicCopy(context.probe.known(key.type, canonicalName),
                                        format->label());
    readText(context, *format, details.versions.constFirst().id, details);
    return details;
}

QList<StoredFile> servedFiles(const StoredVersion &version)
{
    QList<StoredFile> served;
    QSet<QString> seen;
    for (auto file = version.files.crbegin(); file != version.files.crend(); ++file) {
        if (!seen.contains(file->name)) {
            seen.insert(file->name);
            served.prepend(*file);
        }
    }
    return served;
}

Result<void> downloadItem(const RegistryContext &context, const DownloadItem &item,
                          const std::function<bool(qint64)> &progress)
{
    QFile blob(context.store.blobPath(item.file.hashes));
    if (!openRegular(blob)) {
        const int reason = errno;
        if (blob.exists())
            return fail(diskError(reason, u"open"_s, blob.fileName()));
        return fail(ErrorCode::Corrupt,
                    Text::of("The bytes of %1 are missing or damaged.", item.file.name),
                    Text::of("Run verify to see what else is, and how it can be mended."));
    }
    if (Result<void> room = makeRoom(item.to, item.file.name, item.overwrite); !room)
        return room;
    WholeFile target(item.to);
    if (!target.begin())
        return fail(writeError(target));
    Hasher hasher;
    QByteArray block(BlockSize, Qt::Uninitialized);
    qint64 bytes = 0;
    while (true) {
        const qint64 got = blob.read(block.data(), block.size());
        if (got < 0)
            return fail(diskError(blob, u"read"_s));
        if (got == 0)
            break;
        hasher.add(QByteArrayView(block.constData(), got));
        if (target.write(block.constData(), got) != got)
            return fail(writeError(target));
        bytes += got;
        if (progress && !progress(bytes))
            return fail(ErrorCode::Cancelled,
                        Text::of("Downloading %1 was cancelled.", item.file.name));
    }
    if (!equalInConstantTime(hasher.finish().sha256, item.file.hashes.sha256)) {
        return fail(
            ErrorCode::HashMismatch,
            Text::of("The stored bytes of %1 are not those that were published.", item.file.name),
            Text::of("Run verify, and publish the version again from its source."));
    }
    if (!(item.overwrite ? target.commit() : target.commitNew()))
        return errno == EEXIST ? makeRoom(item.to, item.file.name, false)
                               : fail(writeError(target));
    return {};
}

} // namespace packhouse
