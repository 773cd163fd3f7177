// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "registry/actions/context.h"
#include "registry/actions/parts.h"

namespace packhouse {

// What is done with the trash: planned, shown, and then exactly that, whichever door it comes
// through.

/// The entries of those numbers as they are. NotFound when one is not in the trash; the errors of
/// Store::restore() where one could not come back.
Result<RestorePlan> planRestore(const RegistryContext &context, const QList<qint64> &numbers,
                                bool intoExisting);
/// Of entries that were looked at: Conflict when one of them is not there any more.
Result<RestorePlan> planRestore(const RegistryContext &context, const QList<PlannedEntry> &entries);
Result<PurgePlan> planPurge(const RegistryContext &context, const QList<qint64> &numbers);
/// Of all that is in the trash.
Result<PurgePlan> planPurge(const RegistryContext &context);

/// Whether all of it is in the trash as it was shown; asked before any of it is done. Conflict.
Result<void> checkEntries(const RegistryContext &context, const QList<PlannedEntry> &entries);
/// The same, and whether it may come back.
Result<void> checkRestore(const RegistryContext &context, const RestorePlan &plan);
/// Whether what was shown beside is as it was: the latest of each package, whose its name is.
Result<void> checkShown(const RegistryContext &context, const RestorePlan &plan);
Result<void> checkPurge(const RegistryContext &context, const PurgePlan &plan);

/// Does what is asked, without asking first whether all of it is there.
Result<TrashOutcome> restorePlanned(const RegistryContext &context, const RestorePlan &plan,
                                    const GoOn &goOn = {});
Result<TrashOutcome> purgePlanned(const RegistryContext &context, const PurgePlan &plan,
                                  const GoOn &goOn = {});

} // namespace packhouse
