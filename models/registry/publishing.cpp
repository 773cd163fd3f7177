// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/publishing.h"

#include "formats/formatlist.h"
#include "registry/store/store.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qint64 BlockSize = 256 * 1024;

/// A name or version that was typed counts where the file only hints at one.
Result<void> applyTyped(QString &said, const QString &typed, bool certain, const QString &what,
                        const QString &fileName)
{
    if (typed.isEmpty() || typed == said)
        return {};
    if (certain && !said.isEmpty()) {
        return fail(
            ErrorCode::InvalidFile,
            u"%1 says that its %2 is \"%3\", not \"%4\"."_s.arg(fileName, what, said, typed),
            u"Leave the %1 out, or change it inside the package."_s.arg(what));
    }
    said = typed;
    return {};
}

Result<Scope> projectOf(const Store &store, const QString &path)
{
    Result<Scope> scope = store.scope(path);
    if (!scope)
        return scope;
    if (scope->level != Level::Project) {
        return fail(ErrorCode::InvalidArgument,
                    u"%1 is not a project."_s.arg(path.isEmpty() ? u"The instance"_s : path),
                    u"Packages are published to projects; choose one of its projects."_s);
    }
    return scope;
}

Result<std::unique_ptr<StagedBlob>> stageFile(Store &store, const QString &path, qint64 limit,
                                              const ByteProgress &progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::InvalidFile,
                    u"%1 cannot be read: %2."_s.arg(path, file.errorString()));
    }
    Result<std::unique_ptr<StagedBlob>> blob = store.stage(limit);
    if (!blob)
        return blob;
    QByteArray block(BlockSize, Qt::Uninitialized);
    while (true) {
        const qint64 got = file.read(block.data(), block.size());
        if (got < 0) {
            return fail(ErrorCode::InvalidFile,
                        u"%1 could not be read to its end: %2."_s.arg(path, file.errorString()));
        }
        if (got == 0)
            break;
        if (auto written = (*blob)->write(QByteArrayView(block.constData(), got)); !written)
            return fail(written.error());
        if (progress && !progress((*blob)->size()))
            return fail(ErrorCode::Cancelled, u"Publishing %1 was cancelled."_s.arg(path));
    }
    if (auto finished = (*blob)->finish(); !finished)
        return fail(finished.error());
    return blob;
}

PublishCheck refused(const Error &error, const QString &typeLabel)
{
    PublishCheck check;
    check.tone = Tone::Bad;
    check.explanation = error.text();
    switch (error.code) {
    case ErrorCode::Duplicate:
        check.text = u"exists: %1 forbids duplicates"_s.arg(typeLabel);
        break;
    case ErrorCode::Protected:
        check.text = u"protected"_s;
        break;
    case ErrorCode::Reserved:
        check.text = u"reserved"_s;
        break;
    case ErrorCode::TooLarge:
        check.text = u"too large"_s;
        break;
    case ErrorCode::InvalidName:
        check.text = u"name refused"_s;
        break;
    case ErrorCode::InvalidVersion:
        check.text = u"version refused"_s;
        break;
    case ErrorCode::NotFound:
        check.text = u"no such project"_s;
        break;
    case ErrorCode::InvalidArgument:
        check.text = u"not a project"_s;
        break;
    default:
        check.text = u"refused"_s;
        break;
    }
    return check;
}

/// What is there already decides between "new package", "new version" and a file more.
PublishCheck accepted(const QList<StoredVersion> &existing, const Inspection &inspection)
{
    if (existing.isEmpty())
        return {true, u"new package"_s, Tone::Good, {}};
    const StoredVersion *same = nullptr;
    for (const StoredVersion &version : existing) {
        if (version.coordinates.version == inspection.coordinates.version)
            same = &version;
    }
    if (!same)
        return {true, u"new version"_s, Tone::Good, {}};
    for (const StoredFile &file : same->files) {
        if (file.name == inspection.fileName) {
            return {
                true, u"duplicate allowed"_s, Tone::Warning,
                u"%1 exists in version %2. The new file is served in its place; both are kept."_s
                    .arg(file.name, same->coordinates.version)};
        }
    }
    return {true, u"same package"_s, Tone::Good,
            u"The file is added to version %1."_s.arg(same->coordinates.version)};
}

} // namespace

