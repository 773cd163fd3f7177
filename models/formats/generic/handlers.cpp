// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/generic/handlers.h"

#include "formats/format.h"
#include "formats/registrypath.h"
#include "formats/serving.h"
#include "formats/support/pathremoval.h"
#include "formats/support/refusal.h"
#include "formats/support/uploadbody.h"

#include <QJsonObject>

#include <algorithm>

namespace packhouse::generic {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ChecksumHeader = "X-Checksum-SHA256";
constexpr qsizetype Sha256Size = 32; ///< bytes

Coordinates coordinates(const Call &call)
{
    return {call.format->id(), call.param("name"), call.param("version")};
}

Reply refused(const Error &error)
{
    return refusal(error, u"Duplicate package is not allowed"_s);
}

Reply notFound()
{
    return Reply::error(404, u"404 Package Not Found"_s, u"Package not found"_s);
}

/// What the query asks for.
struct Wishes
{
    std::optional<Status> status;
    bool showFile = false;
    QString wrong; ///< which value is not known; empty: none
};
Wishes wishes(const Call &call)
{
    Wishes wishes;
    const QString status = call.queryValue(u"status");
    if (status == u"hidden")
        wishes.status = Status::Hidden;
    else if (status == u"default")
        wishes.status = Status::Default;
    else if (!status.isNull())
        wishes.wrong = u"status does not have a valid value"_s;
    const QString select = call.queryValue(u"select");
    wishes.showFile = select == u"package_file";
    if (!select.isNull() && !wishes.showFile)
        wishes.wrong = u"select does not have a valid value"_s;
    return wishes;
}

/// The announced SHA-256, raw; empty when none was, nothing when it is none.
std::optional<QByteArray> announced(const Call &call)
{
    const QByteArray hex = call.headers.value(ChecksumHeader).trimmed().toLower();
    if (hex.isEmpty())
        return QByteArray();
    QByteArray raw = QByteArray::fromHex(hex);
    if (raw.size() != Sha256Size || raw.toHex() != hex)
        return std::nullopt;
    return raw;
}

/// All that can be refused without the body.
std::optional<Reply> checkRequest(const Call &call)
{
    if (const QString wrong = wishes(call).wrong; !wrong.isEmpty())
        return Reply::error(400, wrong);
    if (!announced(call))
        return Reply::error(400, u"X-Checksum-SHA256 is invalid"_s);
    const Result<void> good = call.format->check(coordinates(call)).and_then([&] {
        return call.format->checkFileName(call.param("file"));
    });
    if (!good)
        return refused(good.error());
    return std::nullopt;
}

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

/// protocol: select=package_file
QJsonObject fileObject(const Call &call, const StoredFile &file)
{
    const auto hex = [](const QByteArray &hash) { return QString::fromLatin1(hash.toHex()); };
    const QByteArray path = call.format->serving()->downloadPath(coordinates(call), file);
    const QByteArray url = call.baseUrl + registryPath(call, "generic")
                           + path.sliced(QByteArrayView("packages/generic").size());
    return {{u"id"_s, file.id},
            {u"package_id"_s, file.versionId},
            {u"created_at"_s, isoTime(file.created)},
            {u"updated_at"_s, isoTime(file.created)},
            {u"file_name"_s, file.name},
            {u"size"_s, file.size},
            {u"file_md5"_s, hex(file.hashes.md5)},
            {u"file_sha1"_s, hex(file.hashes.sha1)},
            {u"file_sha256"_s, hex(file.hashes.sha256)},
            {u"file"_s, QJsonObject{{u"url"_s, QString::fromUtf8(url)}}}};
}

/// The one that is served: the newest of that name.
const StoredFile *newest(const StoredVersion &version, const QString &name)
{
    const auto found = std::find_if(version.files.crbegin(), version.files.crend(),
                                    [&](const StoredFile &file) { return file.name == name; });
    return found == version.files.crend() ? nullptr : &*found;
}

Reply served(const Call &call, const StoredFile &file)
{
    const QByteArray sha256 = file.hashes.sha256.toHex();
    Reply reply;
    reply.headers.set("Content-Disposition",
                      "attachment; filename=\"" + file.name.section(u'/', -1).toUtf8() + '"');
    reply.headers.set("X-Content-Type-Options", "nosniff");
    reply.headers.set(ChecksumHeader, sha256);
    reply.body = FileBody{call.store.blobPath(file.hashes), file.size, "application/octet-stream",
                          '"' + sha256 + '"', file.created};
    reply.download = file;
    return reply;
}

} // namespace

std::optional<Reply> uploadPrecheck(const Call &call)
{
    if (std::optional<Reply> wrong = checkRequest(call))
        return wrong;
    if (std::optional<Reply> large = refuseLongFile(call))
        return large;
    const Result<void> allowed = call.changes.checkPublish(
        call.scope, coordinates(call), call.param("file"), call.format->duplicateUnit(),
        call.caller);
    if (!allowed)
        return refused(allowed.error());
    return std::nullopt;
}

Reply upload(Call &call)
{
    if (std::optional<Reply> wrong = checkRequest(call))
        return std::move(*wrong);
    std::unique_ptr<StagedBlob> blob = takeUpload(call.body, "file");
    if (!blob)
        return Reply::error(400, u"file is missing"_s);
    const QByteArray wanted = announced(call).value_or(QByteArray());
    if (!wanted.isEmpty() && wanted != blob->hashes().sha256) {
        return Reply::error(422, u"422 Unprocessable Entity - X-Checksum-SHA256 does not match the "
                                 "bytes of the file. Upload it again."_s);
    }
    const Wishes asked = wishes(call);
    Publication publication;
    publication.project = call.scope;
    publication.coordinates = coordinates(call);
    publication.status = asked.status;
    publication.duplicateUnit = call.format->duplicateUnit();
    publication.actor = call.caller;
    publication.files.push_back({call.param("file"), std::move(blob), {}});
    const Result<StoredVersion> stored = call.changes.publish(std::move(publication));
    if (!stored)
        return refused(stored.error());
    const StoredFile *file = newest(*stored, call.param("file"));
    if (asked.showFile && file)
        return Reply::json(fileObject(call, *file));
    return Reply::json(QJsonObject{{u"message"_s, u"201 Created"_s}}, 201);
}

Reply download(Call &call)
{
    const Coordinates wanted = coordinates(call);
    const Result<QList<StoredVersion>> versions = call.store.version(call.scope, wanted.type,
                                                                     wanted.name, wanted.version);
    if (!versions && versions.error().code != ErrorCode::NotFound)
        return Reply::error(versions.error());
    for (const StoredVersion &version : versions.value_or(QList<StoredVersion>())) {
        if (const StoredFile *file = newest(version, call.param("file")))
            return served(call, *file);
    }
    return notFound();
}

Reply remove(Call &call)
{
    const Coordinates wanted = coordinates(call);
    const Result<QList<StoredVersion>> versions = call.store.version(call.scope, wanted.type,
                                                                     wanted.name, wanted.version);
    if (!versions)
        return versions.error().code == ErrorCode::NotFound ? notFound()
                                                            : Reply::error(versions.error());
    const Result<void> done = removeByPath(call, *versions, call.param("file"));
    if (!done)
        return done.error().code == ErrorCode::NotFound ? notFound() : refused(done.error());
    return Reply::empty(204);
}

} // namespace packhouse::generic
