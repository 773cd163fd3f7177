// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/handlers.h"

#include "formats/format.h"
#include "formats/npm/manifest.h"
#include "formats/npm/names.h"
#include "formats/npm/provenance.h"
#include "formats/support/rawjson.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"

#include <QFile>
#include <QHash>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

Reply refused(const Error &error)
{
    if (error.code == ErrorCode::Duplicate)
        return Reply::error(403, u"Package already exists."_s);
    if (error.code == ErrorCode::Protected)
        return Reply::error(403, u"Package protected."_s);
    return refusal(error, u"Package already exists."_s);
}

namespace {

constexpr qsizetype mostTags = 100;
constexpr qsizetype longestManifest = 4 << 20; ///< with its readme, as it comes

/// One publish, as the body tells it.
struct Announced
{
    QString name;
    QString version;
    QByteArrayView written; ///< the manifest, in the body's bytes
    QJsonObject manifest;
    QJsonObject attachment; ///< its data is staged, so it is "" here
    std::optional<QByteArray> provenance; ///< a bundle, as it came
    QStringList tags;
};

/// The one version of the body.
Result<Announced> readVersion(QByteArrayView body)
{
    const QByteArrayView versions = member(body, "versions").value_or("");
    if (!versions.startsWith('{'))
        return fail(ErrorCode::InvalidArgument,
                    Text::of("Versions key is missing from the JSON upload"));
    Announced out;
    int count = 0;
    eachMember(versions, [&](QByteArrayView key, QByteArrayView value) {
        out.version = QString::fromUtf8(key);
        out.written = value;
        ++count;
    });
    if (count == 0 || out.version.isEmpty())
        return fail(ErrorCode::InvalidVersion, Text::of("Version is empty."));
    if (count > 1)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("Exactly one version is published at a time."));
    if (out.written.size() > longestManifest)
        return fail(ErrorCode::TooLarge, Text::of("The package's manifest is larger than 4 MiB."));
    out.manifest = valueOf(out.written).toObject();
    return out;
}

/// Some clients leave the scope out of its name.
QJsonObject attachmentOf(QByteArrayView body, const Announced &announced, QLatin1StringView ending)
{
    const QByteArrayView all = member(body, "_attachments").value_or("");
    for (const QString &name : {announced.name, baseOf(announced.name)}) {
        const QString fileName = name + u'-' + announced.version + ending;
        if (const auto found = member(all, fileName.toUtf8()))
            return valueOf(*found).toObject();
    }
    return {};
}

Result<Announced> readAnnounced(const Call &call)
{
    const QByteArray &body = call.body.bytes;
    Result<Announced> out = readVersion(body);
    if (!out)
        return out;
    out->name = valueOf(member(body, "name").value_or("")).toString();
    if (out->name != call.param("name"))
        return fail(ErrorCode::InvalidName,
                    Text::of("The body is of %1, not of %2.", out->name, call.param("name")));
    out->attachment = attachmentOf(body, *out, ".tgz"_L1);
    const QJsonObject provenance = attachmentOf(body, *out, ".sigstore"_L1);
    if (!provenance.isEmpty())
        out->provenance = provenance.value(u"data").toString().toUtf8();
    // Another attachment than the announced one would leave its data unread.
    if (out->attachment.value(u"data") != QJsonValue(QString()) || !call.body.file
        || call.body.file->size() == 0)
        return fail(ErrorCode::InvalidFile, Text::of("Attachment data is empty."));
    if (out->manifest.value(u"version").toString() != out->version
        || out->manifest.value(u"name").toString() != out->name)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The version's manifest is of another name or version."));
    if (Result<void> fine = checkManifest(out->manifest); !fine)
        return fail(fine.error());
    out->tags = valueOf(member(body, "dist-tags").value_or("")).toObject().keys();
    if (out->tags.size() > mostTags)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("A version may get %1 tags when it is published.", mostTags),
                    Text::of("Publish it with fewer, and add the others with npm dist-tag."));
    for (const QString &tag : std::as_const(out->tags)) {
        if (Result<void> fine = checkTag(tag); !fine)
            return fail(fine.error());
    }
    return out;
}

