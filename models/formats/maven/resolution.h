// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace packhouse::maven {

struct Mirror
{
    QString id;
    QString of; ///< mirrorOf: "central", "*", "external:*,!acme"
    QString url;
    bool blocked = false;
    int line = 0; ///< from 1
    QString layouts = {}; ///< of the repositories that it stands for
};

struct NamedRepository
{
    QString id;
    QString url; ///< empty: what Maven was built with
    int line = 0;
    bool ofProfile = false;
    QString profile; ///< its id
};

/// Of which POM another one is made, and where it is looked for first.
struct ParentPom
{
    QString group, artifact, version;
    QString relativePath = QStringLiteral("../pom.xml"); ///< empty: in repositories alone

    bool operator==(const ParentPom &) const = default;
};

/// What of a settings.xml or a POM says where artifacts come from.
struct ResolutionSettings
{
    QString group, artifact, version; ///< of a POM; what it has of its parent is empty
    std::optional<ParentPom> parent;
    QList<Mirror> mirrors;
    QList<NamedRepository> repositories; ///< of plugins as well
    QStringList modules; ///< of a POM: folders or files that are built with it, in any profile
    QStringList activeProfiles;
    QStringList conditionalProfiles; ///< active by themselves, or when something holds
};

/// InvalidFile, Unsupported: it cannot be read.
Result<ResolutionSettings> resolutionSettings(const QByteArray &document);

/// Whether a mirrorOf names that repository. protocol: Maven's guide to mirrors
bool mirrorsRepository(const QString &mirrorOf, const NamedRepository &repository);

/// Whether it depends on something that is not read here which of them a mirror stands for: on a
/// variable that nobody has set, on Maven's version, on the layout.
bool isUnclear(const Mirror &mirror, const NamedRepository &repository);

/// The mirror that stands for a repository: one of exactly its id, else the first whose pattern
/// fits; nullptr where there is none.
const Mirror *mirrorFor(const QList<Mirror> &mirrors, const NamedRepository &repository);

} // namespace packhouse::maven
