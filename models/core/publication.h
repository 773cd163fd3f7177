// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/staging.h"
#include "core/token.h"

#include <vector>

namespace packhouse {

/// A file's part of a document over a whole project (a chart index, an apt index): rendered once,
/// when the file is published, so that the document is a concatenation and costs no parsing.
struct Fragment
{
    QString collection; ///< the documents that it belongs to: a channel, "bookworm/main/amd64" …
    QByteArray key; ///< the order within the document
    QByteArray text;
};

/// Something a publish brings: a name and its staged, finished bytes.
struct NewFile
{
    QString name;
    std::unique_ptr<StagedBlob> blob;
    QByteArray metadata; ///< JSON object, or empty
    QList<Fragment> fragments;
};

/// A dependency of a version, as far as names go; ranges are its format's business.
struct Dependency
{
    QString canonicalName;
    QString range;
};

/// What makes a publish a duplicate.
enum class DuplicateUnit {
    Version, ///< the version exists (npm)
    File, ///< the version has a file of that name (PyPI, generic, Maven)
    None, ///< nothing does (Maven's snapshots)
};

/// Everything that one publish changes; it happens whole or not at all.
struct Publication
{
    Scope project;
    Coordinates coordinates;
    std::vector<NewFile> files;
    QByteArray metadata; ///< of the version; replaces what is there unless empty
    std::optional<Status> status; ///< unset: newStatus for a new version, unchanged for an old one
    Status newStatus = Status::Default; ///< Processing where a version comes in several requests
    QString statusMessage;
    QStringList tags; ///< move to this version
    QList<Dependency> dependencies;
    QString description; ///< one line, for lists
    DuplicateUnit duplicateUnit = DuplicateUnit::Version;
    bool identicalIsFine = false; ///< a file of that name with the same bytes is no duplicate
    Origin origin; ///< of a new version
    bool intoExisting = false; ///< imported into a name of ours all the same
    bool newestWins = false; ///< no file is a duplicate: the type's protocol replaces them
    QString part; ///< of the project, where its type has some; see Publishing::parts()
    Caller actor;
};

/// The change of one version that is not a publish.
struct VersionChange
{
    std::optional<Status> status;
    std::optional<QString> statusMessage;
    std::optional<QByteArray> metadata;
};

} // namespace packhouse
