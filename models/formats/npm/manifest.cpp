// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/manifest.h"

#include "formats/support/archive.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse::npm {

namespace {

constexpr qint64 longestManifest = 1 << 20;
constexpr qsizetype longestReadme = 64 * 1024;

/// Limits for what a registry takes; npm's own largest packages stay well below.
ArchiveLimits limits()
{
    ArchiveLimits limits;
    limits.bytes = qint64(4) << 30;
    return limits;
}

Error invalid(const QString &why)
{
    return {ErrorCode::InvalidFile, u"The tarball's package.json %1."_s.arg(why),
            u"Run npm pack again and publish what it makes."_s, false};
}

} // namespace

Result<Tarball> readTarball(QIODevice &file)
{
    Tarball out;
    QByteArray json;
    bool isPython = false;
    bool tooLong = false;
    const auto visit = [&](const ArchiveEntry &entry, QIODevice &bytes) {
        if (entry.folder || entry.link)
            return true;
        ++out.files;
        out.unpackedBytes += entry.size;
        if (entry.path.count(u'/') != 1)
            return true;
        const QString name = entry.path.section(u'/', -1);
        isPython |= name == "PKG-INFO"_L1;
        if (name == "package.json"_L1 && json.isEmpty()) {
            tooLong = entry.size > longestManifest;
            json = tooLong ? QByteArray() : bytes.readAll();
        } else if (out.readme.isEmpty() && name.startsWith("readme"_L1, Qt::CaseInsensitive)) {
            out.readme = QString::fromUtf8(bytes.read(longestReadme));
        }
        return !tooLong;
    };
    if (Result<void> read = readArchive(file, limits(), visit); !read)
        return fail(read.error());
    if (tooLong)
        return fail(invalid(u"is larger than 1 MiB"_s));
    if (json.isEmpty() || isPython)
        return fail(ErrorCode::Unsupported, u"The archive is not an npm package."_s);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return fail(invalid(u"is not a JSON object"_s));
    out.packageJson = document.object();
    return out;
}

QByteArray versionMetadata(const QJsonObject &manifest, const QString &readme)
{
    QJsonObject kept = manifest;
    for (const auto made :
         {"_id"_L1, "_rev"_L1, "dist"_L1, "deprecated"_L1, "readme"_L1, "readmeFilename"_L1,
          "_nodeVersion"_L1, "_npmVersion"_L1, "_npmOperationalInternal"_L1})
        kept.remove(made);
    QJsonObject metadata{{u"manifest"_s, kept}};
    if (!readme.isEmpty())
        metadata.insert(u"readme"_s, readme.left(longestReadme));
    return QJsonDocument(metadata).toJson(QJsonDocument::Compact);
}

QByteArray fileMetadata(const Tarball &tarball)
{
    const QJsonObject metadata{{u"fileCount"_s, tarball.files},
                               {u"unpackedSize"_s, tarball.unpackedBytes}};
    return QJsonDocument(metadata).toJson(QJsonDocument::Compact);
}

QList<Dependency> dependencies(const QJsonObject &manifest)
{
    QList<Dependency> found;
    for (const auto kind : {"dependencies"_L1, "optionalDependencies"_L1, "peerDependencies"_L1}) {
        const QJsonObject names = manifest.value(kind).toObject();
        for (auto it = names.begin(); it != names.end(); ++it)
            found.append({it.key().toLower(), it.value().toString()});
    }
    return found;
}

QString license(const QJsonObject &manifest)
{
    const QJsonValue value = manifest.value(u"license");
    if (value.isObject())
        return value.toObject().value(u"type").toString();
    if (value.isString())
        return value.toString();
    return manifest.value(u"licenses").toArray().first().toObject().value(u"type").toString();
}

} // namespace packhouse::npm
