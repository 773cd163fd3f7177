// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <compare>

namespace packhouse::maven {

/// Maven's own order of versions, as its tools compute it: parts split at dots, hyphens and
/// between digits and letters, with alpha < beta < milestone < rc < snapshot < release < sp.
/// protocol: Maven version order
std::weak_ordering compareVersions(QStringView version, QStringView other);

/// True for snapshots and for what comes before a release by its qualifier (alpha, beta, rc …).
bool isPrerelease(QStringView version);

} // namespace packhouse::maven
