// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/handlers.h"
#include "formats/rubygems/publishing.h"
#include "formats/rubygems/rubygemsformat.h"
#include "formats/rubygems/specfiles.h"
#include "formats/support/stagedreading.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse::rubygems {

namespace {

constexpr auto PlainText = "text/plain; charset=utf-8";
constexpr auto Octets = "application/octet-stream";
constexpr qsizetype MostNames = 200; ///< in one question for dependencies

Reply notFound()
{
    return Reply::error(404, u"404 Not Found - There is no such file in this source."_s);
}

QByteArray documentKey(const Call &call, const QByteArray &document)
{
    return "rubygems\n" + QByteArray::number(call.scope.id) + '\n' + document;
}

VersionsFiles &versionsFiles(const Call &call)
{
    return static_cast<const RubygemsFormat *>(call.format)->versionsFiles();
}

/// protocol: the tag of a compact index's text is its MD5, which older clients compare with what
/// they made of the parts that they fetched; newer ones verify the digest. Both are of the plain
/// text, so none other is sent.
Reply compact(Reply reply)
{
    auto plain = std::make_shared<Document>();
    plain->contentType = PlainText;
    if (const auto *document = std::get_if<DocumentPtr>(&reply.body))
        plain->bytes = (*document)->bytes;
    else if (const auto *bytes = std::get_if<QByteArray>(&reply.body))
        plain->bytes = *bytes;
    const auto hash = [&](QCryptographicHash::Algorithm algorithm) {
        return QCryptographicHash::hash(plain->bytes, algorithm);
    };
    plain->etag = '"' + hash(QCryptographicHash::Md5).toHex() + '"';
    reply.headers.set("Repr-Digest",
                      "sha-256=:" + hash(QCryptographicHash::Sha256).toBase64() + ':');
    reply.headers.set("Cache-Control", "private, max-age=0, must-revalidate");
    reply.body = DocumentPtr(std::move(plain));
    return reply;
}

/// A document of all gems of the project.
Result<Reply> ofAll(const Call &call, const QByteArray &document, const QByteArray &contentType,
                    const std::function<QByteArray(const Gems &)> &render)
{
    return call.documents.document(
        documentKey(call, document),
        call.store.collectionGeneration(call.scope.id, call.format->id(), AllGems), contentType,
        call, [&]() -> Result<QByteArray> {
            const Result<Gems> gems = readGems(call.store, call.scope.id, call.format->id());
            if (!gems)
                return fail(gems.error());
            return render(*gems);
        });
}

Reply answered(Result<Reply> reply)
{
    if (reply)
        return std::move(*reply);
    return reply.error().code == ErrorCode::NotFound ? notFound() : Reply::error(reply.error());
}

Reply specsOf(const Call &call, const QByteArray &document, SpecList which)
{
    return answered(
        ofAll(call, document, Octets, [&](const Gems &gems) { return specList(gems, which); }));
}

/// A gem that a full name means, with its file.
struct Served
{
    StoredVersion version;
    StoredFile gem;
};

/// NotFound when there is none.
Result<Served> findGem(const Call &call, const QString &fullName)
{
    for (const FullName &full : splits(fullName)) {
        const auto found = call.store.version(call.scope, call.format->id(), full.name,
                                              full.version);
        if (!found && found.error().code != ErrorCode::NotFound)
            return fail(found.error());
        for (const StoredVersion &each : found.value_or(QList<StoredVersion>())) {
            if (const StoredFile *gem = gemFor(each, full))
                return Served{each, *gem};
        }
    }
    return fail(ErrorCode::NotFound, Text::of("There is no gem %1 here.", fullName.left(255)));
}

/// What stands before \a end in a path's file name; null when it ends otherwise.
QString stemOf(const Call &call, QLatin1StringView end)
{
    const QString file = call.param("file");
    return file.endsWith(end) ? file.chopped(end.size()) : QString();
}

Reply served(const Call &call, const StoredFile &file, const QByteArray &contentType)
{
    Reply reply;
    reply.headers.set("Content-Disposition",
                      "attachment; filename=\"" + file.name.toLatin1() + '"');
    reply.body = FileBody{call.store.blobPath(file.hashes), file.size, contentType,
                          '"' + file.hashes.sha256.toHex() + '"', file.created};
    reply.download = file;
    return reply;
}

Result<QByteArray> renderQuickSpec(const Call &call, const QString &fullName)
{
    const Result<Served> found = findGem(call, fullName);
    if (!found)
        return fail(found.error());
    const StoredFile *stored = gemspecOf(found->version, found->gem);
    QFile file(call.store.blobPath(stored ? stored->hashes : found->gem.hashes));
    if (const Result<void> opened = openStored(file, fullName); !opened)
        return fail(opened.error());
    if (!stored) { // somebody removed it alone
        const Result<GemFile> gem = readGem(file);
        return gem ? Result<QByteArray>(quickSpec(gem->spec))
                   : fail(diskTrouble(file).value_or(gem.error()));
    }
    const Result<Gemspec> spec = parseGemspec(file.read(LongestSpecification));
    if (!spec)
        return fail(diskTrouble(file).value_or(spec.error()));
    return quickSpec(*spec);
}

} // namespace

Reply root(Call &)
{
    return Reply::text("RubyGems\n", PlainText);
}

