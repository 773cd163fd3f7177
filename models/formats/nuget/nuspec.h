// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace packhouse::nuget {

struct NuspecDependency
{
    QString id;
    QString range; ///< as written; empty: any version

    bool operator==(const NuspecDependency &) const = default;
};

/// The dependencies of one target framework; a group without any says that there is support.
struct DependencyGroup
{
    QString framework; ///< as written; empty: any
    QList<NuspecDependency> dependencies;

    bool operator==(const DependencyGroup &) const = default;
};

/// Where the sources are.
struct SourceRepository
{
    QString type; ///< "git"
    QString url; ///< http, https or of git, or empty
    QString branch, commit;

    QJsonObject json() const; ///< what of it is known
    bool operator==(const SourceRepository &) const = default;
};

/// What a .nuspec says. The same members are stored with a version, as JSON.
struct Nuspec
{
    QString id;
    QString version; ///< as written
    QString title, authors, description, summary, releaseNotes, copyright, language;
    QString projectUrl, licenseUrl, iconUrl; ///< http or https, or empty
    QString license; ///< an SPDX expression, or a path in the package
    bool licenseIsFile = false;
    QString readme, icon; ///< paths in the package
    SourceRepository repository;
    QString tags; ///< separated by spaces
    QString minClientVersion;
    bool requireLicenseAcceptance = false;
    QStringList packageTypes;
    QList<DependencyGroup> groups;

    bool isSymbols() const;
    /// "[{"name": "DotnetTool"}]", as clients read it of whatever tells of a package.
    QJsonArray typesJson() const;
    /// Each id once, for the list of what depends on what.
    QList<Dependency> dependencies() const;

    QByteArray json() const;
    static Nuspec fromJson(const QByteArray &json);
    bool operator==(const Nuspec &) const = default;
};

inline constexpr qint64 NuspecLimit = 4 << 20; ///< bytes

/// Any schema's namespace and any encoding that the declaration names. A document type is refused,
/// and with it every entity. Errors: InvalidFile.
Result<Nuspec> parseNuspec(const QByteArray &bytes);

} // namespace packhouse::nuget
