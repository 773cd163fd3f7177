// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/result.h"

namespace packhouse::maven {

/// What somebody's maven-metadata.xml of an artifact lists.
struct ListedVersions
{
    QString groupId = {}, artifactId = {}; ///< as it tells them; empty: it does not
    QStringList versions; ///< in its order
    QString latest, release;
    QDateTime lastUpdated; ///< invalid: not told
};
/// InvalidFile for what is no such document; one of a snapshot or a group lists nothing.
Result<ListedVersions> parseMetadata(const QByteArray &bytes);
/// protocol: maven-metadata.xml of an artifact. The same versions give the same bytes.
QByteArray artifactMetadata(const QString &name, const ListedVersions &listed);

/// True when the version may be listed: its POM is there and, unless the packaging is "pom", a
/// file beside it; of a snapshot, at least one such build. Clients send a version file by file.
bool isWhole(const StoredVersion &version);
/// What marks a version whole that its publisher finished without a POM.
QByteArray markedWhole(const QByteArray &versionMetadata);

/// All versions of a package, in the order of their publishing; \a versions may come from several
/// projects. NotFound when none may be listed.
Result<ListedVersions> listedVersions(const QString &name, const QList<StoredVersion> &versions);

/// The builds of a snapshot: the newest of each classifier and extension.
/// protocol: maven-metadata.xml of a snapshot
Result<QByteArray> snapshotMetadata(const QString &name, const QString &version,
                                    const QList<StoredVersion> &versions);

/// What a group's plugins are called on the command line.
struct PluginPrefix
{
    QString name, prefix, artifactId;
};
/// From the fragments that Pom::fragments made. protocol: maven-metadata.xml of a group
QByteArray pluginMetadata(const QList<PluginPrefix> &plugins);
PluginPrefix pluginPrefix(const QByteArray &fragment);

/// Files of builds that are older than the newest \a kept ones.
QList<StoredFile> outdatedBuilds(const StoredVersion &version, int kept);

} // namespace packhouse::maven