Result<InspectedItem> inspectItem(const RegistryContext &context, const PublishItem &item,
                                  const QString &openPath)
{
    const QString path = openPath.isEmpty() ? item.filePath : openPath;
    const QString fileName = QFileInfo(item.filePath).fileName();
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::InvalidFile, u"%1 cannot be read."_s.arg(item.filePath),
                    u"Check that the file exists and that you may read it."_s);
    }

    InspectedItem found;
    if (item.coordinates.type.isEmpty()) {
        Result<FormatList::Recognised> recognised = context.formats.inspect(file, fileName);
        if (!recognised)
            return fail(recognised.error());
        found = {recognised->format, std::move(recognised->inspection)};
    } else {
        found.format = context.formats.find(item.coordinates.type);
        if (!found.format) {
            return fail(ErrorCode::Unsupported,
                        u"There is no package type \"%1\" here."_s.arg(item.coordinates.type));
        }
        Result<Inspection> inspection = found.format->inspect(file, fileName);
        if (!inspection)
            return fail(inspection.error());
        found.inspection = std::move(*inspection);
    }

    Coordinates &said = found.inspection.coordinates;
    said.type = found.format->id();
    const bool certain = found.inspection.certain;
    if (auto name = applyTyped(said.name, item.coordinates.name, certain, u"name"_s, fileName);
        !name)
        return fail(name.error());
    if (auto version = applyTyped(said.version, item.coordinates.version, certain, u"version"_s,
                                  fileName);
        !version) {
        return fail(version.error());
    }
    if (!item.fileName.isEmpty() && !certain)
        found.inspection.fileName = item.fileName;
    return found;
}

Result<PublishCheck> checkItem(const RegistryContext &context, const PublishItem &item)
{
    const Result<InspectedItem> found = inspectItem(context, item);
    if (!found)
        return fail(found.error());
    const Inspection &inspection = found->inspection;
    const Format &format = *found->format;

    const Result<Scope> project = projectOf(context.store, item.scopePath);
    if (!project)
        return refused(project.error(), format.label());
    if (inspection.coordinates.name.isEmpty())
        return PublishCheck{false, u"name needed"_s, Tone::Warning, u"Type the package's name."_s};
    if (inspection.coordinates.version.isEmpty()) {
        return PublishCheck{false, u"version needed"_s, Tone::Warning,
                            u"The file does not tell its version; type it."_s};
    }
    if (const auto valid = format.check(inspection.coordinates); !valid)
        return refused(valid.error(), format.label());
    if (const auto valid = format.checkFileName(inspection.fileName); !valid)
        return refused(valid.error(), format.label());

    const auto may = context.store.checkPublish(*project, inspection.coordinates,
                                                inspection.fileName, format.duplicateUnit(),
                                                context.actor);
    if (!may)
        return refused(may.error(), format.label());
    const Result<Policy> policy = context.store.policy(*project, format.id());
    if (!policy)
        return fail(policy.error());
    const qint64 size = QFileInfo(item.filePath).size();
    if (policy->maxFileSize > 0 && size > policy->maxFileSize) {
        return refused({ErrorCode::TooLarge,
                        u"%1 has %2 bytes; %3 allows %4."_s.arg(inspection.fileName)
                            .arg(size)
                            .arg(item.scopePath)
                            .arg(policy->maxFileSize),
                        u"Raise the limit of the scope, or publish a smaller file."_s, false},
                       format.label());
    }
    const auto existing = context.store.versions(*project, format.id(),
                                                 format.canonicalName(inspection.coordinates.name));
    if (!existing)
        return fail(existing.error());
    return accepted(*existing, inspection);
}

Result<StoredVersion> publishItem(const RegistryContext &context, const PublishItem &item,
                                  const ByteProgress &progress)
{
    Store &store = context.store;
    const Result<Scope> project = projectOf(store, item.scopePath);
    if (!project)
        return fail(project.error());
    Result<InspectedItem> found = inspectItem(context, item);
    if (!found)
        return fail(found.error());
    if (found->inspection.coordinates.version.isEmpty()) {
        return fail(ErrorCode::InvalidVersion,
                    u"%1 does not tell its version."_s.arg(QFileInfo(item.filePath).fileName()),
                    u"Give the version."_s);
    }
    if (const auto may = store.checkPublish(*project, found->inspection.coordinates,
                                            found->inspection.fileName,
                                            found->format->duplicateUnit(), context.actor);
        !may) {
        return fail(may.error());
    }
    const Result<Policy> policy = store.policy(*project, found->format->id());
    if (!policy)
        return fail(policy.error());

    Result<std::unique_ptr<StagedBlob>> blob = stageFile(store, item.filePath, policy->maxFileSize,
                                                         progress);
    if (!blob)
        return fail(blob.error());
    // The file may have changed since it was looked at; what arrived is what counts.
    found = inspectItem(context, item, (*blob)->path());
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
    publication.duplicateUnit = found->format->duplicateUnit();
    publication.actor = context.actor;
    publication.files.push_back({inspection.fileName, std::move(*blob), inspection.fileMetadata});
    return store.publish(std::move(publication));
}

} // namespace packhouse
