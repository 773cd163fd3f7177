// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>

namespace packhouse::conan {

/// What a binary was built for: conaninfo.txt, an INI file of sections.
struct ConanInfo
{
    QMap<QString, QString> settings;
    QMap<QString, QString> options;
    QStringList requirements;
    /// What the binary was built with, by name.
    QList<Dependency> dependencies() const;
    QString recipeHash; ///< Conan 1 only

    /// InvalidFile where clients cannot read the text, after which they list no binary of the
    /// recipe: lines before any section, what begins a section and is none, a section twice.
    static Result<void> check(const QByteArray &text);
    /// Lines that make no sense are left out: clients parse the text themselves.
    static ConanInfo parse(const QByteArray &text);
    /// The answer for one binary (protocol: package search). Both clients read "content"; the other
    /// keys are what Conan 2 tells packages of Conan 1 by.
    static QJsonObject searchEntry(const QByteArray &text);
};

/// A question about binaries: os=Linux AND (arch=x86_64 OR compiler.version="12").
class PackageQuery
{
public:
    /// InvalidArgument for what is no such expression.
    static Result<PackageQuery> parse(const QString &text);
    bool matches(const ConanInfo &info) const;

private:
    struct Step
    {
        char kind = '='; ///< '=', '&' or '|'
        QString key, value;
    };
    QList<Step> m_steps; ///< in postfix order; empty: everything matches
};

/// fnmatch: '*', '?', "[abc]" and "[!abc]"; the whole of the text. Linear but for '*'.
bool matchesPattern(QStringView pattern, QStringView text);
/// As Conan looks for recipes: the pattern may match "name", "name/1.0" or all of the reference.
bool matchesReference(const QString &pattern, const QString &reference, bool ignoreCase);

} // namespace packhouse::conan
