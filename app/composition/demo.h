// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/registry.h"

namespace packhouse {

/// Fills an empty data directory with packages that it makes itself, of many ages, in several
/// groups and projects, with duplicates, reservations, tokens, downloads and something in the
/// trash. Conflict when there is a package or a project already; the errors of Registry::open().
Result<void> fillWithDemo(const QString &directory, const FormatList &formats, const Clock &clock);
/// It was filled that way, so that nobody's real packages are in it.
bool isDemo(const QString &directory);

} // namespace packhouse
