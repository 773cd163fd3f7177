// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "core/scope.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace packhouse {

/// A package type as the REST API spells it: "npm", "pypi", "generic", "terraform_module" …
using FormatId = QString;

/// What names one version of one package.
struct Coordinates
{
    FormatId type;
    QString name; ///< as its publisher spelled it
    QString version; ///< may be empty where a type has versionless packages

    bool operator==(const Coordinates &) const = default;
};

/// A package of one project: what a row of the table stands for.
struct PackageKey
{
    QString scopePath; ///< full path of its project
    FormatId type;
    QString name;

    bool operator==(const PackageKey &) const = default;
};

/// The numbers are the reference API's.
enum class Status {
    Default = 0,
    Hidden = 1, ///< not listed, still downloadable
    Processing = 2, ///< not complete yet: neither listed nor downloadable
    Error = 3, ///< listed with its message, not downloadable
    Deleted = 4, ///< in the trash
    Deprecated = 5,
};

/// A file of a version; its bytes are the blob named by hashes.sha256.
struct StoredFile
{
    qint64 id = 0;
    qint64 versionId = 0;
    QString name; ///< relative path with '/', never absolute, never with ".."
    qint64 size = 0;
    Hashes hashes;
    QDateTime created;
    QByteArray metadata; ///< JSON object that its format wrote; empty where there is none
};

/// Where a version came from; who brought it and when is told beside it.
struct Origin
{
    enum class Kind {
        Unknown, ///< of another registry, or from before origins were kept
        Published, ///< here
        Imported, ///< from another registry
    };
    Kind kind = Kind::Published;
    /// Published: the client, as it calls itself ("npm/10.8.1"), empty for this program. Imported:
    /// the other registry's address, without credentials.
    QString from = {};
    bool foreign = false; ///< imported, and not ours: neither it nor its name is kept from anybody

    bool operator==(const Origin &) const = default;
};

struct StoredVersion
{
    qint64 id = 0; ///< the "package id" of the REST API
    ScopeId project = 0;
    Coordinates coordinates;
    QString canonicalName; ///< Format::canonicalName of the name
    Status status = Status::Default;
    QString statusMessage; ///< why it is in Status::Error, or the deprecation, or why it is hidden
    QString note; ///< of the people who look after it, for each other
    QByteArray metadata; ///< JSON object that its format wrote; empty where there is none
    QStringList tags; ///< for example npm's dist-tags that point here
    QString publisher; ///< name of the token that published it
    Origin origin{Origin::Kind::Unknown};
    QDateTime created;
    QDateTime lastDownloaded; ///< invalid when never
    QList<StoredFile> files; ///< newest last; of several with one name the last one is served
};

} // namespace packhouse
