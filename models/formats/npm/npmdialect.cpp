// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmdialect.h"

#include "formats/npm/names.h"
#include "formats/npm/packument.h"
#include "formats/support/rawjson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

/// The fields of a version that lead nowhere by themselves.
constexpr QByteArrayView passedOn[] = {"name",
                                       "version",
                                       "dependencies",
                                       "devDependencies",
                                       "optionalDependencies",
                                       "peerDependencies",
                                       "peerDependenciesMeta",
                                       "bundleDependencies",
                                       "bundledDependencies",
                                       "bin",
                                       "directories",
                                       "engines",
                                       "os",
                                       "cpu",
                                       "libc",
                                       "hasInstallScript",
                                       "_hasShrinkwrap"};

/// The "versions" of an upstream's document.
Result<QByteArrayView> versionsOf(const QByteArray &document)
{
    if (isJson(document)) {
        const auto versions = member(document, "versions");
        if (versions && versions->startsWith('{'))
            return *versions;
    }
    return fail(ErrorCode::Corrupt, u"The upstream's answer is no list of versions."_s);
}

/// What an upstream says of one version's tarball.
UpstreamFile fileOf(QByteArrayView version, QByteArrayView manifest)
{
    const QJsonObject dist = valueOf(member(manifest, "dist").value_or("")).toObject();
    const QString url = dist.value(u"tarball").toString();
    UpstreamFile file;
    file.version = QString::fromUtf8(version);
    file.url = url.toUtf8();
    file.fileName = QUrl(url).fileName();
    file.hashes.sha1 = QByteArray::fromHex(dist.value(u"shasum").toString().toLatin1());
    const QString integrity = dist.value(u"integrity").toString();
    if (integrity.startsWith("sha512-"_L1))
        file.hashes.sha512 = QByteArray::fromBase64(integrity.mid(7).toLatin1());
    return file;
}

/// The part of a tarball's address before the package: where the upstream itself is.
QString homeOf(const UpstreamFile &file, const QString &name)
{
    const QString url = QString::fromUtf8(file.url);
    const qsizetype at = url.indexOf(u'/' + name + u"/-/"_s);
    return at < 0 ? QString() : url.left(at);
}

/// Dependencies that name a tarball of the upstream by its address are brought here too.
QByteArray broughtHere(QByteArrayView value, const QString &home, const QByteArray &localPrefix)
{
    QByteArray text = value.toByteArray();
    return home.isEmpty() ? text : text.replace(home.toUtf8(), localPrefix);
}

QJsonObject rewrittenDist(QByteArrayView manifest, const UpstreamFile &file, const QString &name,
                          const QByteArray &localPrefix)
{
    const QJsonObject dist = valueOf(member(manifest, "dist").value_or("")).toObject();
    QJsonObject out;
    for (const auto field : {"integrity"_L1, "shasum"_L1}) {
        if (const QJsonValue value = dist.value(field); value.isString())
            out.insert(field, value);
    }
    for (const auto field : {"fileCount"_L1, "unpackedSize"_L1}) {
        if (const QJsonValue value = dist.value(field); value.isDouble())
            out.insert(field, value);
    }
    out.insert(u"tarball"_s, QString::fromUtf8(tarballUrl(localPrefix, name, file.fileName)));
    return out;
}

QByteArray rewrittenVersion(QByteArrayView manifest, const UpstreamFile &file, const QString &name,
                            const QByteArray &localPrefix)
{
    const QString home = homeOf(file, name);
    QByteArray out = "{";
    eachMember(manifest, [&](QByteArrayView key, QByteArrayView value) {
        if (std::find(std::begin(passedOn), std::end(passedOn), key) != std::end(passedOn))
            out += quoted(QString::fromUtf8(key)) + ':' + broughtHere(value, home, localPrefix)
                   + ',';
    });
    const QJsonValue deprecated = valueOf(member(manifest, "deprecated").value_or(""));
    if (deprecated.isString() && !deprecated.toString().isEmpty()) {
        // The text may point anywhere; what counts is that there is one.
        const bool leads = deprecated.toString().contains("://"_L1);
        out += "\"deprecated\":"
               + quoted(leads ? u"This version is deprecated upstream."_s : deprecated.toString())
               + ',';
    }
    return out + "\"dist\":"
           + QJsonDocument(rewrittenDist(manifest, file, name, localPrefix))
                 .toJson(QJsonDocument::Compact)
           + '}';
}

/// Times only: some upstreams keep more there.
QJsonObject timesOf(const QByteArray &document)
{
    QJsonObject out;
    eachMember(member(document, "time").value_or(""),
               [&](QByteArrayView key, QByteArrayView value) {
                   const QString time = valueOf(value).toString();
                   if (QDateTime::fromString(time, Qt::ISODateWithMs).isValid())
                       out.insert(QString::fromUtf8(key), time);
               });
    return out;
}

} // namespace

QByteArray NpmDialect::documentPath(const QString &canonicalName) const
{
    return encoded(canonicalName);
}

Result<UpstreamPackage> NpmDialect::parse(const QByteArray &document) const
{
    const Result<QByteArrayView> versions = versionsOf(document);
    if (!versions)
        return fail(versions.error());
    UpstreamPackage out;
    const auto time = member(member(document, "time").value_or(""), "created");
    out.created = QDateTime::fromString(valueOf(time.value_or("")).toString(), Qt::ISODateWithMs);
    out.held = true;
    eachMember(*versions, [&](QByteArrayView version, QByteArrayView manifest) {
        UpstreamFile file = fileOf(version, manifest);
        out.versions.append(file.version);
        out.held &= file.version.endsWith("-security"_L1);
        out.files.push_back(std::move(file));
    });
    out.held &= !out.versions.isEmpty();
    return out;
}

Result<QByteArray> NpmDialect::rewrite(const QByteArray &document, const QString &canonicalName,
                                       const QByteArray &localPrefix) const
{
    const Result<QByteArrayView> versions = versionsOf(document);
    if (!versions)
        return fail(versions.error());
    QByteArray out = "{\"name\":" + quoted(canonicalName) + ",\"versions\":{";
    QStringList kept;
    eachMember(*versions, [&](QByteArrayView version, QByteArrayView manifest) {
        const UpstreamFile file = fileOf(version, manifest);
        // Without a tarball that can be asked for here there is nothing to install.
        if (versionOfTarball(canonicalName, file.fileName).isEmpty())
            return;
        if (!kept.isEmpty())
            out += ',';
        kept.append(file.version);
        out += quoted(file.version) + ':'
               + rewrittenVersion(manifest, file, canonicalName, localPrefix);
    });
    QJsonObject tags;
    eachMember(member(document, "dist-tags").value_or(""),
               [&](QByteArrayView key, QByteArrayView value) {
                   const QString version = valueOf(value).toString();
                   if (kept.contains(version))
                       tags.insert(QString::fromUtf8(key), version);
               });
    const QJsonObject times = timesOf(document);
    const QJsonObject rest{
        {u"dist-tags"_s, tags}, {u"modified"_s, times.value(u"modified")}, {u"time"_s, times}};
    return out + "}," + QJsonDocument(rest).toJson(QJsonDocument::Compact).sliced(1);
}

bool NpmDialect::clientsAskSeveral(const QString &canonicalName) const
{
    return scopeOf(canonicalName).isEmpty();
}

} // namespace packhouse::npm
