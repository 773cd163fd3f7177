// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/inspection.h"

#include "formats/golang/names.h"
#include "formats/support/stagedreading.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse::golang {

using namespace Qt::StringLiterals;

namespace {

const QString Type = u"golang"_s;
const QString RetractedMark = u"Retracted"_s;

/// The first line of text that is no heading and no picture.
QString firstLine(const QString &readme)
{
    const QStringList lines = readme.split(u'\n');
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        if (!text.isEmpty() && !QStringView(u"#=-<[!`").contains(text.front()))
            return text.left(250);
    }
    return {};
}

QString descriptionOf(const Module &module)
{
    return module.modFile.deprecated.isEmpty()
               ? firstLine(module.readme)
               : u"Deprecated: "_s + module.modFile.deprecated.left(230);
}

QString markOf(const QList<Retraction> &retractions, const QString &version)
{
    for (const Retraction &one : retractions) {
        if (one.holds(version))
            return one.reason.isEmpty() ? RetractedMark : RetractedMark + u": "_s + one.reason;
    }
    return {};
}

Result<void> mark(PackageChanges &changes, const StoredVersion &version, const QString &text,
                  const Caller &actor)
{
    const bool marked = version.status == Status::Deprecated
                        && version.statusMessage.startsWith(RetractedMark);
    if (text.isEmpty() && !marked)
        return {};
    // What somebody said of the version by hand stays.
    if (!text.isEmpty()
        && (version.statusMessage == text || (version.status != Status::Default && !marked)))
        return {};
    VersionChange change;
    change.status = text.isEmpty() ? Status::Default : Status::Deprecated;
    change.statusMessage = text;
    return changes.change(version.id, change, actor);
}

} // namespace

Result<Inspection> inspectModule(QIODevice &file)
{
    const Result<Module> module = readModule(file);
    if (!module)
        return fail(module.error());
    Inspection inspection;
    inspection.coordinates = {Type, module->path, module->version};
    inspection.fileName = module->version + u".zip"_s;
    inspection.description = descriptionOf(*module);
    inspection.license = module->license;
    inspection.readme = module->readme;
    inspection.dependencies = module->modFile.dependencies;
    inspection.versionMetadata = VersionFacts::of(*module).toJson();
    return inspection;
}

VersionFacts VersionFacts::of(const Module &module)
{
    return {module.sum,
            golang::modSum(module.goMod),
            module.modFile.retractions,
            module.modFile.deprecated,
            {}};
}

VersionFacts VersionFacts::of(const StoredVersion &version)
{
    const QJsonObject json = QJsonDocument::fromJson(version.metadata).object();
    const QDateTime time = QDateTime::fromString(json["time"_L1].toString(), Qt::ISODate);
    return {json["h1"_L1].toString().toLatin1(), json["goModH1"_L1].toString().toLatin1(),
            retractionsFrom(json["retract"_L1].toArray()), json["deprecated"_L1].toString(),
            time.isValid() ? time : version.created};
}

QByteArray VersionFacts::toJson() const
{
    QJsonObject json{{u"h1"_s, QString::fromLatin1(sum)},
                     {u"goModH1"_s, QString::fromLatin1(modSum)}};
    if (!retractions.isEmpty())
        json.insert(u"retract"_s, golang::toJson(retractions));
    if (!deprecated.isEmpty())
        json.insert(u"deprecated"_s, deprecated);
    if (time.isValid())
        json.insert(u"time"_s, time.toUTC().toString(Qt::ISODate));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<void> complete(Publication &publication, const PackageReader &store, PackageChanges &changes)
{
    const Coordinates &coordinates = publication.coordinates;
    if (publication.files.size() != 1 || !publication.files.front().blob)
        return fail(ErrorCode::Internal, Text::of("A version of a Go module is one archive."));
    const Result<QList<StoredVersion>> known = store.versions(publication.project, Type,
                                                              coordinates.name);
    if (!known)
        return fail(known.error());
    // The go.sum of others holds its sum, and what that was is known no more.
    const bool there = std::any_of(known->begin(), known->end(), [&](const StoredVersion &stored) {
        return stored.coordinates.version == coordinates.version;
    });
    if (!there
        && store.isTombstone(publication.project, publication.actor, Type, coordinates.name,
                             coordinates.version))
        return fail(ErrorCode::Duplicate,
                    Text::of("%1@%2 was deleted, and a version of a Go module never changes.",
                             coordinates.name, coordinates.version),
                    Text::of("Restore it from the trash, or publish under a new version."));
    NewFile &archive = publication.files.front();
    const Result<Module> module = fromStaged(archive.blob->path(), readModule);
    if (!module)
        return fail(module.error());
    if (module->path != coordinates.name || module->version != coordinates.version)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The archive holds %1@%2, not %3@%4.", module->path, module->version,
                             coordinates.name, coordinates.version));
    archive.name = coordinates.version + u".zip"_s;
    VersionFacts facts = VersionFacts::of(*module);
    StoredVersion given;
    given.metadata = publication.metadata;
    facts.time = VersionFacts::of(given).time;
    publication.metadata = facts.toJson();
    publication.description = descriptionOf(*module);
    publication.dependencies = module->modFile.dependencies;
    Result<std::unique_ptr<StagedBlob>> mod = changes.stage(0);
    if (!mod)
        return fail(mod.error());
    if (const Result<void> written = (*mod)->write(module->goMod).and_then([&] {
            return (*mod)->finish();
        });
        !written)
        return fail(written.error());
    publication.files.push_back({coordinates.version + u".mod"_s, std::move(*mod), {}, {}});
    publication.duplicateUnit = DuplicateUnit::Version;
    return markRetracted(store, changes, publication.project, coordinates.name, publication.actor,
                         &publication);
}

Result<void> markRetracted(const PackageReader &store, PackageChanges &changes,
                           const Scope &project, const QString &module, const Caller &actor,
                           Publication *coming)
{
    const Result<QList<StoredVersion>> versions = store.versions(project, Type, module);
    if (!versions)
        return fail(versions.error());
    QString highest;
    QList<Retraction> retractions;
    const auto look = [&](const StoredVersion &stored) {
        const QString &version = stored.coordinates.version;
        // A release is what counts, unless there is none.
        const bool better = highest.isEmpty()
                            || (isPrerelease(highest) == isPrerelease(version)
                                    ? compare(highest, version) < 0
                                    : isPrerelease(highest));
        if (better) {
            highest = version;
            retractions = VersionFacts::of(stored).retractions;
        }
    };
    for (const StoredVersion &version : *versions)
        look(version);
    if (coming) {
        StoredVersion unpublished;
        unpublished.coordinates = coming->coordinates;
        unpublished.metadata = coming->metadata;
        look(unpublished);
        if (const QString text = markOf(retractions, coming->coordinates.version);
            !text.isEmpty()) {
            coming->status = Status::Deprecated;
            coming->statusMessage = text;
        }
        // Nothing changes for a publish that will not be let through.
        if (!changes.checkPublish(project, coming->coordinates, {}, DuplicateUnit::Version, actor))
            return {};
    }
    for (const StoredVersion &version : *versions) {
        const Result<void> marked = mark(changes, version,
                                         markOf(retractions, version.coordinates.version), actor);
        // A version that went meanwhile needs no mark.
        if (!marked && marked.error().code != ErrorCode::NotFound)
            return marked;
    }
    return {};
}

} // namespace packhouse::golang
