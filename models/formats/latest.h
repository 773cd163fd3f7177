// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changeplan.h"
#include "formats/format.h"

namespace packhouse {

/// What "latest" is wherever it is told, of this registry, a remote or an upstream: a release
/// before what only leads to one, and then what the type's own order puts last. Anything is later
/// than an empty text.
inline bool isLater(const Format &format, const QString &version, const QString &other)
{
    if (other.isEmpty())
        return true;
    const bool leadsToOne = format.isPrerelease(version);
    if (leadsToOne != format.isPrerelease(other))
        return !leadsToOne;
    return format.compare(version, other) > 0;
}

/// One of the versions of a package.
struct LatestCandidate
{
    QString version;
    Status status = Status::Default;
    QStringList tags = {};
    VersionId id = {}; ///< as plans name it
};

inline const QString LatestTag = QStringLiteral("latest");

/// Whether clients take a version of that state that do not name it. One status stands for
/// different things: PyPI's yanked versions have what is another type's deprecated.
bool isTaken(const Format &format, Status status);

/// What clients get that name no version of the package: by the type's own rule, wherever it is
/// told (list, details, plans, command line, remotes). Empty where they always name one, or where
/// nothing is left that they would take.
QString latestOf(const Format &format, const QList<LatestCandidate> &versions);

/// What becomes of it by a change.
LatestMove latestMove(const Format &format, const QList<LatestCandidate> &versions,
                      const ChangedPackage &change);

/// What is called the latest of a package in lists: that, else the highest of what is there.
QString latestForLists(const Format &format, const QList<LatestCandidate> &versions);

} // namespace packhouse
