// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/handlers.h"

#include "formats/format.h"
#include "formats/forwarder.h"
#include "formats/npm/names.h"
#include "formats/npm/npmformat.h"
#include "formats/npm/packument.h"
#include "formats/npm/registrykey.h"
#include "formats/registrypath.h"
#include "formats/support/rawjson.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr auto abbreviatedType = "application/vnd.npm.install-v1+json";

bool wantsAbbreviated(const Call &call)
{
    return call.headers.value("Accept").contains(abbreviatedType);
}

/// \a selector: a version or tag, for a document of one version.
Reply missing(const Call &call, const QString &name, const QString &selector)
{
    return missingDocument(call, name,
                           selector.isEmpty()
                               ? encoded(name)
                               : encoded(name) + '/' + QUrl::toPercentEncoding(selector, "+"_ba));
}

Reply missingTarball(const Call &call, const QString &name, const QString &fileName)
{
    Missing missing;
    missing.canonicalName = canonical(name);
    missing.version = versionOfTarball(name, fileName);
    missing.file = true;
    missing.fileUrlPath = tarballUrl({}, name, fileName);
    missing.upstreamPath = tarballUrl({}, name, baseOf(fileName)).sliced(1);
    missing.notFound = packageNotFound();
    return call.forwarder.forward(call, missing);
}

} // namespace

QByteArray bytesOf(const Reply &reply)
{
    if (const auto *document = std::get_if<DocumentPtr>(&reply.body))
        return (*document)->bytes;
    const auto *bytes = std::get_if<QByteArray>(&reply.body);
    return bytes ? *bytes : QByteArray();
}

Reply missingDocument(const Call &call, const QString &name, const QByteArray &upstreamPath)
{
    Missing missing;
    missing.canonicalName = canonical(name);
    missing.upstreamPath = upstreamPath;
    missing.notFound = packageNotFound();
    missing.publishes = call.headers.value("npm-command") == "publish"; // protocol: npm's header
    return call.forwarder.forward(call, missing);
}

Reply packageNotFound()
{
    return Reply::error(404, u"404 Package Not Found"_s, u"Package not found"_s);
}

QString canonical(const QString &name)
{
    return name; // upstream has old names that differ in nothing but case
}

QByteArray address(const Call &call)
{
    return call.baseUrl + registryPath(call, "npm");
}

Result<Scope> placeOf(const Call &call, const QString &name)
{
    if (call.scope.level != Level::Instance)
        return call.scope;
    Result<Scope> group = fail(ErrorCode::NotFound, Text::of("No group has the name %1.", name));
    if (!scopeOf(name).isEmpty())
        group = call.store.scope(scopeOf(name));
    if (group && group->path != scopeOf(name))
        return fail(ErrorCode::NotFound, Text::of("No group has the name %1.", name));
    return group;
}

Result<QList<StoredVersion>> seenVersions(const Call &call, const QString &name)
{
    const Result<Scope> place = placeOf(call, name);
    if (!place)
        return QList<StoredVersion>();
    return call.store.versions(*place, call.format->id(), canonical(name));
}

QMap<QString, QString> seenTags(const Call &call, const QString &name)
{
    const Result<Scope> place = placeOf(call, name);
    return place ? call.store.tags(*place, call.format->id(), canonical(name))
                       .value_or(QMap<QString, QString>())
                 : QMap<QString, QString>();
}

