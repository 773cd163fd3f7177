// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "core/result.h"

#include <optional>

namespace packhouse::maven {

/// A package is named by its groupId as a path, '/' and its artifactId: "com/acme/widget". People
/// may type "com.acme:widget" instead.
QString canonicalName(const QString &name);
QString groupOf(const QString &name); ///< "com.acme"
QString groupPathOf(const QString &name); ///< "com/acme"
QString artifactOf(const QString &name); ///< "widget"
QString nameOf(const QString &groupId, const QString &artifactId);

// Errors: InvalidName, InvalidVersion, InvalidFile.
Result<void> checkName(const QString &name);
Result<void> checkVersion(const QString &version);
Result<void> checkFileName(const QString &fileName);

bool isSnapshot(QStringView version); ///< "1.1-SNAPSHOT"

inline constexpr QLatin1StringView MetadataFile("maven-metadata.xml");

/// A hash that may be asked for, or announced, under a file's name and an ending.
struct Checksum
{
    QLatin1StringView ending; ///< ".sha1"
    QByteArray Hashes::*hash;
    qsizetype size; ///< bytes of the hash
};

/// What a path below the repository's address stands for.
struct Target
{
    QString name; ///< "com/acme/widget"; of a group's metadata the group's path
    QString version; ///< empty for metadata of a package or a group
    QString file; ///< without a checksum's ending
    const Checksum *checksum = nullptr; ///< asked for instead of the file itself

    bool isMetadata() const { return file == MetadataFile; }
};

/// protocol: Maven repository paths. InvalidFile for a path that is none, or that holds what no
/// name, version or file may.
Result<Target> targetOf(const QString &path);

/// A file of a version by its name: "widget-1.1-20240131.120000-7-sources.jar".
struct ArtifactFile
{
    QString classifier; ///< "sources"; empty for the main one
    QString extension; ///< "jar", "tar.gz", "jar.asc", "spdx.json"
    QString timestamp; ///< "20240131.120000"; empty unless the file is a build of a snapshot
    int buildNumber = 0;

    QString build() const ///< "20240131.120000-7", empty where there is none
    {
        return timestamp.isEmpty() ? QString() : timestamp + u'-' + QString::number(buildNumber);
    }
};
/// Nothing when the file is not named after its version.
std::optional<ArtifactFile> artifactFile(const QString &name, const QString &version,
                                         const QString &file);

} // namespace packhouse::maven
