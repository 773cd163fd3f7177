// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/handlers.h"

#include "formats/format.h"
#include "formats/forwarder.h"
#include "formats/npm/names.h"
#include "formats/npm/packument.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr auto abbreviatedType = "application/vnd.npm.install-v1+json";

bool wantsAbbreviated(const Call &call)
{
    return call.headers.value("Accept").contains(abbreviatedType);
}

/// At instance level only names whose scope is the top group of their project resolve.
bool resolvesHere(const Call &call, const QString &name, const StoredVersion &version)
{
    if (call.scope.level != Level::Instance)
        return true;
    const Result<Scope> project = call.store.scope(version.project);
    return project && !scopeOf(name).isEmpty()
           && project->path.section(u'/', 0, 0) == scopeOf(name);
}

Reply missing(const Call &call, const QString &name, const QString &fileName)
{
    Missing missing;
    missing.canonicalName = canonical(name);
    missing.version = fileName.isEmpty() ? QString() : versionOfTarball(name, fileName);
    missing.upstreamPath = encoded(name);
    missing.file = !fileName.isEmpty();
    if (missing.file) {
        missing.fileUrlPath = tarballUrl({}, name, fileName);
        missing.upstreamPath = tarballUrl({}, name, baseOf(fileName)).sliced(1);
    }
    missing.notFound = packageNotFound();
    // Before publishing npm asks whether the version is there; an upstream's answer would stop it.
    if (call.headers.value("npm-command") == "publish")
        return missing.notFound;
    return call.forwarder.forward(call, missing);
}

} // namespace

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
    return call.baseUrl + call.prefix + (call.scope.level == Level::Group ? "/-" : "")
           + "/packages/npm";
}

Result<QList<StoredVersion>> seenVersions(const Call &call, const QString &name)
{
    Result<QList<StoredVersion>> found = call.store.versions(call.scope, call.format->id(),
                                                             canonical(name));
    if (!found)
        return fail(found.error());
    QList<StoredVersion> versions = call.visible(std::move(*found));
    // Of one version in several projects the newest is served.
    QSet<QString> seen;
    QList<StoredVersion> kept;
    for (auto it = versions.crbegin(); it != versions.crend(); ++it) {
        if (seen.contains(it->coordinates.version)
            || !resolvesHere(call, it->coordinates.name, *it))
            continue;
        seen.insert(it->coordinates.version);
        kept.prepend(*it);
    }
    return kept;
}

Reply packument(Call &call)
{
    const QString name = call.param("name");
    if (!checkName(name))
        return packageNotFound();
    const bool abbreviated = wantsAbbreviated(call);
    const FormatId type = call.format->id();
    const auto renderIt = [&]() -> Result<QByteArray> {
        Packument document;
        const Result<QList<StoredVersion>> versions = seenVersions(call, name);
        if (!versions)
            return fail(versions.error());
        if (versions->isEmpty())
            return fail(ErrorCode::NotFound, u"There is no package %1 here."_s.arg(name));
        document.versions = *versions;
        document.name = versions->last().coordinates.name;
        document.tags = call.store.tags(call.scope, type, canonical(name))
                            .value_or(QMap<QString, QString>());
        document.tarballPrefix = address(call);
        document.abbreviated = abbreviated;
        return render(document);
    };
    const QByteArray key = "npm\n" + QByteArray(abbreviated ? "short\n" : "full\n") + address(call)
                           + '\n' + call.caller.reachKey() + '\n' + canonical(name).toUtf8();
    Result<Reply> reply = call.documents.document(
        key, call.store.generation(type, canonical(name)),
        abbreviated ? QByteArray(abbreviatedType) : "application/json"_ba, call, renderIt);
    if (!reply)
        return reply.error().code == ErrorCode::NotFound ? missing(call, name, {})
                                                         : Reply::error(reply.error());
    reply->headers.set("Vary"_ba, "Accept, Accept-Encoding"_ba);
    reply->headers.set("Cache-Control"_ba, "private, max-age=0, must-revalidate"_ba);
    return std::move(*reply);
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
    const auto found = call.store.version(call.scope, type, canonical(name), version);
    if (found) {
        for (const StoredVersion &stored : call.visible(*found)) {
            if (stored.files.isEmpty() || !resolvesHere(call, stored.coordinates.name, stored))
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
    return missing(call, name, fileName);
}

} // namespace packhouse::npm
