// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"
#include "formats/rubygems/names.h"

#include <QDate>
#include <QMap>
#include <QStringList>

namespace packhouse::rubygems {

inline constexpr qsizetype LongestSpecification = 4 << 20; ///< bytes, unpacked

/// One of "= != > < >= <= ~>" and a version.
struct Constraint
{
    QString op;
    QString version;

    bool operator==(const Constraint &) const = default;
};
using Requirement = QList<Constraint>; ///< all of them hold; never empty

/// ">= 1.0, < 2" with ", " as the \a separator.
QString requirementText(const Requirement &requirement, const QString &separator);
/// True for ">= 0", which asks for nothing.
bool asksNothing(const Requirement &requirement);

struct GemDependency
{
    QString name;
    Requirement requirement;
    bool runtime = true; ///< false: for development
};

/// What a gem says of itself in its metadata.gz.
struct Gemspec
{
    FullName full; ///< with the platform as the gem's file is called after it
    QString originalPlatform; ///< as it was written
    QDate date; ///< invalid: not told
    QString summary;
    QString description;
    QString homepage;
    QStringList authors;
    QStringList emails;
    QStringList licenses;
    QMap<QString, QString> metadata;
    QList<GemDependency> dependencies;
    Requirement ruby; ///< versions of Ruby it runs with
    Requirement rubygems; ///< versions of RubyGems it installs with
    QString rubygemsVersion; ///< that built it

    /// Summary, or the description's first line.
    QString oneLine() const;
    QList<Dependency> runtimeDependencies() const;
    /// A JSON object for StoredVersion::metadata.
    QByteArray versionMetadata() const;
};

/// Reads the YAML of a specification; Ruby's types in it are never made, only looked at.
/// InvalidFile, InvalidName, InvalidVersion.
Result<Gemspec> parseGemspec(const QByteArray &yaml);

} // namespace packhouse::rubygems
