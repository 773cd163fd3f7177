// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/context.h"

namespace packhouse {

/// What deleting the plan's items would expose. \a probe: ask the upstream too, which tells it the
/// name. NotFound when an item is not there.
Result<Evidence> removalEvidence(const RegistryContext &context, const RemovalPlan &plan,
                                 bool probe);

/// Deletes one item of a plan as the plan says: first reserves and stops forwarding, then deletes.
/// Answers how many versions went.
Result<int> removeItem(const RegistryContext &context, const RemovalPlan &plan,
                       const RemovalItem &item);

} // namespace packhouse
