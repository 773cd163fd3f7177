// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"
#include "formats/forwarder.h"
#include "formats/pypi/attestations.h"
#include "formats/pypi/handlers.h"
#include "formats/pypi/metadata.h"
#include "formats/pypi/names.h"
#include "formats/pypi/pep440.h"
#include "formats/pypi/simpleindex.h"
#include "formats/pypi/storedspelling.h"
#include "formats/registrypath.h"
#include "formats/support/stagedreading.h"

#include <QCryptographicHash>
#include <QFile>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace packhouse::pypi {

using namespace Qt::StringLiterals;

namespace {

constexpr int NamesAtOnce = 1000;
constexpr auto MetadataEnding = ".metadata"_L1;

std::optional<Variant> wanted(const Call &call)
{
    return negotiate(call.headers.value("Accept"));
}

Reply notAcceptable()
{
    return Reply::error(406, u"406 Not Acceptable - ask for application/vnd.pypi.simple.v1+json, "
                             "application/vnd.pypi.simple.v1+html or text/html."_s);
}

/// All that a page's bytes depend on beside the package itself.
QByteArray documentKey(const Call &call, QByteArrayView kind, Variant variant, QByteArrayView name)
{
    QByteArray key = "pypi\n";
    for (const QByteArrayView part :
         {kind, QByteArrayView(call.baseUrl), QByteArrayView(call.prefix)})
        key += QByteArray(part.data(), part.size()) + '\n';
    key += call.caller.reachKey() + '\n' + char('0' + int(variant)) + '\n';
    return key + QByteArray(name.data(), name.size());
}

QByteArray fileUrl(const Call &call, const StoredFile &file)
{
    return address(call) + "/files/" + file.hashes.sha256.toHex() + '/'
           + QUrl::toPercentEncoding(file.name);
}

IndexFile indexFile(const Call &call, const StoredVersion &version, const StoredFile &file)
{
    const FileMetadata metadata = FileMetadata::parse(file.metadata);
    IndexFile line;
    line.name = file.name;
    line.version = version.coordinates.version;
    line.url = fileUrl(call, file);
    line.hashes.insert(u"sha256"_s, file.hashes.sha256.toHex());
    line.requiresPython = metadata.requiresPython;
    line.size = file.size;
    line.uploaded = file.created;
    if (version.status == Status::Deprecated)
        line.yanked = version.statusMessage;
    line.metadataSha256 = metadata.metadataSha256;
    if (!provenance(metadata.attestations, version.publisher).isEmpty())
        line.provenance = address(call) + "/integrity/"
                          + QUrl::toPercentEncoding(version.canonicalName) + '/'
                          + QUrl::toPercentEncoding(line.version, "!+") + '/'
                          + QUrl::toPercentEncoding(file.name) + "/provenance";
    return line;
}

/// True where duplicates are allowed and a newer file has the name; the older one stays for those
/// who have its hash.
bool isReplaced(const StoredVersion &version, const StoredFile &file)
{
    return std::any_of(version.files.begin(), version.files.end(), [&](const StoredFile &other) {
        return other.name == file.name && other.id > file.id;
    });
}

/// What the caller sees of a project; NotFound when that is no file at all.
Result<ProjectPage> pageOf(const Call &call, const QString &canonical)
{
    Result<QList<StoredVersion>> found = call.store.versions(call.scope, call.format->id(),
                                                             canonical);
    if (!found)
        return fail(found.error());
    QList<StoredVersion> versions = std::move(*found);
    std::stable_sort(versions.begin(), versions.end(), [&](const auto &a, const auto &b) {
        return call.format->compare(a.coordinates.version, b.coordinates.version) < 0;
    });
    ProjectPage page;
    page.name = canonical;
    for (const StoredVersion &version : std::as_const(versions)) {
        const size_t before = page.files.size();
        for (const StoredFile &file : version.files) {
            if (isReplaced(version, file))
                continue;
            page.files.push_back(indexFile(call, version, file));
        }
        if (page.files.size() > before)
            page.versions.append(version.coordinates.version);
    }
    if (page.files.empty())
        return fail(ErrorCode::NotFound, Text::of("There is no package %1 here.", canonical));
    return page;
}

/// What came through from another index is JSON; clients that read HTML only get it as that.
Reply forwarded(const Call &call, const Missing &missing, Variant variant)
{
    Reply reply = call.forwarder.forward(call, missing);
    reply.headers.set("Vary", "Accept");
    if (variant == Variant::Json || reply.status != 200)
        return reply;
    const auto *bytes = std::get_if<QByteArray>(&reply.body);
    const auto *document = std::get_if<DocumentPtr>(&reply.body);
    if (!bytes && !document)
        return reply;
    const Result<ProjectPage> page = parsePage(bytes ? *bytes : (*document)->bytes);
    if (!page)
        return Reply::error(page.error());
    const QByteArray text = render(*page, variant);
    Reply html = Reply::text(text, contentType(variant));
    html.headers.set("Vary", "Accept");
    html.headers.set(
        "ETag", '"' + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex() + '"');
    return html;
}

Result<std::vector<IndexProject>> projects(const Call &call)
{
    std::vector<IndexProject> found;
    QString after;
    while (true) {
        const Result<QList<PackageReader::Name>> names = call.store.names(
            call.scope, call.format->id(), after, NamesAtOnce);
        if (!names)
            return fail(names.error());
        QString last;
        for (const PackageReader::Name &name : *names) {
            if (name.canonicalName == last)
                continue;
            last = name.canonicalName;
            found.push_back({name.name, address(call) + "/simple/"
                                            + QUrl::toPercentEncoding(name.canonicalName) + '/'});
        }
        if (names->size() < NamesAtOnce)
            return found;
        after = names->last().canonicalName;
    }
}

Reply fileNotFound()
{
    return Reply::error(404, u"404 Package Not Found"_s, u"Package not found"_s);
}

/// Which stored file is meant, with its version.
struct Found
{
    StoredVersion version;
    StoredFile file;
};
std::optional<Found> find(const QList<StoredVersion> &versions, const QByteArray &sha256,
                          const QString &fileName)
{
    for (const StoredVersion &version : versions) {
        for (const StoredFile &file : version.files) {
            if (file.name == fileName && file.hashes.sha256 == sha256)
                return Found{version, file};
        }
    }
    return std::nullopt;
}

/// The file's name says which package to look in: names were checked to fit when they were
/// published.
std::optional<Found> find(const Call &call, const QByteArray &sha256, const QString &fileName)
{
    const FormatId type = call.format->id();
    for (const NameAndVersion &candidate : namesOf(fileName)) {
        const QString canonical = canonicalName(candidate.name);
        if (const auto version = Pep440::parse(candidate.version)) {
            const auto one = call.store.version(call.scope, type, canonical, version->normal());
            if (auto found = one ? find(*one, sha256, fileName) : std::nullopt)
                return found;
        }
        const auto all = call.store.versions(call.scope, type, canonical);
        if (auto found = all ? find(*all, sha256, fileName) : std::nullopt)
            return found;
    }
    return std::nullopt;
}

Reply metadataReply(const Call &call, const Found &found)
{
    const QByteArray expected = FileMetadata::parse(found.file.metadata).metadataSha256;
    if (expected.isEmpty())
        return fileNotFound();
    const QString path = call.store.blobPath(found.file.hashes);
    const auto render = [&]() -> Result<QByteArray> {
        QFile file(path);
        if (const Result<void> opened = openStored(file, found.file.name); !opened)
            return fail(opened.error());
        Result<QByteArray> bytes = storedWheelMetadata(file);
        return bytes ? bytes : fail(diskTrouble(file).value_or(bytes.error()));
    };
    // Named by the bytes it is taken from, so it never changes; the generation lets go of deleted
    // ones.
    Result<Reply> reply = call.documents.document(
        "pypi\nmetadata\n" + found.file.hashes.sha256.toHex() + call.caller.reachKey(),
        call.store.generation(call.format->id(), found.version.canonicalName),
        "text/plain; charset=utf-8", call, render);
    if (!reply)
        return Reply::error(reply.error());
    reply->headers.set("X-Content-Type-Options", "nosniff");
    return std::move(*reply);
}

} // namespace

