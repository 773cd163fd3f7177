// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/actions/context.h"

namespace packhouse {

/// As PackageSource has it.
Result<ChangePlan> planChange(const RegistryContext &context, const QList<ChangeItem> &items,
                              const VersionAct &act);

/// Whether everything is as the plan shows it; asked before any of it is done. Forbidden, Conflict.
/// With what clients get that name no version as it is now.
Result<ChangePlan> withLatest(const RegistryContext &context, ChangePlan plan);
Result<void> checkChange(const RegistryContext &context, const ChangePlan &plan);

/// Changes one package of a plan as the plan says, all of it or nothing.
Result<void> changePlanned(const RegistryContext &context, const ChangePlan &plan,
                           const ChangedPackage &package);

} // namespace packhouse