bool integrityFits(const QString &integrity, const Hashes &hashes)
{
    for (const QString &part : integrity.split(u' ', Qt::SkipEmptyParts)) {
        const QByteArray digest = QByteArray::fromBase64(
            part.section(u'-', 1).section(u'?', 0, 0).toLatin1());
        const QString algorithm = part.section(u'-', 0, 0);
        if ((algorithm == "sha512"_L1 && digest != hashes.sha512)
            || (algorithm == "sha256"_L1 && digest != hashes.sha256)
            || (algorithm == "sha1"_L1 && digest != hashes.sha1))
            return false;
    }
    return true;
}

/// What the client said of the bytes is what arrived.
Result<void> checkBytes(const Announced &announced, const StagedBlob &file)
{
    const QJsonObject dist = announced.manifest.value(u"dist").toObject();
    const auto differs = [&](const QString &what) {
        return fail(
            ErrorCode::HashMismatch,
            Text::of("The %1 of %2 does not match the bytes that arrived.", what,
                     tarballName(announced.name, announced.version)),
            Text::of(
                "Publish again; if it happens again, something on the way changes the bytes."));
    };
    const QString shasum = dist.value(u"shasum").toString();
    if (!shasum.isEmpty() && shasum.toLower() != QString::fromLatin1(file.hashes().sha1.toHex()))
        return differs(u"shasum"_s);
    if (!integrityFits(dist.value(u"integrity").toString(), file.hashes()))
        return differs(u"integrity"_s);
    const QJsonValue length = announced.attachment.value(u"length");
    if (length.isDouble() && length.toInteger() != file.size())
        return differs(u"length"_s);
    return {};
}

Result<Tarball> openTarball(const Announced &announced, const StagedBlob &blob)
{
    Result<Tarball> tarball = fromStaged(blob.path(), [](QFile &file) -> Result<Tarball> {
        Result<Tarball> read = readTarball(file);
        if (!read)
            return fail(ErrorCode::InvalidFile, read.error().what, read.error().remedy);
        return read;
    });
    if (!tarball)
        return tarball;
    const QString name = tarball->packageJson.value(u"name").toString();
    const QString version = cleanVersion(tarball->packageJson.value(u"version").toString());
    if (name != announced.name || version != announced.version)
        return fail(ErrorCode::InvalidFile,
                    Text::of("The tarball holds %1 %2, not %3 %4.", name, version, announced.name,
                             announced.version),
                    Text::of("Run npm publish in the package's own folder."));
    return tarball;
}

Result<QByteArray> withProvenance(const QByteArray &metadata, const Announced &announced,
                                  const Coordinates &coordinates, const StagedBlob &file)
{
    return provenanceOf(*announced.provenance, coordinates, file.hashes())
        .map([&](const QByteArray &kept) {
            return metadata.chopped(1) + ",\"provenance\":" + kept + '}';
        });
}

