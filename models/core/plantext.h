// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"

namespace packhouse {

/// What goes, or went: how much of each kind.
struct Amount
{
    qint64 versions = 0; ///< whole
    qint64 files = 0; ///< out of versions that stay
    qint64 packages = 1;
    QString name = {}; ///< of the one package
    QString version = {}; ///< the one of it
    QString place = {}; ///< its project, where others have a package of that name
};

/// "tool 1.0", "4 versions of tool", "6 files of 2 packages", "2 versions and 1 file of tool": the
/// same words for a plan, for the work and for what came of it.
Text textOf(const Amount &amount);

Amount amountOf(const PlannedPackage &package);
Amount amountOf(const RemovalPlan &plan);

} // namespace packhouse
