// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/publishing.h"

#include "formats/formatlist.h"
#include "formats/publishing.h"
#include "registry/actions/changes.h"
#include "registry/actions/nameownership.h"
#include "registry/store/store.h"

#include <QFile>
#include <QFileInfo>

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

} // namespace

Result<PublishCheck> checkItem(const RegistryContext &context, const PublishItem &item)
{
    const Result<InspectedItem> found = inspectItem(context.formats, item);
    if (!found)
        return fail(found.error());
    const Inspection &inspection = found->inspection;
    const Format &format = *found->format;

    const Result<Scope> project = projectOf(context.store, item.scopePath);
    if (!project)
        return refusedCheck(project.error(), format.label());
    if (std::optional<PublishCheck> incomplete = unfitCheck(*found))
        return std::move(*incomplete);

    const auto may = changesOf(context.store)
                         ->checkPublish(*project, inspection.coordinates, inspection.fileName,
                                        format.duplicateUnitOf(inspection.coordinates),
                                        context.actor);
    if (!may)
        return refusedCheck(may.error(), format.label());
    const Result<Policy> policy = context.store.policy(*project, format.id());
    if (!policy)
        return fail(policy.error());
    const qint64 size = QFileInfo(item.filePath).size();
    if (policy->maxFileSize > 0 && size > policy->maxFileSize) {
        return refusedCheck({ErrorCode::TooLarge,
                             Text::of("%1 has %2 bytes; %3 allows %4.", inspection.fileName, size,
                                      item.scopePath, policy->maxFileSize),
                             Text::of("Raise the limit of the scope, or publish a smaller file."),
                             false},
                            format.label());
    }
    const auto existing = context.store.versions(*project, format.id(),
                                                 format.canonicalName(inspection.coordinates.name));
    if (!existing)
        return fail(existing.error());
    PublishCheck check = acceptedCheck(*existing, inspection);
    const Text elsewhere = servedElsewhere(context.store, format, *project,
                                           format.canonicalName(inspection.coordinates.name),
                                           context.actor);
    if (!elsewhere.isEmpty() && check.explanation.isEmpty()) {
        check.tone = Tone::Warning;
        check.explanation = elsewhere;
    }
    return check;
}

Result<StoredVersion> publishItem(const RegistryContext &context, const PublishItem &item,
                                  const ByteProgress &progress, const QByteArray &sha256,
                                  const PublishedAs &as)
{
    const Store &store = context.store;
    const std::unique_ptr<PackageChanges> changes = changesOf(context.store);
    const Result<Scope> project = projectOf(store, item.scopePath);
    if (!project)
        return fail(project.error());
    Result<InspectedItem> found = inspectItem(context.formats, item);
    if (!found)
        return fail(found.error());
    if (found->inspection.coordinates.version.isEmpty()) {
        return fail(ErrorCode::InvalidVersion,
                    Text::of("%1 does not tell its version.", QFileInfo(item.filePath).fileName()),
                    Text::of("Give the version."));
    }
    if (const auto may = changes->checkPublish(
            *project, found->inspection.coordinates, found->inspection.fileName,
            found->format->duplicateUnitOf(found->inspection.coordinates), context.actor);
        !may) {
        return fail(may.error());
    }
    const Result<Policy> policy = store.policy(*project, found->format->id());
    if (!policy)
        return fail(policy.error());

    Result<std::unique_ptr<StagedBlob>> blob = stageFile(*changes, item.filePath,
                                                         policy->maxFileSize, progress);
    if (!blob)
        return fail(blob.error());
    if (!sha256.isEmpty() && (*blob)->hashes().sha256 != sha256)
        return fail(ErrorCode::HashMismatch,
                    Text::of("%1 is not what it was when it was verified.",
                             QFileInfo(item.filePath).fileName()),
                    Text::of("Nothing was published; try again."), true);
    // The file may have changed since it was looked at; what arrived is what counts.
    PublishItem known = item;
    known.coordinates.type = found->format->id();
    found = inspectItem(context.formats, known, (*blob)->path());
    if (!found)
        return fail(found.error());

    Inspection &inspection = found->inspection;
    Publication publication;
    publication.project = *project;
    publication.coordinates = inspection.coordinates;
    publication.metadata = inspection.versionMetadata;
    publication.tags = inspection.tags;
    publication.dependencies = inspection.dependencies;
    publication.description = inspection.description;
    publication.duplicateUnit = found->format->duplicateUnitOf(inspection.coordinates);
    publication.actor = context.actor;
    publication.origin = as.origin;
    publication.intoExisting = as.intoExisting;
    publication.files.push_back(
        {inspection.fileName, std::move(*blob), inspection.fileMetadata, inspection.fragments});
    if (const Publishing *publishing = found->format->publishing()) {
        if (const auto completed = publishing->complete(publication, store, *changes); !completed)
            return fail(completed.error());
    }
    return changes->publish(std::move(publication));
}

} // namespace packhouse
