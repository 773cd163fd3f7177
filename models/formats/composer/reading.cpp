// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/handlers.h"

#include "formats/composer/manifest.h"
#include "formats/composer/names.h"
#include "formats/composer/versions.h"
#include "formats/format.h"
#include "formats/support/rawjson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

constexpr int NamesAtOnce = 1000;
constexpr auto Json = "application/json";

enum class Which { Stable, Dev, All };

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

Reply notFound()
{
    return Reply::error(404, u"404 Packages Not Found"_s, u"Package not found"_s);
}

/// The repository's own address, as a path: Composer puts the host that it asked in front of it.
QByteArray repositoryPath(const Call &call)
{
    return call.prefix + (call.scope.level == Level::Group ? "/-" : "") + "/packages/composer";
}

/// All that a document's bytes depend on beside what is stored.
QByteArray documentKey(const Call &call, QByteArrayView kind, QByteArrayView what)
{
    QByteArray key = "composer\n";
    for (const QByteArrayView part :
         {kind, QByteArrayView(call.baseUrl), QByteArrayView(call.prefix), what})
        key += QByteArray(part.data(), part.size()) + '\n';
    return key + call.caller.reachKey();
}

/// protocol: one version of a package: its composer.json with where its archive is
QByteArray entryOf(const Call &call, const StoredVersion &version)
{
    const StoredFile &file = version.files.last();
    const QByteArray reference = referenceOf(file);
    const QByteArray url = call.baseUrl + "/api/v4/projects/" + QByteArray::number(version.project)
                           + '/' + archivePath(version.canonicalName) + "?sha=" + reference;
    const QByteArrayView kept = manifestOf(file);
    QByteArray out = kept.chopped(1).toByteArray();
    if (out.size() > 1)
        out += ',';
    out += "\"name\":" + quoted(version.canonicalName) + ",\"version\":"
           + quoted(version.coordinates.version) + ",\"uid\":" + QByteArray::number(version.id)
           + ",\"dist\":{\"type\":\"zip\",\"url\":" + quoted(QString::fromUtf8(url))
           + ",\"reference\":\"" + reference + "\",\"shasum\":\"" + file.hashes.sha1.toHex()
           + "\"}";
    // A text is taken for what to use instead.
    if (version.status == Status::Deprecated)
        out += ",\"abandoned\":"
               + (checkName(version.statusMessage) ? quoted(version.statusMessage) : "true"_ba);
    return out + '}';
}

/// What the caller sees of a package.
Result<QList<StoredVersion>> listed(const Call &call, const QString &name)
{
    Result<QList<StoredVersion>> found = call.store.versions(call.scope, call.format->id(), name);
    if (!found)
        return fail(found.error());
    found->removeIf([](const StoredVersion &version) {
        return version.status == Status::Hidden || version.files.isEmpty();
    });
    return found;
}

Result<QByteArray> render(const Call &call, const QString &name, Which which)
{
    const Result<QList<StoredVersion>> versions = listed(call, name);
    if (!versions)
        return fail(versions.error());
    if (versions->isEmpty())
        return fail(ErrorCode::NotFound, Text::of("There is no package %1 here.", name));
    qsizetype size = 256;
    for (const StoredVersion &version : *versions)
        size += version.files.last().metadata.size() + 512;
    QByteArray out;
    out.reserve(size);
    out += "{\"packages\":{" + quoted(name) + ":{";
    bool any = false;
    for (const StoredVersion &version : *versions) {
        const auto parsed = Version::parse(version.coordinates.version);
        const bool dev = parsed && parsed->isDev();
        if (which != Which::All && dev != (which == Which::Dev))
            continue;
        if (any)
            out += ',';
        any = true;
        out += quoted(version.coordinates.version) + ':' + entryOf(call, version);
    }
    return out + "}}}";
}

/// Without Last-Modified: by it Composer keeps a document, and goes on with that one when its token
/// is refused.
Result<Reply> versionsOf(const Call &call, const QString &name, Which which)
{
    return call.documents.document(
        documentKey(call, "versions " + QByteArray::number(int(which)), name.toUtf8()),
        call.store.generation(call.format->id(), name), Json, call,
        [&] { return render(call, name, which); });
}

QByteArray bytesOf(const Reply &reply)
{
    if (const auto *document = std::get_if<DocumentPtr>(&reply.body))
        return (*document)->bytes;
    const auto *bytes = std::get_if<QByteArray>(&reply.body);
    return bytes ? *bytes : QByteArray();
}

Result<QStringList> namesHere(const Call &call)
{
    QStringList found;
    QString after;
    while (true) {
        const auto names = call.store.names(call.scope, call.format->id(), after, NamesAtOnce);
        if (!names)
            return fail(names.error());
        for (const PackageReader::Name &name : *names) {
            if (found.isEmpty() || found.last() != name.canonicalName)
                found.append(name.canonicalName);
        }
        if (names->size() < NamesAtOnce)
            return found;
        after = names->last().canonicalName;
    }
}

