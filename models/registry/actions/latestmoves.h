// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "formats/latest.h"
#include "registry/actions/context.h"

namespace packhouse {

// What the type's own rule says of versions, however they are told.
LatestCandidate candidateOf(const VersionRow &row);
LatestCandidate candidateOf(const StoredVersion &version);

/// What becomes of the latest of each package when these come back from the trash, where it moves.
Result<QList<PackageLatest>> latestMoves(const RegistryContext &context,
                                         const QList<PlannedEntry> &restored);

/// What clients get now that name no version of a package.
struct NamedLatest
{
    PackageKey key;
    QString latest;
};
/// Of each package that has one of these, in their order.
Result<QList<NamedLatest>> latestNow(const RegistryContext &context,
                                     const QList<PlannedEntry> &entries);

} // namespace packhouse
