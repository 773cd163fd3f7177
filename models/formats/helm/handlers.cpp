// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/handlers.h"

#include "formats/format.h"
#include "formats/helm/index.h"
#include "formats/helm/names.h"
#include "formats/helm/publishing.h"
#include "formats/registrypath.h"
#include "formats/support/refusal.h"
#include "formats/support/stagedreading.h"
#include "formats/support/uploadbody.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::helm {

namespace {

Reply created()
{
    return Reply::json(QJsonObject{{u"message"_s, u"201 Created"_s}}, 201);
}

Reply notFound()
{
    return Reply::error(404, u"404 Package Not Found"_s, u"Package not found"_s);
}

Reply refused(const Error &error)
{
    if (error.code == ErrorCode::Duplicate)
        return Reply::error(409, u"409 Conflict - "_s + callerText(error), callerText(error));
    if (error.code == ErrorCode::Unsupported)
        return badRequest(callerText(error));
    return refusal(error, callerText(error));
}

/// A chart's archive in the path's channel.
struct Served
{
    StoredVersion version;
    StoredFile file;
};

/// NotFound when there is none that the caller may see.
Result<Served> findChart(const Call &call, const QString &name, const QString &version)
{
    const QString archive = archiveName(name, version);
    const QString stored = storedName(call.param("channel"), archive);
    const auto found = call.store.version(call.scope, call.format->id(), name, version);
    if (!found)
        return fail(found.error());
    for (const StoredVersion &each : *found) {
        if (const StoredFile *file = newestFile(each, stored))
            return Served{each, *file};
    }
    return fail(ErrorCode::NotFound, Text::of("There is no %1 here.", archive));
}

/// The one chart whose address that is; see chartAddress().
Result<Served> findArchive(const Call &call, const QString &archive)
{
    const QString name = call.param("name");
    if (!name.isEmpty() && archive.startsWith(name + u'-') && archive.endsWith(".tgz"_L1))
        return findChart(call, name, archive.sliced(name.size() + 1).chopped(4));
    const auto readings = splits(archive);
    if (!name.isEmpty() || readings.isEmpty())
        return fail(ErrorCode::NotFound, Text::of("There is no %1 here.", archive));
    return findChart(call, readings.first().first, readings.first().second);
}

Reply served(const Call &call, const StoredFile &file, const QByteArray &contentType)
{
    Reply reply;
    reply.headers.set("Content-Disposition",
                      "attachment; filename=\"" + splitStored(file.name).second.toUtf8() + '"');
    reply.body = FileBody{call.store.blobPath(file.hashes), file.size, contentType,
                          '"' + file.hashes.sha256.toHex() + '"', file.created};
    reply.download = file;
    return reply;
}

Result<Chart> openChart(const StagedBlob &blob)
{
    return fromStaged(blob.path(), readChart);
}

Result<Provenance> openProvenance(const StagedBlob &blob)
{
    return fromStaged(blob.path(), readProvenance);
}

Reply publishChart(Call &call)
{
    const QString channel = call.param("channel");
    std::unique_ptr<StagedBlob> archive = takeUpload(call.body, "chart");
    if (!archive)
        return Reply::error(400, u"chart is missing"_s);
    std::unique_ptr<StagedBlob> text = takeUpload(call.body, "prov");
    const Result<Chart> chart = openChart(*archive);
    if (!chart)
        return refused(chart.error());
    const QByteArray sha256 = archive->hashes().sha256;
    Publication publication = chartPublication(call.scope, call.caller, *chart, channel,
                                               std::move(archive), call.clock.now());
    if (text) {
        const Result<Provenance> provenance = openProvenance(*text);
        if (!provenance)
            return refused(provenance.error());
        Result<NewFile> file = provenanceFile(*provenance, publication.coordinates, channel, sha256,
                                              std::move(text));
        if (!file)
            return refused(file.error());
        publication.files.push_back(std::move(*file));
    }
    const Result<StoredVersion> stored = call.changes.publish(std::move(publication));
    return stored ? created() : refused(stored.error());
}

/// The project whose path stands in cm-push's address is the one that its number names.
bool isPushedProject(const Call &call)
{
    return call.param("project") == call.scope.path;
}

} // namespace

