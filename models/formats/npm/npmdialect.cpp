// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/npmdialect.h"

#include "formats/npm/names.h"
#include "formats/npm/packument.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr QLatin1StringView passedOn[] = {"name"_L1,
                                          "version"_L1,
                                          "dependencies"_L1,
                                          "devDependencies"_L1,
                                          "optionalDependencies"_L1,
                                          "peerDependencies"_L1,
                                          "peerDependenciesMeta"_L1,
                                          "bundleDependencies"_L1,
                                          "bundledDependencies"_L1,
                                          "bin"_L1,
                                          "directories"_L1,
                                          "engines"_L1,
                                          "os"_L1,
                                          "cpu"_L1,
                                          "libc"_L1,
                                          "deprecated"_L1,
                                          "hasInstallScript"_L1,
                                          "_hasShrinkwrap"_L1};

Result<QJsonObject> objectOf(const QByteArray &document)
{
    const QJsonDocument json = QJsonDocument::fromJson(document);
    if (!json.isObject() || !json.object().value(u"versions").isObject())
        return fail(ErrorCode::Corrupt, u"The upstream's answer is no list of versions."_s);
    return json.object();
}

QString fileNameOf(const QString &url)
{
    return QUrl(url).fileName();
}

} // namespace

QByteArray NpmDialect::documentPath(const QString &canonicalName) const
{
    return encoded(canonicalName);
}

Result<UpstreamPackage> NpmDialect::parse(const QByteArray &document) const
{
    const Result<QJsonObject> object = objectOf(document);
    if (!object)
        return fail(object.error());
    UpstreamPackage out;
    out.created = QDateTime::fromString(
        object->value(u"time").toObject().value(u"created").toString(), Qt::ISODateWithMs);
    const QJsonObject versions = object->value(u"versions").toObject();
    out.held = !versions.isEmpty();
    for (auto it = versions.begin(); it != versions.end(); ++it) {
        const QJsonObject dist = it.value().toObject().value(u"dist").toObject();
        UpstreamFile file;
        file.version = it.key();
        file.url = dist.value(u"tarball").toString().toUtf8();
        file.fileName = fileNameOf(dist.value(u"tarball").toString());
        file.hashes.sha1 = QByteArray::fromHex(dist.value(u"shasum").toString().toLatin1());
        const QString integrity = dist.value(u"integrity").toString();
        if (integrity.startsWith("sha512-"_L1))
            file.hashes.sha512 = QByteArray::fromBase64(integrity.mid(7).toLatin1());
        out.versions.append(it.key());
        out.held &= it.key().endsWith("-security"_L1);
        out.files.push_back(std::move(file));
    }
    return out;
}

Result<QByteArray> NpmDialect::rewrite(const QByteArray &document, const QString &canonicalName,
                                       const QByteArray &localPrefix) const
{
    const Result<QJsonObject> object = objectOf(document);
    if (!object)
        return fail(object.error());
    const QJsonObject versions = object->value(u"versions").toObject();
    QJsonObject rewritten;
    for (auto it = versions.begin(); it != versions.end(); ++it) {
        const QJsonObject from = it.value().toObject();
        const QJsonObject dist = from.value(u"dist").toObject();
        QJsonObject to;
        for (const auto field : passedOn) {
            if (const QJsonValue value = from.value(field); !value.isUndefined())
                to.insert(field, value);
        }
        QJsonObject newDist;
        for (const auto field : {"integrity"_L1, "shasum"_L1, "fileCount"_L1, "unpackedSize"_L1}) {
            if (const QJsonValue value = dist.value(field); !value.isUndefined())
                newDist.insert(field, value);
        }
        newDist.insert(u"tarball"_s, QString::fromUtf8(tarballUrl(
                                         localPrefix, canonicalName,
                                         fileNameOf(dist.value(u"tarball").toString()))));
        to.insert(u"dist"_s, newDist);
        rewritten.insert(it.key(), to);
    }
    const QJsonObject out{{u"name"_s, object->value(u"name")},
                          {u"dist-tags"_s, object->value(u"dist-tags")},
                          {u"time"_s, object->value(u"time")},
                          {u"modified"_s, object->value(u"time").toObject().value(u"modified")},
                          {u"versions"_s, rewritten}};
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

bool NpmDialect::clientsAskSeveral(const QString &canonicalName) const
{
    return scopeOf(canonicalName).isEmpty();
}

} // namespace packhouse::npm
