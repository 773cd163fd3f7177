// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QIODevice>
#include <QJsonObject>

#include <QSet>

#include <functional>

namespace packhouse::npm {

/// What a tarball holds, read once when it comes in.
struct Tarball
{
    QJsonObject packageJson; ///< of its top folder, "package" or whatever it is called
    bool hasShrinkwrap = false; ///< an npm-shrinkwrap.json beside it
    bool hasGyp = false; ///< a .gyp beside it
    bool hasServer = false; ///< a server.js beside it
    QString authors; ///< what AUTHORS beside it says
    QString readme; ///< at most 64 KiB
    QSet<QString>
        declarations; ///< paths of its first thousands of files of types: "lib/index.d.ts"
    int files = 0;
    qint64 unpackedBytes = 0;
};

/// Errors: Unsupported (no package.json: not an npm package), InvalidFile, TooLarge.
Result<Tarball> readTarball(QIODevice &file);

/// What is stored with a version: {"manifest": {…}, "readme": "…"}; the manifest byte for byte as
/// published, less what is made anew for every answer (_id, dist, deprecated, readme …). TooLarge
/// when more than 1 MiB is left of it. \a manifest has passed isJson().
Result<QByteArray> versionMetadata(QByteArrayView manifest, const QString &readme);
/// What is stored with a tarball: {"fileCount": 3, "unpackedSize": 1200}.
QByteArray fileMetadata(const Tarball &tarball);

/// The manifest that npm would send with this tarball: what its publish makes of package.json, as
/// far as clients look at it. The one place for that, whoever brings a tarball without a manifest.
/// \a file: the same tarball, for what package.json names by its folder. Errors: of readTarball().
Result<QJsonObject> publishedManifest(const Tarball &tarball, QIODevice &file);

/// Paths of the tarball's files as package.json calls them, without the folder around all.
Result<void> eachFile(QIODevice &file, const std::function<void(const QString &path)> &visit);

/// Whether npm can read it, as it stands in one document with the package's other versions: what
/// npm takes apart without a look is of the kind that it expects, dependencies have names and
/// ranges, and are no more than 5000. InvalidFile.
Result<void> checkManifest(const QJsonObject &manifest);
/// "dependencies", "optionalDependencies" and "peerDependencies" of a manifest.
QList<Dependency> dependencies(const QJsonObject &manifest);
/// "license": "MIT", or the older shapes of it.
QString license(const QJsonObject &manifest);

} // namespace packhouse::npm
