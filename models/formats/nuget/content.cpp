// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/nuget/handlers.h"
#include "formats/nuget/inspection.h"
#include "formats/nuget/names.h"
#include "formats/nuget/releases.h"
#include "formats/support/stagedreading.h"

#include <QFile>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 HeldLimit = 1 << 20; ///< bytes; protocol: of an icon, and of a readme

struct Found
{
    StoredVersion version;
    StoredFile file;
};

/// The file of that ending in the version that the path names, in whatever spelling.
std::optional<Found> find(const Call &call, QStringView ending)
{
    const QString key = versionKey(call.param("version"));
    if (key.isNull())
        return std::nullopt;
    const auto versions = call.store.version(call.scope, call.format->id(),
                                             canonicalName(call.param("name")), key);
    if (!versions)
        return std::nullopt;
    for (const StoredVersion &version : *versions) {
        if (const StoredFile *file = newestFile(version, ending))
            return Found{version, *file};
    }
    return std::nullopt;
}

Reply served(const Call &call, const StoredFile &file)
{
    const QByteArray sha256 = file.hashes.sha256.toHex();
    Reply reply;
    reply.headers.set("Content-Disposition",
                      "attachment; filename=\"" + file.name.toLatin1() + '"');
    reply.headers.set("X-Content-Type-Options", "nosniff");
    reply.headers.set("X-Checksum-SHA256", sha256);
    reply.body = FileBody{call.store.blobPath(file.hashes), file.size, "application/octet-stream",
                          '"' + sha256 + '"', file.created};
    reply.download = file;
    return reply;
}

Reply nuspecReply(const Call &call)
{
    const std::optional<Found> found = find(call, u".nupkg");
    if (!found)
        return packageNotFound();
    const auto render = [&]() -> Result<QByteArray> {
        QFile file(call.store.blobPath(found->file.hashes));
        if (const Result<void> opened = openStored(file, found->file.name); !opened)
            return fail(opened.error());
        Result<QByteArray> bytes = storedNuspecBytes(file);
        return bytes ? bytes : fail(diskTrouble(file).value_or(bytes.error()));
    };
    Result<Reply> reply = call.documents.document(
        documentKey(call, "nuspec", found->file.hashes.sha256.toHex()),
        call.store.generation(call.format->id(), found->version.canonicalName), "application/xml",
        call, render);
    if (!reply)
        return Reply::error(reply.error());
    reply->headers.set("Content-Disposition", "attachment");
    reply->headers.set("X-Content-Type-Options", "nosniff");
    return std::move(*reply);
}

/// A file that the .nuspec names, out of the package.
Reply heldReply(const Call &call, QString Nuspec::*member, const QByteArray &contentType)
{
    const std::optional<Found> found = find(call, u".nupkg");
    const QString path = found ? Nuspec::fromJson(found->version.metadata).*member : QString();
    if (path.isEmpty())
        return packageNotFound();
    const auto render = [&]() -> Result<QByteArray> {
        QFile file(call.store.blobPath(found->file.hashes));
        if (const Result<void> opened = openStored(file, found->file.name); !opened)
            return fail(opened.error());
        Result<QByteArray> bytes = storedEntry(file, path, HeldLimit);
        return bytes ? bytes : fail(diskTrouble(file).value_or(bytes.error()));
    };
    Result<Reply> reply = call.documents.document(
        documentKey(call, "held " + path.toUtf8(), found->file.hashes.sha256.toHex()),
        call.store.generation(call.format->id(), found->version.canonicalName), contentType, call,
        render);
    if (!reply)
        return reply.error().code == ErrorCode::NotFound ? packageNotFound()
                                                         : Reply::error(reply.error());
    reply->headers.set("Content-Disposition", "attachment");
    reply->headers.set("X-Content-Type-Options", "nosniff");
    return std::move(*reply);
}

/// protocol: an icon is a JPEG or a PNG
QByteArray iconType(const Call &call)
{
    const std::optional<Found> found = find(call, u".nupkg");
    const QString icon = found ? Nuspec::fromJson(found->version.metadata).icon : QString();
    return icon.endsWith(u".png", Qt::CaseInsensitive) ? "image/png" : "image/jpeg";
}

/// "acme.lib.1.0.nupkg" and "acme.lib.1.0.0.nupkg" are both the file of version 1.0.0.
bool isFileOf(const Call &call, const QString &stem)
{
    const QString name = call.param("name") + u'.';
    return stem.startsWith(name, Qt::CaseInsensitive)
           && versionKey(stem.mid(name.size())) == versionKey(call.param("version"));
}

} // namespace

Reply download(Call &call)
{
    const QString asked = call.param("file");
    if (asked.compare(call.param("name") + u".nuspec"_s, Qt::CaseInsensitive) == 0)
        return nuspecReply(call);
    if (asked == u"icon")
        return heldReply(call, &Nuspec::icon, iconType(call));
    if (asked == u"readme")
        return heldReply(call, &Nuspec::readme, "text/markdown; charset=utf-8");
    for (const QStringView ending : {QStringView(u".nupkg"), QStringView(u".snupkg")}) {
        if (!asked.endsWith(ending, Qt::CaseInsensitive)
            || !isFileOf(call, asked.chopped(ending.size())))
            continue;
        if (const std::optional<Found> found = find(call, ending))
            return served(call, found->file);
    }
    return packageNotFound();
}

Reply feedDownload(Call &call)
{
    const std::optional<Found> found = find(call, u".nupkg");
    return found ? served(call, found->file) : packageNotFound();
}

} // namespace packhouse::nuget
