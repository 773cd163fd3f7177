// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "formats/formatlist.h"
#include "formats/latest.h"
#include "remotes/gitlab/gitlabapi.h"
#include "remotes/gitlab/gitlabhashes.h"

#include <QHash>

// How versions, which is what a registry lists, become rows of packages, which is what is shown.
namespace packhouse {

/// A row for each package, in the order in which it was first seen. \a hits: which version and
/// file has what was looked for, by version.
QList<PackageRow> rowsOf(const FormatList &formats, const QList<RemoteVersion> &versions,
                         const QHash<qint64, RemoteHit> &hits);

/// As the type's own rule is asked what the latest of them is.
LatestCandidate candidateOf(const RemoteVersion &version);
QList<LatestCandidate> candidatesOf(const QList<RemoteVersion> &versions);

/// Names decide where the key does not.
void sortRows(QList<PackageRow> &rows, SortKey sort, bool descending);

/// Enough to tell packages apart that were listed before.
quint64 digestOf(const PackageKey &key);

} // namespace packhouse