Reply publish(Call &call)
{
    const Result<Announced> announced = readAnnounced(call);
    if (!announced)
        return Reply::error(400, announced.error().what);
    const Coordinates coordinates{call.format->id(), announced->name, announced->version};
    if (Result<void> fine = call.format->check(coordinates); !fine)
        return refused(fine.error());
    const QString fileName = tarballName(announced->name, announced->version);
    if (Result<void> fine = call.changes.checkPublish(call.scope, coordinates, fileName,
                                                      DuplicateUnit::Version, call.caller);
        !fine)
        return refused(fine.error());
    if (Result<void> fine = checkBytes(*announced, *call.body.file); !fine)
        return Reply::error(400, callerText(fine.error()));
    const Result<Tarball> tarball = openTarball(*announced, *call.body.file);
    if (!tarball)
        return Reply::error(400, callerText(tarball.error()));

    QString readme = announced->manifest.value(u"readme").toString();
    if (readme.isEmpty() || readme.startsWith("ERROR:"_L1))
        readme = tarball->readme;
    Result<QByteArray> metadata = versionMetadata(announced->written, readme);
    if (metadata && announced->provenance)
        metadata = withProvenance(*metadata, *announced, coordinates, *call.body.file);
    if (!metadata)
        return Reply::error(400, callerText(metadata.error()));
    Publication change;
    change.project = call.scope;
    change.coordinates = coordinates;
    change.metadata = std::move(*metadata);
    change.tags = announced->tags;
    change.dependencies = dependencies(announced->manifest);
    change.description = announced->manifest.value(u"description").toString().section(u'\n', 0, 0);
    change.duplicateUnit = DuplicateUnit::Version;
    change.actor = call.caller;
    change.files.push_back({fileName, std::move(call.body.file), fileMetadata(*tarball)});
    const Result<StoredVersion> stored = call.changes.publish(std::move(change));
    if (!stored)
        return refused(stored.error());
    return Reply::json(QJsonObject{{u"ok"_s, true},
                                   {u"id"_s, stored->id},
                                   {u"name"_s, stored->coordinates.name},
                                   {u"version"_s, stored->coordinates.version}});
}

/// What the packument that came back says of deprecation: version to text, for those that say it.
QHash<QString, QString> deprecations(QByteArrayView body)
{
    QHash<QString, QString> texts;
    eachMember(member(body, "versions").value_or(""),
               [&](QByteArrayView key, QByteArrayView value) {
                   const QJsonValue text = valueOf(member(value, "deprecated").value_or(""));
                   if (text.isString())
                       texts.insert(QString::fromUtf8(key), text.toString());
                   else if (text.isBool()) // yarn and scripts write true and false
                       texts.insert(QString::fromUtf8(key),
                                    text.toBool() ? u"This version is deprecated."_s : QString());
               });
    return texts;
}

} // namespace

std::optional<Reply> putPrecheck(const Call &call)
{
    if (Result<void> fine = checkName(call.param("name")); !fine)
        return Reply::error(400, fine.error().what);
    return std::nullopt;
}

Reply put(Call &call)
{
    if (!isJson(call.body.bytes))
        return Reply::error(400, u"Invalid json"_s);
    const QByteArrayView attachments = member(call.body.bytes, "_attachments").value_or("");
    bool attached = false;
    eachMember(attachments, [&](QByteArrayView, QByteArrayView) { attached = true; });
    const bool comesBack = !attached && member(call.body.bytes, "_rev");
    if (call.headers.value("npm-command") == "deprecate" || comesBack)
        return deprecate(call);
    return publish(call);
}

Reply deprecate(Call &call)
{
    if (!call.caller.may(Right::Delete, call.scope))
        return Reply::error(403, u"403 Forbidden - deprecating needs a token that may delete."_s);
    const Result<QList<StoredVersion>> stored = seenVersions(call, call.param("name"));
    if (!stored)
        return Reply::error(stored.error());
    if (stored->isEmpty())
        return packageNotFound();
    const QHash<QString, QString> texts = deprecations(call.body.bytes);
    if (texts.isEmpty() && member(call.body.bytes, "users"))
        return Reply::error(405, u"There are no stars here: nobody likes a package more than "
                                 "others."_s);
    if (texts.isEmpty())
        return badRequest(u"\"package versions to deprecate\" not given"_s);
    for (const StoredVersion &version : *stored) {
        const auto text = texts.constFind(version.coordinates.version);
        const bool was = version.status == Status::Deprecated;
        if (text == texts.constEnd() || (was ? *text == version.statusMessage : text->isEmpty()))
            continue;
        VersionChange change;
        change.status = text->isEmpty() ? Status::Default : Status::Deprecated;
        change.statusMessage = *text;
        if (Result<void> done = call.changes.change(version.id, change, call.caller); !done)
            return refused(done.error());
    }
    return Reply::json(QJsonObject{{u"ok"_s, true}});
}

} // namespace packhouse::npm