Reply index(Call &call)
{
    const QString channel = call.param("channel");
    if (const Result<void> good = checkChannel(channel); !good)
        return Reply::error(400, good.error().what);
    // Clients compare it with the decoded path, which has one segment only when it is a number.
    const bool numbered = call.prefix.endsWith('/' + QByteArray::number(call.scope.id));
    const QByteArray context = numbered || call.prefix.isEmpty()
                                   ? registryPath(call, "helm")
                                   : "/api/v4/projects/" + QByteArray::number(call.scope.id)
                                         + "/packages/helm";
    const auto render = [&] {
        return renderIndex(call.store, call.scope.id, call.format->id(), channel, context);
    };
    const QByteArray key = "helm\n" + QByteArray::number(call.scope.id) + '\n' + channel.toUtf8();
    Result<Reply> reply = call.documents.document(
        key, call.store.collectionGeneration(call.scope.id, call.format->id(), channel),
        "text/yaml", call, render);
    if (!reply)
        return Reply::error(reply.error());
    reply->headers.set("Cache-Control", "private, max-age=0, must-revalidate");
    return std::move(*reply);
}

Reply chartFile(Call &call)
{
    QString archive = call.param("file");
    const bool provenance = archive.endsWith(ProvenanceEnd);
    if (provenance)
        archive.chop(ProvenanceEnd.size());
    const Result<Served> found = findArchive(call, archive);
    if (!found)
        return found.error().code == ErrorCode::NotFound ? notFound() : Reply::error(found.error());
    if (!provenance)
        return served(call, found->file, "application/octet-stream");
    const StoredFile *signature = newestFile(found->version, found->file.name + ProvenanceEnd);
    // Of an archive that was replaced since, it would only mislead.
    if (!signature || vouchedFor(*signature) != found->file.hashes.sha256)
        return notFound();
    return served(call, *signature, "text/plain; charset=utf-8");
}

std::optional<Reply> uploadPrecheck(const Call &call)
{
    if (const Result<void> good = checkChannel(call.param("channel")); !good)
        return Reply::error(400, good.error().what);
    return refuseLongForm(call, LongestProvenance);
}

Reply uploadChart(Call &call)
{
    if (std::optional<Reply> wrong = uploadPrecheck(call))
        return std::move(*wrong);
    return publishChart(call);
}

Reply uploadProvenance(Call &call)
{
    if (std::optional<Reply> wrong = uploadPrecheck(call))
        return std::move(*wrong);
    std::unique_ptr<StagedBlob> text = takeUpload(call.body, "prov");
    if (!text)
        return Reply::error(400, u"prov is missing"_s);
    const Result<Provenance> provenance = openProvenance(*text);
    if (!provenance)
        return refused(provenance.error());
    const Result<Served> chart = findChart(call, provenance->name, provenance->version);
    if (!chart)
        return refused(chart.error());
    Publication publication;
    publication.project = call.scope;
    publication.coordinates = chart->version.coordinates;
    publication.duplicateUnit = DuplicateUnit::File;
    publication.identicalIsFine = true;
    publication.actor = call.caller;
    Result<NewFile> file = provenanceFile(*provenance, publication.coordinates,
                                          call.param("channel"), chart->file.hashes.sha256,
                                          std::move(text));
    if (!file)
        return refused(file.error());
    publication.files.push_back(std::move(*file));
    const Result<StoredVersion> stored = call.changes.publish(std::move(publication));
    return stored ? created() : refused(stored.error());
}

std::optional<Reply> pushedPrecheck(const Call &call)
{
    if (!isPushedProject(call))
        return Reply::error(404, u"404 Not Found"_s);
    return uploadPrecheck(call);
}

Reply pushChart(Call &call)
{
    if (!isPushedProject(call))
        return Reply::error(404, u"404 Not Found"_s);
    return uploadChart(call);
}

} // namespace packhouse::helm
