// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/handlers.h"

#include "formats/format.h"
#include "formats/npm/manifest.h"
#include "formats/npm/names.h"
#include "formats/support/refusal.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

Reply refused(const Error &error)
{
    if (error.code == ErrorCode::Duplicate)
        return Reply::error(403, u"Package already exists."_s);
    if (error.code == ErrorCode::Protected)
        return Reply::error(403, u"Package protected."_s);
    return refusal(error, u"Package already exists."_s);
}

/// One publish, as the body tells it.
struct Announced
{
    QString name;
    QString version;
    QJsonObject manifest;
    QJsonObject attachment; ///< without its data, which is staged
    QStringList tags;
};

Result<Announced> readAnnounced(const Call &call, const QJsonObject &body)
{
    const QJsonObject versions = body.value(u"versions").toObject();
    if (!body.value(u"versions").isObject())
        return fail(ErrorCode::InvalidArgument, u"Versions key is missing from the JSON upload"_s);
    if (versions.size() != 1)
        return fail(ErrorCode::InvalidArgument, u"Exactly one version is published at a time."_s);
    Announced out;
    out.name = body.value(u"name").toString();
    out.version = versions.begin().key();
    out.manifest = versions.begin().value().toObject();
    out.attachment =
        body.value(u"_attachments").toObject().value(tarballName(out.name, out.version)).toObject();
    out.tags = body.value(u"dist-tags").toObject().keys();
    if (out.version.isEmpty())
        return fail(ErrorCode::InvalidVersion, u"Version is empty."_s);
    if (out.name != call.param("name"))
        return fail(ErrorCode::InvalidName,
                    u"The body is of %1, not of %2."_s.arg(out.name, call.param("name")));
    if (out.manifest.value(u"version").toString() != out.version
        || out.manifest.value(u"name").toString() != out.name)
        return fail(ErrorCode::InvalidFile,
                    u"The version's manifest is of another name or version."_s);
    if (out.attachment.isEmpty() || call.body.file->size() == 0)
        return fail(ErrorCode::InvalidFile, u"Attachment data is empty."_s);
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
            u"The %1 of %2 does not match the bytes that arrived."_s.arg(
                what, tarballName(announced.name, announced.version)),
            u"Publish again; if it happens again, something on the way changes the bytes."_s);
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
    QFile file(blob.path());
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, u"The uploaded tarball cannot be read."_s, {}, true);
    Result<Tarball> tarball = readTarball(file);
    if (!tarball)
        return fail(ErrorCode::InvalidFile, tarball.error().what, tarball.error().remedy);
    const QString name = tarball->packageJson.value(u"name").toString();
    QString version = tarball->packageJson.value(u"version").toString().trimmed();
    if (version.startsWith(u'v') || version.startsWith(u'='))
        version.remove(0, 1); // npm cleans it before it publishes
    if (name != announced.name || version != announced.version)
        return fail(ErrorCode::InvalidFile,
                    u"The tarball holds %1 %2, not %3 %4."_s.arg(name, version, announced.name,
                                                                 announced.version),
                    u"Run npm publish in the package's own folder."_s);
    return tarball;
}

Reply publish(Call &call, const QJsonObject &body)
{
    const Result<Announced> announced = readAnnounced(call, body);
    if (!announced)
        return Reply::error(400, announced.error().what);
    const Coordinates coordinates{call.format->id(), announced->name, announced->version};
    if (Result<void> fine = call.format->check(coordinates); !fine)
        return refused(fine.error());
    const QString fileName = tarballName(announced->name, announced->version);
    if (Result<void> fine = call.store.checkPublish(call.scope, coordinates, fileName,
                                                    DuplicateUnit::Version, call.caller);
        !fine)
        return refused(fine.error());
    if (Result<void> fine = checkBytes(*announced, *call.body.file); !fine)
        return Reply::error(400, fine.error().text());
    const Result<Tarball> tarball = openTarball(*announced, *call.body.file);
    if (!tarball)
        return Reply::error(400, tarball.error().text());

    QString readme = announced->manifest.value(u"readme").toString();
    if (readme.isEmpty() || readme.startsWith("ERROR:"_L1))
        readme = tarball->readme;
    Publication change;
    change.project = call.scope;
    change.coordinates = coordinates;
    change.metadata = versionMetadata(announced->manifest, readme);
    change.tags = announced->tags;
    change.dependencies = dependencies(announced->manifest);
    change.description = announced->manifest.value(u"description").toString().section(u'\n', 0, 0);
    change.duplicateUnit = DuplicateUnit::Version;
    change.actor = call.caller;
    change.files.push_back({fileName, std::move(call.body.file), fileMetadata(*tarball)});
    const Result<StoredVersion> stored = call.store.publish(std::move(change));
    if (!stored)
        return refused(stored.error());
    return Reply::json(QJsonObject{{u"ok"_s, true},
                                   {u"id"_s, stored->id},
                                   {u"name"_s, stored->coordinates.name},
                                   {u"version"_s, stored->coordinates.version}});
}

bool mayDelete(const Call &call)
{
    return call.caller.may(Right::Delete, call.scope);
}

Reply needsDelete(const QString &what)
{
    return Reply::error(403, u"403 Forbidden - %1 needs a token that may delete"_s.arg(what));
}