QByteArray address(const Call &call)
{
    return call.baseUrl + registryPath(call, "pypi");
}

Reply rootIndex(Call &call)
{
    const std::optional<Variant> variant = wanted(call);
    if (!variant)
        return notAcceptable();
    const auto render = [&]() -> Result<QByteArray> {
        const Result<std::vector<IndexProject>> all = projects(call);
        if (!all)
            return fail(all.error());
        return renderRoot(call.scope.name(), *all, *variant);
    };
    Result<Reply> reply = call.documents.document(documentKey(call, "root", *variant, {}),
                                                  call.store.generation(call.format->id(), {}),
                                                  contentType(*variant), call, render);
    if (!reply)
        return Reply::error(reply.error());
    reply->headers.set("Vary", "Accept");
    return std::move(*reply);
}

Reply projectPage(Call &call)
{
    const std::optional<Variant> variant = wanted(call);
    if (!variant)
        return notAcceptable();
    const QString canonical = canonicalName(call.param("name"));
    const auto renderPage = [&]() -> Result<QByteArray> {
        const Result<ProjectPage> page = pageOf(call, canonical);
        if (!page)
            return fail(page.error());
        return render(*page, *variant);
    };
    Result<Reply> reply = call.documents.document(
        documentKey(call, "page", *variant, canonical.toUtf8()),
        call.store.generation(call.format->id(), canonical), contentType(*variant), call,
        renderPage);
    if (!reply && reply.error().code != ErrorCode::NotFound)
        return Reply::error(reply.error());
    if (!reply) {
        Missing missing;
        missing.canonicalName = canonical;
        missing.upstreamPath = QUrl::toPercentEncoding(call.param("name")) + '/';
        missing.notFound = fileNotFound();
        return forwarded(call, missing, *variant);
    }
    reply->headers.set("Vary", "Accept");
    return std::move(*reply);
}

