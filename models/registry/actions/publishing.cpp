// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/publishing.h"

#include "formats/formatlist.h"
#include "formats/publishing.h"
#include "registry/actions/changes.h"
#include "registry/actions/nameownership.h"
#include "registry/actions/trying.h"
#include "registry/store/store.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 PieceSize = 256 * 1024;

Result<Scope> projectOf(const Store &store, const QString &path)
{
    Result<Scope> scope = store.scope(path);
    if (!scope)
        return scope;
    if (scope->level != Level::Project) {
        return fail(ErrorCode::InvalidArgument,
                    Text::of("%1 is not a project.",
                             path.isEmpty() ? Text::of("The instance") : Text::name(path)),
                    Text::of("Packages are published to projects; choose one of its projects."));
    }
    return scope;
}

QStringList pathsOf(const PublishItem &item)
{
    return QStringList(item.filePath) + item.others;
}

Result<std::unique_ptr<StagedBlob>> stageFile(Staging &staging, const QString &path, qint64 limit,
                                              const ByteProgress &progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 cannot be read: %2.", path, Foreign{file.errorString()}));
    }
    Result<std::unique_ptr<StagedBlob>> blob = staging.stage(limit);
    if (!blob)
        return blob;
    QByteArray block(PieceSize, Qt::Uninitialized);
    while (true) {
        const qint64 got = file.read(block.data(), block.size());
        if (got < 0) {
            return fail(ErrorCode::InvalidFile, Text::of("%1 could not be read to its end: %2.",
                                                         path, Foreign{file.errorString()}));
        }
        if (got == 0)
            break;
        if (auto written = (*blob)->write(QByteArrayView(block.constData(), got)); !written)
            return fail(written.error());
        if (progress && !progress((*blob)->size()))
            return fail(ErrorCode::Cancelled, Text::of("Publishing %1 was cancelled.", path));
    }
    if (auto finished = (*blob)->finish(); !finished)
        return fail(finished.error());
    return blob;
}

/// What all of the item's files are, the first of which tells of which version; \a blobs has their
/// bytes, in the same order.
Result<Publication> publicationOf(const RegistryContext &context, const PublishItem &item,
                                  std::vector<std::unique_ptr<StagedBlob>> blobs,
                                  const Scope &project)
{
    Result<InspectedItem> found = inspectItem(context.formats, item, blobs.front()->path());
    if (!found)
        return fail(found.error());
    Inspection &main = found->inspection;
    Publication publication;
    publication.project = project;
    publication.coordinates = main.coordinates;
    publication.metadata = main.versionMetadata;
    publication.tags = main.tags;
    publication.dependencies = main.dependencies;
    publication.description = main.description;
    publication.duplicateUnit = found->format->duplicateUnitOf(main.coordinates);
    publication.actor = context.actor;
    publication.part = item.part;
    publication.files.push_back(
        {main.fileName, std::move(blobs.front()), main.fileMetadata, main.fragments});
    for (size_t at = 1; at < blobs.size(); ++at) {
        Result<Inspection> other = inspectOther(*found, item.others.at(qsizetype(at) - 1),
                                                blobs[at]->path());
        if (!other)
            return fail(other.error());
        if (publication.metadata.isEmpty())
            publication.metadata = other->versionMetadata;
        if (publication.dependencies.isEmpty())
            publication.dependencies = other->dependencies;
        if (publication.description.isEmpty())
            publication.description = other->description;
        publication.files.push_back(
            {other->fileName, std::move(blobs[at]), other->fileMetadata, other->fragments});
    }
    return publication;
}

/// The type's last hand on it.
Result<void> complete(const RegistryContext &context, Publication &publication,
                      PackageChanges &changes)
{
    const Format *format = context.formats.find(publication.coordinates.type);
    const Publishing *publishing = format ? format->publishing() : nullptr;
    return publishing ? publishing->complete(publication, context.store, changes) : Result<void>();
}

Result<void> mayPublish(const RegistryContext &context, const PackageChanges &changes,
                        const InspectedItem &found, const Scope &project)
{
    const Inspection &inspection = found.inspection;
    return changes.checkPublish(project, inspection.coordinates, inspection.fileName,
                                found.format->duplicateUnitOf(inspection.coordinates),
                                context.actor);
}

/// Whether there is nothing to choose but what the files themselves say.
bool isOnePlace(const QStringList &parts)
{
    QSet<QString> places;
    for (const QString &part : parts)
        places.insert(part.section(u'/', 0, 0));
    return places.size() == 1;
}

/// All that a publish would look at, on the files where they lie; the part of the project that they
/// would go to.
Result<QString> tryItem(const RegistryContext &context, const PublishItem &item,
                        const InspectedItem &found, const Scope &project)
{
    Trying trying(changesOf(context.store));
    if (const Result<void> may = mayPublish(context, trying, found, project); !may)
        return fail(may.error());
    std::vector<std::unique_ptr<StagedBlob>> blobs;
    for (const QString &path : pathsOf(item))
        blobs.push_back(std::make_unique<FileInPlace>(path));
    PublishItem known = item;
    known.coordinates.type = found.format->id();
    Result<Publication> publication = publicationOf(context, known, std::move(blobs), project);
    if (!publication)
        return fail(publication.error());
    const Result<void> taken = complete(context, *publication, trying).and_then([&] {
        return context.store.checkPublication(*publication);
    });
    if (!taken)
        return fail(taken.error());
    return publication->part;
}

} // namespace

