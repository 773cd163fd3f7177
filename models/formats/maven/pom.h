// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QMap>

namespace packhouse::maven {

inline constexpr qint64 PomLimit = 4 << 20; ///< bytes that are read of a POM

/// What a POM says, with its properties filled in as far as it holds them itself; what only a
/// parent would tell is empty.
struct Pom
{
    QString groupId;
    QString artifactId;
    QString version;
    QString packaging; ///< "jar" unless it says otherwise
    QString name;
    QString description;
    QString url;
    QStringList licenses;
    QString goalPrefix; ///< of a Maven plugin; empty: the usual one for its artifactId
    QList<Dependency> dependencies; ///< the parent and all but those for tests

    bool isPlugin() const { return packaging == u"maven-plugin"; }
    /// The first line of the description, else the name.
    QString summary() const;
    /// What is stored with a version.
    QByteArray versionMetadata() const;
    /// What is stored with the POM's file: how much a version must hold to be whole.
    QByteArray fileMetadata() const;
    /// The plugin's part of its group's metadata; none for what is no plugin.
    QList<Fragment> fragments() const;
};

/// protocol: Maven project descriptor. InvalidFile for what is no POM, or has a document type:
/// entities are never expanded.
Result<Pom> parsePom(const QByteArray &bytes);

/// The least that a POM may say, for what comes without one.
QByteArray minimalPom(const QString &name, const QString &version, const QString &packaging);

/// The packaging that a file's metadata tells; empty when it is no POM's.
QString packagingOf(const QByteArray &fileMetadata);

/// Lines of "key=value"; escapes are left as they are.
QMap<QByteArray, QByteArray> parseProperties(const QByteArray &bytes);

/// The collection of fragments that holds a group's plugins.
QString pluginCollection(const QString &groupPath);

} // namespace packhouse::maven
