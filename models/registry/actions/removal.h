// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/actions/context.h"
#include "registry/actions/parts.h"

namespace packhouse {

/// Where the embedded registry's plans run.
inline const QString EmbeddedId = QStringLiteral("embedded");

/// As PackageSource has it.
Result<RemovalPlan> planRemoval(const RegistryContext &context, const QList<RemovalItem> &items,
                                bool probe);

/// Whether all that a plan was made with still holds; asked before any of it is done. Forbidden,
/// Conflict.
Result<void> checkRemoval(const RegistryContext &context, const RemovalPlan &plan);

/// Deletes one package of a plan as the plan says: first reserves and stops forwarding, then
/// deletes. \a goOn is called between parts of many versions, and answers false to stop
/// (Cancelled); what went by then is in the trash.
Result<RemovalOutcome> removePlanned(const RegistryContext &context, const RemovalPlan &plan,
                                     const PlannedPackage &package, const GoOn &goOn = {});

} // namespace packhouse