Result<PublishCheck> checkItem(const RegistryContext &context, const PublishItem &item)
{
    const Result<InspectedItem> found = inspectItem(context.formats, item);
    if (!found)
        return fail(found.error());
    const Coordinates &coordinates = found->inspection.coordinates;
    const Format &format = *found->format;

    const Result<Scope> project = projectOf(context.store, item.scopePath);
    if (!project)
        return refusedCheck(project.error(), format.label());
    if (std::optional<PublishCheck> incomplete = unfitCheck(*found))
        return std::move(*incomplete);
    const Publishing *publishing = format.publishing();
    using Parts = std::optional<QStringList>;
    const Result<Parts> parts = publishing ? publishing->parts(context.store, *project)
                                           : Result<Parts>(std::nullopt);
    if (!parts)
        return fail(parts.error());
    const Result<QString> part = tryItem(context, item, *found, *project);
    if (!part) {
        PublishCheck refused = refusedCheck(part.error(), format.label());
        if (part.error().code == ErrorCode::InvalidArgument) {
            const bool choice = *parts && item.part.isEmpty() && !isOnePlace(**parts);
            refused.text = choice ? Text::of("distribution needed") : Text::of("refused");
            refused.tone = choice ? Tone::Warning : Tone::Bad;
        }
        refused.parts = *parts;
        refused.part = item.part;
        return refused;
    }
    const QString canonicalName = format.canonicalName(coordinates.name);
    const auto existing = context.store.versions(*project, format.id(), canonicalName);
    if (!existing)
        return fail(existing.error());
    PublishCheck check = acceptedCheck(*existing, found->inspection);
    check.part = *part;
    check.parts = *parts;
    if (!part->isEmpty() && *parts && !(*parts)->contains(*part)) {
        check.tone = Tone::Warning;
        check.explanation = Text::of("%1 has no %2 yet: it is made first.", item.scopePath, *part);
    }
    Text elsewhere = servedElsewhere(context.store, format, *project, canonicalName, context.actor);
    if (elsewhere.isEmpty())
        elsewhere = alsoIn(context.store, format, *project, canonicalName, context.actor);
    if (!elsewhere.isEmpty()) {
        check.tone = Tone::Warning;
        check.explanation = check.explanation.isEmpty()
                                ? elsewhere
                                : Text::of("%1 %2", check.explanation, elsewhere);
    }
    return check;
}

Result<Published> publishItem(const RegistryContext &context, const PublishItem &item,
                              const ByteProgress &progress, const QByteArray &sha256,
                              const PublishedAs &as)
{
    const std::unique_ptr<PackageChanges> changes = changesOf(context.store);
    const Result<Scope> project = projectOf(context.store, item.scopePath);
    if (!project)
        return fail(project.error());
    const Result<InspectedItem> found = inspectItem(context.formats, item);
    if (!found)
        return fail(found.error());
    if (found->inspection.coordinates.version.isEmpty()) {
        return fail(ErrorCode::InvalidVersion,
                    Text::of("%1 does not tell its version.", QFileInfo(item.filePath).fileName()),
                    Text::of("Give the version."));
    }
    if (const auto may = mayPublish(context, *changes, *found, *project); !may)
        return fail(may.error());
    const Result<Policy> policy = context.store.policy(*project, found->format->id());
    if (!policy)
        return fail(policy.error());

    std::vector<std::unique_ptr<StagedBlob>> blobs;
    qint64 before = 0;
    for (const QString &path : pathsOf(item)) {
        const auto further = [&](qint64 bytes) { return !progress || progress(before + bytes); };
        Result<std::unique_ptr<StagedBlob>> blob = stageFile(*changes, path, policy->maxFileSize,
                                                             further);
        if (!blob)
            return fail(blob.error());
        before += (*blob)->size();
        blobs.push_back(std::move(*blob));
    }
    if (!sha256.isEmpty() && blobs.front()->hashes().sha256 != sha256)
        return fail(ErrorCode::HashMismatch,
                    Text::of("%1 is not what it was when it was verified.",
                             QFileInfo(item.filePath).fileName()),
                    Text::of("Nothing was published; try again."), true);
    // The file may have changed since it was looked at; what arrived is what counts.
    PublishItem known = item;
    known.coordinates.type = found->format->id();
    Result<Publication> publication = publicationOf(context, known, std::move(blobs), *project);
    if (!publication)
        return fail(publication.error());
    publication->origin = as.origin;
    publication->intoExisting = as.intoExisting;
    if (const auto completed = complete(context, *publication, *changes); !completed)
        return fail(completed.error());
    Result<StoredVersion> stored = changes->publish(std::move(*publication));
    if (!stored)
        return fail(std::move(stored.error()));
    return Published{std::move(*stored), changes->notice()};
}

} // namespace packhouse
