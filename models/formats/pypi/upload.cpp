// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/pypi/attestations.h"
#include "formats/pypi/blake2.h"
#include "formats/pypi/handlers.h"
#include "formats/pypi/metadata.h"
#include "formats/pypi/names.h"
#include "formats/pypi/pep440.h"
#include "formats/pypi/storedspelling.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/support/uploadbody.h"

#include <QFile>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

QString text(const Body &body, QByteArrayView field)
{
    return QString::fromUtf8(body.value(field)).trimmed();
}

/// Parameter errors have the reference's own shape.
Reply parameterError(const QString &what)
{
    return Reply::error(400, what);
}

bool isHexOf(const QByteArray &hex, qsizetype bytes)
{
    return hex.size() == 2 * bytes && std::all_of(hex.begin(), hex.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

/// Nothing when every digest of the form is that of the bytes.
std::optional<Reply> checkDigests(const Body &body, const StagedBlob &blob)
{
    const QByteArray blake = body.value("blake2_256_digest").trimmed();
    const std::optional<QByteArray> blakeOfBytes = blake.isEmpty() ? std::nullopt
                                                                   : blake2b256(blob.path());
    struct Digest
    {
        const char *field;
        qsizetype size;
        QByteArray actual;
    };
    const Digest digests[] = {{"sha256_digest", 32, blob.hashes().sha256},
                              {"md5_digest", 16, blob.hashes().md5},
                              {"blake2_256_digest", 32, blakeOfBytes.value_or(QByteArray())}};
    for (const Digest &digest : digests) {
        const QByteArray announced = body.value(digest.field).trimmed();
        if (announced.isEmpty())
            continue;
        const QString field = QString::fromLatin1(digest.field);
        if (!isHexOf(announced, digest.size))
            return parameterError(field + u" is invalid"_s);
        if (!digest.actual.isEmpty() && QByteArray::fromHex(announced) != digest.actual)
            return badRequest(
                u"%1 does not match the bytes of the file. Upload it again."_s.arg(field));
    }
    return std::nullopt;
}

/// The name and version inside the file are those of the form. Source distributions of old tools
/// may hold none.
Result<std::optional<CoreMetadata>> readInside(const QString &path, const QString &fileName,
                                               const Coordinates &coordinates)
{
    const Result<std::optional<QByteArray>> bytes = fromStaged(
        path, [&](QFile &file) { return metadataOf(file, fileName); });
    if (!bytes) {
        Error error = bytes.error();
        if (error.code == ErrorCode::Unsupported || error.code == ErrorCode::InvalidFile)
            error = {ErrorCode::InvalidFile, Text::of("%1: %2", fileName, error.what), error.remedy,
                     false};
        return fail(std::move(error));
    }
    if (!*bytes)
        return std::nullopt;
    Result<CoreMetadata> inside = parseMetadata(**bytes);
    if (!inside)
        return fail(inside.error());
    const QString name = inside->value(u"name");
    const QString version = inside->value(u"version");
    if (canonicalName(name) != canonicalName(coordinates.name)
        || Pep440::parse(version) != Pep440::parse(coordinates.version)) {
        return fail(ErrorCode::InvalidFile,
                    Text::of("%1 holds %2 %3, not %4 %5.", fileName, name, version,
                             coordinates.name, coordinates.version),
                    Text::of("Build the package again instead of renaming its file."));
    }
    return std::optional(std::move(*inside));
}

VersionMetadata versionMetadata(const Body &body)
{
    static const QSet<QByteArray> ofFile{"content",          "gpg_signature",    ":action",
                                         "protocol_version", "filetype",         "pyversion",
                                         "comment",          "attestations",     "md5_digest",
                                         "sha256_digest",    "blake2_256_digest"};
    VersionMetadata metadata;
    for (const FormField &field : body.fields) {
        if (!field.file && !ofFile.contains(field.name) && !field.value.isEmpty())
            metadata.add(QString::fromUtf8(field.name), QString::fromUtf8(field.value));
    }
    return metadata;
}

/// What is wrong with the form itself, before anything of it is looked at closely.
std::optional<Reply> checkForm(const Body &body)
{
    const QByteArray action = body.value(":action");
    if (!action.isEmpty() && action != "file_upload")
        return parameterError(u":action does not have a valid value"_s);
    QStringList missing;
    const FormField *content = body.field("content");
    if (!content || !content->file)
        missing.append(u"content is missing"_s);
    for (const char *field : {"name", "version"}) {
        if (text(body, field).isEmpty())
            missing.append(QString::fromLatin1(field) + u" is missing"_s);
    }
    if (!missing.isEmpty())
        return parameterError(missing.join(u", "_s));
    return std::nullopt;
}

Reply refused(const Error &error)
{
    // twine --skip-existing looks for "already been taken", newer ones for "already exist".
    return refusal(error, u"Validation failed: File name has already been taken: it already exists "
                          "with other bytes"_s);
}

Publication publication(const Call &call, const Coordinates &coordinates,
                        const std::optional<CoreMetadata> &inside)
{
    const VersionMetadata fields = versionMetadata(call.body);
    Publication publication;
    publication.project = call.scope;
    publication.coordinates = coordinates;
    publication.metadata = fields.json();
    publication.description = fields.value(u"summary"_s).section(u'\n', 0, 0);
    QStringList required = fields.values(u"requires_dist"_s);
    if (required.isEmpty() && inside)
        required = inside->values(u"requires-dist");
    publication.dependencies = dependencies(required);
    publication.duplicateUnit = DuplicateUnit::File;
    publication.identicalIsFine = true;
    publication.actor = call.caller;
    return publication;
}

FileMetadata fileMetadata(const Body &body, const QString &fileName,
                          const std::optional<CoreMetadata> &inside)
{
    FileMetadata metadata;
    metadata.fileType = text(body, "filetype");
    metadata.pythonVersion = text(body, "pyversion");
    metadata.requiresPython = text(body, "requires_python");
    metadata.attestations = text(body, "attestations");
    if (inside && metadata.requiresPython.isEmpty())
        metadata.requiresPython = inside->value(u"requires-python");
    if (inside && isWheel(fileName))
        metadata.metadataSha256 = inside->sha256.toHex();
    return metadata;
}

} // namespace

std::optional<Reply> uploadPrecheck(const Call &call)
{
    return refuseLongForm(call);
}

Reply upload(Call &call)
{
    if (std::optional<Reply> wrong = checkForm(call.body))
        return std::move(*wrong);
    const auto content = std::find_if(
        call.body.fields.begin(), call.body.fields.end(),
        [](const FormField &field) { return field.name == "content"; });
    Coordinates coordinates{call.format->id(), text(call.body, "name"), text(call.body, "version")};
    if (const Result<void> good = call.format->check(coordinates); !good)
        return refused(good.error());
    coordinates.version = Pep440::parse(coordinates.version)->normal();
    if (std::optional<Reply> wrong = checkDigests(call.body, *content->file))
        return std::move(*wrong);
    const QString fileName = content->fileName;
    if (const Result<void> good = checkFileName(fileName); !good)
        return refused(good.error());
    const auto attested = checkAttestations(text(call.body, "attestations"), fileName,
                                            content->file->hashes());
    if (!attested)
        return refused(attested.error());
    if (const Result<void> good = checkFileFits(fileName, coordinates); !good)
        return refused(good.error());
    const auto inside = readInside(content->file->path(), fileName, coordinates);
    if (!inside)
        return refused(inside.error());

    coordinates.version = storedSpelling(call.store, call.scope, call.format->id(),
                                         canonicalName(coordinates.name), coordinates.version);
    Publication change = publication(call, coordinates, *inside);
    change.files.push_back(
        {fileName, std::move(content->file), fileMetadata(call.body, fileName, *inside).json()});
    const Result<StoredVersion> stored = call.changes.publish(std::move(change));
    if (!stored)
        return refused(stored.error());
    return Reply::json(QJsonObject{{u"message"_s, u"201 Created"_s}}, 201);
}

} // namespace packhouse::pypi
