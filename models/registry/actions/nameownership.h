// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"

namespace packhouse {

class Format;
class Store;

/// What \a actor, who publishes a name to \a project, has to know of whose it is above: the address
/// of a group gives it out from another project. Tells of no project that he may not read, beyond
/// that the name is taken in his own group. Empty: nothing.
Text servedElsewhere(const Store &store, const Format &format, const Scope &project,
                     const QString &canonicalName, const Caller &actor);

/// Which other project has a package of that name, for whoever is about to publish it: of those
/// that \a actor may read, those of the same top-level group first. Empty: none.
Text alsoIn(const Store &store, const Format &format, const Scope &project,
            const QString &canonicalName, const Caller &actor);

/// What keeps a name of a project from elsewhere, at the address of its top-level group as well.
/// What holds at the project's own address alone (Store::isUpstreamName()) is no comfort to
/// anybody.
std::optional<Reservation> reservationAbove(const Store &store, const Scope &project,
                                            const Caller &actor, const FormatId &type,
                                            const QString &canonicalName);

} // namespace packhouse