Reply names(Call &call)
{
    Result<Reply> reply = ofAll(call, "names", PlainText, namesText);
    return reply ? compact(std::move(*reply)) : Reply::error(reply.error());
}

// protocol: gem owner NAME reads handles; who published has no address that would be told.
Reply owners(Call &call)
{
    const QString name = call.param("name");
    const auto versions = call.store.versions(call.scope, call.format->id(), name);
    if (!versions)
        return Reply::error(versions.error());
    if (versions->isEmpty())
        return notFound();
    QStringList publishers;
    for (const StoredVersion &version : *versions) {
        if (!version.publisher.isEmpty() && !publishers.contains(version.publisher))
            publishers.append(version.publisher);
    }
    QJsonArray handles; // which is YAML, too
    for (const QString &publisher : std::as_const(publishers))
        handles.append(QJsonObject{{u"handle"_s, publisher}});
    return Reply::json(handles);
}

Reply ownersElsewhere(Call &)
{
    return Reply::error(405, u"Gems have no owners here: whoever has a token that may publish in "
                             "the project may push them. Tokens are made and revoked on the Tokens "
                             "page of Packhouse, or with packhousectl token."_s);
}

Reply versions(Call &call)
{
    Result<Reply> reply = call.documents.document(
        documentKey(call, "versions"),
        call.store.collectionGeneration(call.scope.id, call.format->id(), AllGems), PlainText, call,
        [&] {
            return versionsFiles(call).bring(call.store, call.scope.id, call.format->id(),
                                             call.clock.now());
        });
    return reply ? compact(std::move(*reply)) : Reply::error(reply.error());
}

Reply info(Call &call)
{
    const QString name = call.param("name");
    if (!checkName(name))
        return notFound();
    const auto render = [&]() -> Result<QByteArray> {
        const Result<Entries> entries = readEntries(call.store, call.scope.id, call.format->id(),
                                                    name);
        if (!entries)
            return fail(entries.error());
        // Clients that saw it in /versions before all of it went give up on 404.
        if (entries->isEmpty()
            && !versionsFiles(call).knew(call.store, call.scope.id, call.format->id(), name,
                                         call.clock.now()))
            return fail(ErrorCode::NotFound, Text::of("There is no gem %1 here.", name));
        return entries->infoText();
    };
    Result<Reply> reply = call.documents.document(
        documentKey(call, "info " + name.toUtf8()),
        call.store.collectionGeneration(call.scope.id, call.format->id(), infoCollection(name)),
        PlainText, call, render);
    return reply ? compact(std::move(*reply)) : answered(std::move(reply));
}

Reply specs(Call &call)
{
    return specsOf(call, "specs", SpecList::Releases);
}

Reply latestSpecs(Call &call)
{
    return specsOf(call, "latest_specs", SpecList::Latest);
}

Reply prereleaseSpecs(Call &call)
{
    return specsOf(call, "prerelease_specs", SpecList::Prereleases);
}

Reply quickSpec(Call &call)
{
    const QString fullName = stemOf(call, ".gemspec.rz"_L1);
    const Result<Served> found = findGem(call, fullName);
    if (!found)
        return found.error().code == ErrorCode::NotFound ? notFound() : Reply::error(found.error());
    return answered(call.documents.document(
        documentKey(call, "quick " + fullName.toUtf8()),
        call.store.generation(call.format->id(), found->version.canonicalName), Octets, call,
        [&] { return renderQuickSpec(call, fullName); }));
}

Reply dependencies(Call &call)
{
    QStringList asked;
    for (const QString &part : call.queryValue(u"gems").split(u',', Qt::SkipEmptyParts))
        asked.append(part.trimmed());
    if (asked.size() > MostNames)
        return Reply::error(422, u"Too many gems! (use --full-index instead)"_s);
    Gems gems;
    for (const QString &name : std::as_const(asked)) {
        // protocol: names that are not here are left out, they may be in another source
        if (!checkName(name))
            continue;
        Result<Entries> entries = readEntries(call.store, call.scope.id, call.format->id(), name);
        if (!entries)
            return Reply::error(entries.error());
        if (!entries->isEmpty())
            gems[name.toUtf8()] = std::move(*entries);
    }
    return Reply::text(dependencyList(gems), Octets);
}

Reply download(Call &call)
{
    const QString gemspec = stemOf(call, ".gemspec"_L1);
    const Result<Served> found = findGem(call,
                                         gemspec.isNull() ? stemOf(call, ".gem"_L1) : gemspec);
    if (!found)
        return found.error().code == ErrorCode::NotFound ? notFound() : Reply::error(found.error());
    if (const QString asked = call.queryValue(u"sha256"); !asked.isNull()) {
        const QByteArray sha256 = QByteArray::fromHex(asked.toLatin1());
        const QString name = gemspec.isNull() ? found->gem.name
                                              : found->gem.name.chopped(GemEnd.size()) + GemspecEnd;
        for (const StoredFile &file : found->version.files) {
            if (file.name == name && file.hashes.sha256 == sha256)
                return served(call, file, gemspec.isNull() ? Octets : PlainText);
        }
        return notFound();
    }
    if (gemspec.isNull())
        return served(call, found->gem, Octets);
    const StoredFile *specification = gemspecOf(found->version, found->gem);
    return specification ? served(call, *specification, PlainText) : notFound();
}

} // namespace packhouse::rubygems
