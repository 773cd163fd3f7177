// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientplaces.h"

#include <optional>

namespace packhouse::npm {

/// The folder whose .npmrc and lock npm counts as the project's: the nearest one with a
/// package.json, or the root of the workspaces that have it. Empty where no project is given.
/// protocol: npm's documentation, "npmrc" and "workspaces"
QString npmFolder(const ClientPlaces &places);

/// The same for pnpm: the nearest one with a pnpm-workspace.yaml, else the project itself.
QString pnpmFolder(const ClientPlaces &places);

/// The folders of the workspaces that \a root's package.json names; nothing: there are more folders
/// than are looked at.
std::optional<QStringList> memberFolders(const ClientPlaces &places, const QString &root);

/// Whether a folder is one of those that the patterns of "workspaces" name; both without "./".
bool isWorkspace(const QStringList &patterns, const QString &folder);

} // namespace packhouse::npm