/// protocol: Composer 1 checks each package's document by a hash that this one tells
Result<QByteArray> providers(const Call &call)
{
    const Result<QStringList> names = namesHere(call);
    if (!names)
        return fail(names.error());
    // Kept under what all of them are at, so that a request costs a look at each instead of a text.
    QCryptographicHash state(QCryptographicHash::Sha256);
    for (const QString &name : *names) {
        state.addData(name.toUtf8() + '\n');
        state.addData(QByteArray::number(call.store.generation(call.format->id(), name)->value()));
    }
    const auto renderIt = [&]() -> Result<QByteArray> {
        QJsonObject list;
        for (const QString &name : *names) {
            const Result<QByteArray> document = render(call, name, Which::All);
            if (document)
                list.insert(name,
                            QJsonObject{{u"sha256"_s, QString::fromLatin1(sha256(*document))}});
        }
        return std::get<QByteArray>(Reply::json(QJsonObject{{u"providers"_s, list}}).body);
    };
    const Result<Reply> reply = call.documents.document(
        documentKey(call, "providers", state.result().toHex()),
        call.store.generation(call.format->id(), {}), Json, call, renderIt);
    if (!reply)
        return fail(reply.error());
    return bytesOf(*reply);
}

/// "acme/lib" out of the path and what is left of its file name; empty when that is none.
QString nameOf(const Call &call, const QString &rest)
{
    const QString name = call.param("vendor") + u'/' + rest;
    return checkName(name) ? name : QString();
}

} // namespace

QByteArray archivePath(const QString &name)
{
    return "packages/composer/archives/" + name.toUtf8() + ".zip";
}

Reply rootDocument(Call &call)
{
    const QString path = QString::fromUtf8(repositoryPath(call));
    QJsonObject root{{u"packages"_s, QJsonArray()},
                     {u"metadata-url"_s, path + u"/p2/%package%.json"_s}};
    if (!call.headers.value("User-Agent").contains("Composer/2")) {
        const Result<QByteArray> list = providers(call);
        if (!list)
            return Reply::error(list.error());
        const QString hash = QString::fromLatin1(sha256(*list));
        root.insert(u"provider-includes"_s,
                    QJsonObject{{u"p/%hash%.json"_s, QJsonObject{{u"sha256"_s, hash}}}});
        root.insert(u"providers-url"_s, path + u"/%package%$%hash%.json"_s);
    }
    Reply reply = Reply::json(root);
    reply.headers.set("Vary", "User-Agent");
    return reply;
}

Reply packageDocument(Call &call)
{
    QString rest = call.param("file");
    if (!rest.endsWith(u".json"_s))
        return notFound();
    rest.chop(5);
    const bool dev = rest.endsWith(u"~dev"_s);
    const QString name = nameOf(call, dev ? rest.chopped(4) : rest);
    if (name.isEmpty())
        return notFound();
    Result<Reply> reply = versionsOf(call, name, dev ? Which::Dev : Which::Stable);
    if (!reply)
        return reply.error().code == ErrorCode::NotFound ? notFound() : Reply::error(reply.error());
    return std::move(*reply);
}

Reply providerDocument(Call &call)
{
    if (!call.param("file").endsWith(u".json"_s))
        return notFound();
    Result<QByteArray> list = providers(call);
    return list ? Reply::text(std::move(*list), Json) : Reply::error(list.error());
}

Reply versionsDocument(Call &call)
{
    const QString file = call.param("file");
    const qsizetype dollar = file.lastIndexOf(u'$');
    const QString name = dollar < 0 || !file.endsWith(u".json"_s)
                             ? QString()
                             : nameOf(call, file.first(dollar));
    if (name.isEmpty())
        return notFound();
    Result<Reply> reply = versionsOf(call, name, Which::All);
    if (!reply)
        return reply.error().code == ErrorCode::NotFound ? notFound() : Reply::error(reply.error());
    return std::move(*reply);
}

Reply download(Call &call)
{
    const QString asked = call.param("file");
    const QByteArray wanted = call.queryValue(u"sha").toLatin1().toLower();
    const QString name = asked.endsWith(u".zip"_s) ? nameOf(call, asked.chopped(4)) : QString();
    if (name.isEmpty() || wanted.isEmpty())
        return notFound();
    const GenerationPtr generation = call.store.generation(call.format->id(), name);
    const quint64 at = generation->value();
    const auto versions = call.store.versions(call.scope, call.format->id(), name);
    if (!versions)
        return Reply::error(versions.error());
    for (const StoredVersion &version : *versions) {
        // What a lock file pinned stays here when its branch moves on.
        for (const StoredFile &file : version.files) {
            if (referenceOf(file) != wanted)
                continue;
            Reply reply;
            reply.headers.set("Content-Disposition",
                              "attachment; filename=\"" + file.name.toLatin1() + '"');
            reply.headers.set("X-Content-Type-Options", "nosniff");
            reply.body = FileBody{call.store.blobPath(file.hashes), file.size, "application/zip",
                                  '"' + file.hashes.sha256.toHex() + '"', file.created};
            reply.download = file;
            reply.freshWhile.emplace_back(generation, at);
            reply.readScope = call.scope.id;
            return reply;
        }
    }
    return notFound();
}

} // namespace packhouse::composer