/// The packument comes back with "deprecated" texts on some versions; an empty one takes it off
/// again.
Reply deprecate(Call &call, const QJsonObject &body)
{
    if (!mayDelete(call))
        return needsDelete(u"deprecating"_s);
    const Result<QList<StoredVersion>> stored = seenVersions(call, call.param("name"));
    if (!stored)
        return Reply::error(stored.error());
    const QJsonObject versions = body.value(u"versions").toObject();
    bool any = false;
    for (const StoredVersion &version : *stored) {
        const QJsonValue text =
            versions.value(version.coordinates.version).toObject().value(u"deprecated");
        if (!text.isString())
            continue;
        any = true;
        VersionChange change;
        change.status = text.toString().isEmpty() ? Status::Default : Status::Deprecated;
        change.statusMessage = text.toString();
        if (change.status == version.status && change.statusMessage == version.statusMessage)
            continue;
        if (Result<void> done = call.store.change(version.id, change, call.caller); !done)
            return refused(done.error());
    }
    if (!any)
        return stored->isEmpty() ? packageNotFound()
                                 : badRequest(u"\"package versions to deprecate\" not given"_s);
    return Reply::json(QJsonObject{{u"ok"_s, true}});
}

Reply removeVersions(Call &call, const QList<StoredVersion> &versions)
{
    for (const StoredVersion &version : versions) {
        if (Result<void> done = call.store.removeVersion(version.id, call.caller); !done)
            return refused(done.error());
    }
    return Reply::json(QJsonObject{{u"ok"_s, true}});
}

std::optional<QJsonObject> jsonBody(const Call &call)
{
    const QJsonDocument document = QJsonDocument::fromJson(call.body.bytes);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
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
    const std::optional<QJsonObject> body = jsonBody(call);
    if (!body)
        return Reply::error(400, u"Invalid json"_s);
    const bool hasAttachments = !body->value(u"_attachments").toObject().isEmpty();
    if (call.headers.value("npm-command") == "deprecate"
        || (!hasAttachments && !call.body.file && body->contains(u"_rev"_s)))
        return deprecate(call, *body);
    if (!call.body.file) {
        if (!body->value(u"versions").isObject())
            return Reply::error(400, u"Versions key is missing from the JSON upload"_s);
        return Reply::error(400, u"Attachment data is empty."_s);
    }
    return publish(call, *body);
}

Reply putRevision(Call &call)
{
    const std::optional<QJsonObject> body = jsonBody(call);
    if (!body)
        return Reply::error(400, u"Invalid json"_s);
    const Result<QList<StoredVersion>> stored = seenVersions(call, call.param("name"));
    if (!stored)
        return Reply::error(stored.error());
    if (stored->isEmpty())
        return packageNotFound();
    const QJsonObject left = body->value(u"versions").toObject();
    QList<StoredVersion> gone;
    for (const StoredVersion &version : *stored) {
        if (!left.contains(version.coordinates.version))
            gone.append(version);
    }
    // A packument that has lost everything is a mistake of the client: the whole goes by DELETE.
    if (gone.size() == stored->size())
        return badRequest(u"no version would be left; unpublish the whole package instead"_s);
    return gone.isEmpty() ? deprecate(call, *body) : removeVersions(call, gone);
}

Reply deleteTarball(Call &call)
{
    const QString version = versionOfTarball(call.param("name"), call.param("file"));
    const auto found = call.store.version(call.scope, call.format->id(),
                                          canonical(call.param("name")), version);
    // The packument's new revision has taken the version out already.
    return found ? removeVersions(call, *found) : Reply::json(QJsonObject{{u"ok"_s, true}});
}

Reply deletePackage(Call &call)
{
    const Result<QList<StoredVersion>> stored = seenVersions(call, call.param("name"));
    if (!stored)
        return Reply::error(stored.error());
    // npm takes a 404 here for success, so it has to be another refusal.
    if (stored->isEmpty())
        return Reply::error(
            409, u"There is no package %1 in this project: nothing was unpublished."_s.arg(
                     call.param("name")));
    return removeVersions(call, *stored);
}

Reply publishElsewhere(Call &call)
{
    return Reply::error(
        405, u"Packages are published to a project: set the registry to %1/api/v4/projects/"
             "PROJECT/packages/npm/."_s.arg(QString::fromUtf8(call.baseUrl)));
}

Reply putDistTag(Call &call)
{
    const QString version =
        QJsonDocument::fromJson('[' + call.body.bytes + ']').array().first().toString();
    if (version.isEmpty())
        return badRequest(u"\"Version\" not given"_s);
    const Result<void> done = call.store.setTag(call.scope, call.format->id(),
                                                canonical(call.param("name")), call.param("tag"),
                                                version, call.caller);
    if (!done)
        return done.error().code == ErrorCode::NotFound ? packageNotFound() : refused(done.error());
    return Reply::empty(204);
}

Reply deleteDistTag(Call &call)
{
    const Result<void> done = call.store.removeTag(call.scope, call.format->id(),
                                                   canonical(call.param("name")), call.param("tag"),
                                                   call.caller);
    if (!done)
        return done.error().code == ErrorCode::NotFound
                   ? Reply::error(404, u"404 Package Tag Not Found"_s, u"Package tag not found"_s)
                   : refused(done.error());
    return Reply::empty(204);
}

} // namespace packhouse::npm
