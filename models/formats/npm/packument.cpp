// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/packument.h"

#include "formats/npm/names.h"
#include "formats/support/semver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

/// The fields of a manifest that an install looks at.
constexpr QLatin1StringView installFields[] = {"name"_L1,
                                               "version"_L1,
                                               "dependencies"_L1,
                                               "devDependencies"_L1,
                                               "optionalDependencies"_L1,
                                               "peerDependencies"_L1,
                                               "peerDependenciesMeta"_L1,
                                               "bundleDependencies"_L1,
                                               "bundledDependencies"_L1,
                                               "acceptDependencies"_L1,
                                               "bin"_L1,
                                               "directories"_L1,
                                               "engines"_L1,
                                               "os"_L1,
                                               "cpu"_L1,
                                               "libc"_L1,
                                               "funding"_L1,
                                               "_hasShrinkwrap"_L1};

QString iso(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

bool runsScriptsOnInstall(const QJsonObject &manifest)
{
    const QJsonObject scripts = manifest.value(u"scripts").toObject();
    return scripts.contains(u"preinstall") || scripts.contains(u"install")
           || scripts.contains(u"postinstall");
}

QJsonObject dist(const Packument &packument, const StoredVersion &version)
{
    if (version.files.isEmpty())
        return {};
    const StoredFile &file = version.files.last();
    QJsonObject dist = QJsonDocument::fromJson(file.metadata).object(); // fileCount, unpackedSize
    dist.insert(u"integrity"_s,
                QString(u"sha512-"_s + QString::fromLatin1(file.hashes.sha512.toBase64())));
    dist.insert(u"shasum"_s, QString::fromLatin1(file.hashes.sha1.toHex()));
    dist.insert(u"tarball"_s,
                QString::fromUtf8(tarballUrl(packument.tarballPrefix, packument.name, file.name)));
    return dist;
}

QJsonObject versionObject(const Packument &packument, const StoredVersion &version,
                          const QJsonObject &manifest)
{
    QJsonObject object;
    if (packument.abbreviated) {
        for (const auto field : installFields) {
            if (const QJsonValue value = manifest.value(field); !value.isUndefined())
                object.insert(field, value);
        }
    } else {
        object = manifest;
        object.insert(u"_id"_s, QString(packument.name + u'@' + version.coordinates.version));
    }
    object.insert(u"name"_s, packument.name);
    object.insert(u"version"_s, version.coordinates.version);
    if (runsScriptsOnInstall(manifest))
        object.insert(u"hasInstallScript"_s, true);
    if (version.status == Status::Deprecated)
        object.insert(u"deprecated"_s, version.statusMessage);
    object.insert(u"dist"_s, dist(packument, version));
    return object;
}

/// The text about the package as a whole is its latest version's.
void addDescription(QJsonObject &document, const QJsonObject &metadata)
{
    const QJsonObject manifest = metadata.value(u"manifest").toObject();
    for (const auto field : {"description"_L1, "license"_L1, "repository"_L1, "keywords"_L1,
                             "homepage"_L1, "bugs"_L1, "author"_L1, "maintainers"_L1}) {
        if (const QJsonValue value = manifest.value(field); !value.isUndefined())
            document.insert(field, value);
    }
    if (!document.contains("maintainers"_L1))
        document.insert(u"maintainers"_s, QJsonArray());
    document.insert(u"readme"_s, metadata.value(u"readme").toString());
}

} // namespace

QByteArray tarballUrl(const QByteArray &prefix, const QString &name, const QString &fileName)
{
    return prefix + '/' + QUrl::toPercentEncoding(name, "@/"_ba) + "/-/"
           + QUrl::toPercentEncoding(fileName, "@/+"_ba);
}

QMap<QString, QString> completeTags(QMap<QString, QString> tags, const QStringList &versions)
{
    for (auto it = tags.begin(); it != tags.end();)
        it = versions.contains(it.value()) ? std::next(it) : tags.erase(it);
    if (tags.contains(u"latest"_s) || versions.isEmpty())
        return tags;
    const auto rank = [](const QString &version) {
        const std::optional<SemVer> parsed = SemVer::parse(version);
        return std::pair(parsed && parsed->prerelease.isEmpty(), parsed.value_or(SemVer()));
    };
    const QString *highest = &versions.first();
    for (const QString &version : versions) {
        const auto [aFinal, a] = rank(version);
        const auto [bFinal, b] = rank(*highest);
        if (aFinal != bFinal ? aFinal : b < a)
            highest = &version;
    }
    tags.insert(u"latest"_s, *highest);
    return tags;
}

QByteArray render(const Packument &packument)
{
    QJsonObject versions;
    QJsonObject time;
    QStringList names;
    QDateTime created;
    QDateTime modified;
    for (const StoredVersion &version : packument.versions) {
        const QString name = version.coordinates.version;
        const QJsonObject metadata = QJsonDocument::fromJson(version.metadata).object();
        versions.insert(name,
                        versionObject(packument, version, metadata.value(u"manifest").toObject()));
        time.insert(name, iso(version.created));
        names.append(name);
        created = created.isValid() ? std::min(created, version.created) : version.created;
        modified = modified.isValid() ? std::max(modified, version.created) : version.created;
    }
    const QMap<QString, QString> tags = completeTags(packument.tags, names);
    QJsonObject tagObject;
    for (auto it = tags.begin(); it != tags.end(); ++it)
        tagObject.insert(it.key(), it.value());

    QJsonObject document{
        {u"name"_s, packument.name}, {u"dist-tags"_s, tagObject}, {u"versions"_s, versions}};
    if (packument.abbreviated) {
        document.insert(u"modified"_s, iso(modified));
    } else {
        document.insert(u"_id"_s, packument.name);
        document.insert(u"_rev"_s, QString(QString::number(names.size()) + u'-'
                                           + QString::number(modified.toMSecsSinceEpoch(), 16)));
        for (const StoredVersion &version : packument.versions) {
            if (version.coordinates.version == tags.value(u"latest"_s))
                addDescription(document, QJsonDocument::fromJson(version.metadata).object());
        }
    }
    time.insert(u"created"_s, iso(created));
    time.insert(u"modified"_s, iso(modified));
    document.insert(u"time"_s, time);
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

} // namespace packhouse::npm
