// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/nuget/catalogue.h"
#include "formats/nuget/handlers.h"
#include "formats/nuget/symbols.h"
#include "formats/support/archive.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 WrittenAtOnce = 128 << 10;

/// protocol: "SHA256:<hex>", several of them with anything between
QByteArrayList checksums(const Call &call)
{
    static const QRegularExpression rule(u"SHA256:([0-9a-f]{64})(?![0-9a-f])"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QByteArrayList found;
    auto matches = rule.globalMatch(QString::fromLatin1(call.headers.value("Symbolchecksum")));
    while (matches.hasNext())
        found.append(matches.next().captured(1).toLatin1().toLower());
    return found;
}

/// The projects that are looked into; of a group those that have packages and may be read.
Result<QList<ScopeId>> projectsOf(const Call &call)
{
    if (call.scope.level == Level::Project)
        return QList<ScopeId>{call.scope.id};
    return projectsWithPackages(call);
}

/// What a fragment says of the first symbols that are asked for; empty where there are none.
Result<QJsonObject> wanted(const Call &call, ScopeId project)
{
    const QByteArray signature = call.param("signature").toLatin1().toLower();
    const QByteArrayList sums = checksums(call);
    QByteArray found;
    const auto take = [&](const QByteArray &key, const QByteArray &text, Status) {
        const bool fits = std::any_of(sums.begin(), sums.end(), [&](const QByteArray &sum) {
            return key == signature + '/' + sum;
        });
        if (fits)
            found = text;
    };
    const Result<void> read = call.store.fragments(project, call.format->id(),
                                                   symbolCollection(call.param("file")), take);
    if (!read)
        return fail(read.error());
    return QJsonDocument::fromJson(found).object();
}

/// The symbol package that a fragment tells of, as it is in that project.
Result<StoredFile> packageOf(const Call &call, const Scope &project, const QJsonObject &symbols)
{
    const auto versions = call.store.version(
        project, call.format->id(), symbols[u"name"].toString(), symbols[u"version"].toString());
    if (!versions)
        return fail(versions.error());
    const QByteArray sha256 = QByteArray::fromHex(symbols[u"package"].toString().toLatin1());
    for (const StoredVersion &version : *versions) {
        for (const StoredFile &file : version.files) {
            if (file.hashes.sha256 == sha256)
                return file;
        }
    }
    return fail(ErrorCode::NotFound, Text::of("There are no such symbols here."));
}

/// Unpacks one file, piece by piece, for it may be large.
Result<std::shared_ptr<StagedBlob>> unpack(const Call &call, const StoredFile &package,
                                           const QString &path)
{
    Result<std::unique_ptr<StagedBlob>> staged = call.changes.stage(0);
    if (!staged)
        return fail(staged.error());
    QFile file(call.store.blobPath(package.hashes));
    if (const Result<void> opened = openStored(file, package.name); !opened)
        return fail(opened.error());
    Result<void> written;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &device) {
        if (entry.path != path)
            return true;
        for (QByteArray bytes = device.read(WrittenAtOnce); written && !bytes.isEmpty();
             bytes = device.read(WrittenAtOnce))
            written = (*staged)->write(bytes);
        return false;
    };
    const Result<void> read = readArchive(file, ArchiveLimits(), visit, {.compare = false});
    if (!read)
        return fail(diskTrouble(file).value_or(read.error()));
    if (written)
        written = (*staged)->finish();
    if (!written)
        return fail(written.error());
    return std::shared_ptr<StagedBlob>(std::move(*staged));
}

Result<Reply> symbolsIn(const Call &call, ScopeId project)
{
    const Result<QJsonObject> symbols = wanted(call, project);
    if (!symbols)
        return fail(symbols.error());
    if (symbols->isEmpty())
        return fail(ErrorCode::NotFound, Text::of("There are no such symbols here."));
    const Result<Scope> scope = call.store.scope(project);
    if (!scope)
        return fail(scope.error());
    const Result<StoredFile> package = packageOf(call, *scope, *symbols);
    if (!package)
        return fail(package.error());
    auto unpacked = unpack(call, *package, symbols->value(u"path").toString());
    if (!unpacked)
        return fail(unpacked.error());
    Reply reply;
    reply.headers.set("Content-Disposition", "attachment");
    reply.headers.set("X-Content-Type-Options", "nosniff");
    reply.body = FileBody{
        (*unpacked)->path(),        (*unpacked)->size(),
        "application/octet-stream", '"' + (*unpacked)->hashes().sha256.toHex() + '"',
        package->created,           *unpacked};
    reply.download = *package;
    return reply;
}

} // namespace

Reply symbolFile(Call &call)
{
    if (std::optional<Reply> refused = anonymousAtGroup(call))
        return std::move(*refused);
    if (checksums(call).isEmpty())
        return badRequest(u"Missing checksum header"_s);
    const Result<QList<ScopeId>> projects = projectsOf(call);
    if (!projects)
        return Reply::error(projects.error());
    for (const ScopeId project : *projects) {
        if (!call.mayRead(project))
            continue;
        Result<Reply> reply = symbolsIn(call, project);
        if (reply)
            return std::move(*reply);
        if (reply.error().code != ErrorCode::NotFound)
            return Reply::error(reply.error());
    }
    return Reply::error(404, u"404 Symbol Not Found"_s);
}

} // namespace packhouse::nuget
