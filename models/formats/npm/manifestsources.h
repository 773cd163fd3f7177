// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientoutlook.h"

namespace packhouse::npm {

/// What a project's own package.json (its workspaces' root's, too) and pnpm-workspace.yaml say of a
/// package other than which versions of it: an address, another package in its place. A row each,
/// called "npm by package.json". None where the registry is asked for it as for any other.
/// protocol: npm's documentation, "package.json", dependencies and overrides; pnpm's "overrides";
/// Yarn's "resolutions"
QList<ClientOutlook> manifestRows(const ClientQuestion &question, const ClientPlaces &places);

} // namespace packhouse::npm
