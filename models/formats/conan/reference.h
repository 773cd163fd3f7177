// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <compare>
#include <optional>

namespace packhouse::conan {

/// name/version@user/channel; user and channel are empty where clients send "_".
struct Reference
{
    QString name;
    QString version;
    QString user;
    QString channel;

    /// From the four segments of a path. InvalidName, InvalidVersion, InvalidArgument (a channel
    /// without a user).
    static Result<Reference> fromSegments(const QString &name, const QString &version,
                                          const QString &user, const QString &channel);
    /// From "name/version", "name/version@user" or "name/version@user/channel".
    static Result<Reference> fromText(const QString &text);
    /// From what is stored: Coordinates::name and ::version.
    static Result<Reference> fromStored(const QString &name, const QString &version);

    /// What tells the recipes of one name apart: "1.0", "1.0@user/channel".
    QString storedVersion() const;
    /// "name/1.0@user/channel", without "@…" where there is no user.
    QString text() const { return name + u'/' + storedVersion(); }
    /// "name/1.0/user/channel" with "_" for what is empty, each segment percent-encoded.
    QByteArray path() const;
};

/// protocol: instance level: the user is the project's full path with '+' for '/'
QString projectPathOf(const QString &user);
QString userOfProject(const QString &projectPath);

/// What revisions are called that clients without revisions publish.
inline const QString NoRevision = QStringLiteral("0");
/// 32 or 40 hexadecimal digits: an MD5 of the manifest, or a git commit.
bool isRevision(const QString &text);
bool isPackageId(const QString &text);

/// A file of a recipe, or of one binary of it, as it is stored: its revisions are part of its name.
struct FilePlace
{
    QString recipeRevision;
    QString packageId; ///< empty: the file is the recipe's own
    QString packageRevision;
    QString name; ///< as clients know it; "metadata/…" may hold '/'

    static std::optional<FilePlace> fromStored(const QString &stored);
    QString stored() const;
    bool ofPackage() const { return !packageId.isEmpty(); }
    /// Clients replace these without a new revision.
    bool isMetadata() const { return name.startsWith(QStringLiteral("metadata/")); }
    /// InvalidFile unless a recipe (a binary) has files of that name. NoRevision is fine.
    Result<void> check() const;
};

/// By the numbers and words of the version, then by user and channel (protocol: Conan's version
/// ranges).
std::weak_ordering compareVersions(const QString &a, const QString &b);
bool isPrerelease(const QString &version);

} // namespace packhouse::conan