namespace {

Signatures &signaturesOf(const Call &call)
{
    return static_cast<const NpmFormat *>(call.format)->signatures();
}

Reply wholePackument(const Call &call, const QString &name, const QString &selector)
{
    const bool abbreviated = wantsAbbreviated(call);
    const FormatId type = call.format->id();
    const auto renderIt = [&]() -> Result<QByteArray> {
        Packument document;
        const Result<QList<StoredVersion>> versions = seenVersions(call, name);
        if (!versions)
            return fail(versions.error());
        if (versions->isEmpty())
            return fail(ErrorCode::NotFound, Text::of("There is no package %1 here.", name));
        document.versions = *versions;
        document.name = versions->last().coordinates.name;
        document.tags = seenTags(call, name);
        document.tarballPrefix = address(call);
        document.abbreviated = abbreviated;
        Signatures &made = signaturesOf(call);
        if (const auto key = made.key(call.store)) {
            document.signatures = [&made, key = *key](const QByteArray &message) {
                return made.of(*key, message);
            };
        }
        return render(document);
    };
    const QByteArray key = "npm\n" + QByteArray(abbreviated ? "short\n" : "full\n") + address(call)
                           + '\n' + call.caller.reachKey() + '\n' + canonical(name).toUtf8();
    Result<Reply> reply = call.documents.document(
        key, call.store.generation(type, canonical(name)),
        abbreviated ? QByteArray(abbreviatedType) : "application/json"_ba, call, renderIt);
    if (!reply)
        return reply.error().code == ErrorCode::NotFound ? missing(call, name, selector)
                                                         : Reply::error(reply.error());
    reply->headers.set("Vary"_ba, "Accept"_ba);
    reply->headers.set("Cache-Control"_ba, "private, max-age=0, must-revalidate"_ba);
    return std::move(*reply);
}

/// NAME/latest, NAME/1.0.0: the one version, out of the packument. pnpm asks like that.
Reply oneVersion(const Call &call, const QString &name, const QString &selector)
{
    const Reply whole = wholePackument(call, name, selector);
    if (whole.status != 200)
        return whole;
    const QByteArray document = bytesOf(whole);
    const QJsonValue tagged = valueOf(
        member(member(document, "dist-tags").value_or(""), selector.toUtf8()).value_or(""));
    const QByteArray version = (tagged.isString() ? tagged.toString() : selector).toUtf8();
    const auto found = member(member(document, "versions").value_or(""), version);
    if (!found)
        return Reply::error(404, u"404 Version Not Found"_s,
                            u"%1 has no version or tag %2"_s.arg(name, selector));
    Reply reply = Reply::text(found->toByteArray(), "application/json");
    for (const QByteArray &header : {"Vary"_ba, "Cache-Control"_ba}) {
        if (whole.headers.contains(header))
            reply.headers.set(header, whole.headers.value(header));
    }
    return reply;
}

} // namespace

Reply packument(Call &call)
{
    const QString name = call.param("name");
    if (checkName(name))
        return wholePackument(call, name, {});
    // No name holds this '/', so what comes after it chooses one of the package's versions.
    const QString package = name.section(u'/', 0, -2);
    const QString selector = name.section(u'/', -1);
    if (package != "-"_L1 && checkName(package) && (checkVersion(selector) || checkTag(selector)))
        return oneVersion(call, package, selector);
    return packageNotFound();
}

Reply tarball(Call &call)
{
    const QString name = call.param("name");
    const QString fileName = call.param("file");
    const QString version = versionOfTarball(name, fileName);
    if (!checkName(name) || !checkVersion(version))
        return packageNotFound();
    const FormatId type = call.format->id();
    const GenerationPtr generation = call.store.generation(type, canonical(name));
    const quint64 at = generation->value();
    const Result<Scope> place = placeOf(call, name);
    const auto found = place ? call.store.version(*place, type, canonical(name), version)
                             : fail(place.error());
    if (found) {
        for (const StoredVersion &stored : *found) {
            if (stored.files.isEmpty())
                continue;
            const StoredFile &file = stored.files.last();
            Reply reply;
            reply.headers.set("Cache-Control"_ba, "private, max-age=0, must-revalidate"_ba);
            reply.body = FileBody{call.store.blobPath(file.hashes), file.size,
                                  "application/octet-stream"_ba,
                                  '"' + file.hashes.sha256.toHex() + '"', file.created};
            reply.download = file;
            reply.freshWhile.emplace_back(generation, at);
            reply.readScope = call.scope.id;
            return reply;
        }
    }
    return missingTarball(call, name, fileName);
}

} // namespace packhouse::npm
