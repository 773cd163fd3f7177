// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/handlers.h"

#include "formats/composer/listing.h"
#include "formats/composer/manifest.h"
#include "formats/composer/names.h"
#include "formats/composer/versions.h"
#include "formats/format.h"
#include "formats/registrypath.h"
#include "formats/support/rawjson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace packhouse::composer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostNamesTold = 1000; ///< in the root; of more it tells their vendors
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
    return registryPath(call, "composer");
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

/// protocol: "available-packages" are all that a client ever asks this repository for, or what fits
/// one of "available-package-patterns"
void tellNames(QJsonObject &root, const QStringList &names)
{
    if (names.size() <= MostNamesTold) {
        root.insert(u"available-packages"_s, QJsonArray::fromStringList(names));
        return;
    }
    QJsonArray patterns;
    for (const QString &name : names) { // in order
        const QString pattern = name.section(u'/', 0, 0) + u"/*"_s;
        if (patterns.isEmpty() || patterns.last() != pattern)
            patterns.append(pattern);
    }
    root.insert(u"available-package-patterns"_s, patterns);
}

/// \a hash: of the list that Composer 1 needs; empty for others.
Result<QByteArray> root(const Call &call, const QByteArray &hash)
{
    const QString path = QString::fromUtf8(repositoryPath(call));
    QJsonObject root{{u"packages"_s, QJsonArray()},
                     {u"metadata-url"_s, path + u"/p2/%package%.json"_s},
                     {u"list"_s, path + u"/list.json"_s},
                     {u"search"_s, path + u"/search.json?q=%query%&type=%type%"_s}};
    const Result<QStringList> names = namesHere(call);
    if (!names)
        return fail(names.error());
    tellNames(root, *names);
    if (!hash.isEmpty()) {
        root.insert(u"provider-includes"_s,
                    QJsonObject{{u"p/%hash%.json"_s,
                                 QJsonObject{{u"sha256"_s, QString::fromLatin1(hash)}}}});
        root.insert(u"providers-url"_s, path + u"/%package%$%hash%.json"_s);
    }
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray archivePath(const QString &name)
{
    return "packages/composer/archives/" + name.toUtf8() + ".zip";
}

Reply rootDocument(Call &call)
{
    const bool isFirst = !call.headers.value("User-Agent").contains("Composer/2");
    // Of the first Composer's the list of hashes changes with every package.
    Result<QByteArray> hashes = isFirst ? providers(call) : QByteArray();
    if (!hashes)
        return Reply::error(hashes.error());
    const QByteArray hash = isFirst ? sha256(*hashes) : QByteArray();
    Result<Reply> reply = call.documents.document(documentKey(call, "root", hash),
                                                  call.store.generation(call.format->id(), {}),
                                                  Json, call, [&] { return root(call, hash); });
    if (!reply)
        return Reply::error(reply.error());
    reply->headers.set("Vary", "User-Agent");
    reply->freshWhile.clear(); // not the same for all who ask at this address
    return std::move(*reply);
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