Reply integrity(Call &call)
{
    const QString version = storedSpelling(call.store, call.scope, call.format->id(),
                                           canonicalName(call.param("name")),
                                           call.param("version"));
    const auto found = call.store.version(call.scope, call.format->id(),
                                          canonicalName(call.param("name")), version);
    if (!found && found.error().code != ErrorCode::NotFound)
        return Reply::error(found.error());
    for (const StoredVersion &stored : found.value_or(QList<StoredVersion>())) {
        for (const StoredFile &file : stored.files) {
            if (file.name != call.param("file") || isReplaced(stored, file))
                continue;
            const QByteArray text = provenance(FileMetadata::parse(file.metadata).attestations,
                                               stored.publisher);
            if (!text.isEmpty())
                return Reply::text(text, "application/vnd.pypi.integrity.v1+json");
        }
    }
    return Reply::error(404, u"404 Not Found - There is no provenance of that file here."_s);
}

Reply download(Call &call)
{
    const QString hex = call.param("sha256").toLower();
    const QByteArray sha256 = QByteArray::fromHex(hex.toLatin1());
    const QString asked = call.param("file");
    if (sha256.size() != 32 || hex.size() != 64)
        return fileNotFound();
    const bool metadata = asked.endsWith(MetadataEnding);
    const QString fileName = metadata ? asked.chopped(MetadataEnding.size()) : asked;
    if (!checkFileName(fileName))
        return fileNotFound();
    const std::optional<Found> found = find(call, sha256, fileName);
    if (!found) {
        const QList<NameAndVersion> names = namesOf(fileName);
        if (metadata || names.isEmpty())
            return fileNotFound();
        Missing missing; // without a path: only the upstream's own page says where the file is
        missing.canonicalName = canonicalName(names.first().name);
        missing.version = names.first().version;
        missing.fileUrlPath = "files/" + sha256.toHex() + '/' + QUrl::toPercentEncoding(fileName);
        missing.notFound = fileNotFound();
        missing.file = true;
        return call.forwarder.forward(call, missing);
    }
    if (metadata)
        return metadataReply(call, *found);
    Reply reply;
    reply.headers.set("Content-Disposition", "attachment; filename=\"" + fileName.toLatin1() + '"');
    reply.headers.set("X-Content-Type-Options", "nosniff");
    reply.headers.set("X-Checksum-SHA256", sha256.toHex());
    reply.body = FileBody{call.store.blobPath(found->file.hashes), found->file.size,
                          "application/octet-stream", '"' + sha256.toHex() + '"',
                          found->file.created};
    reply.download = found->file;
    return reply;
}

} // namespace packhouse::pypi
