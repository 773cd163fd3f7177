// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/actions/context.h"
#include "registry/actions/parts.h"

namespace packhouse {

/// Where the embedded registry's plans run.
inline const QString EmbeddedId = QStringLiteral("embedded");

/// As PackageSource has it. \a goOn counts packages; before it is known how many they are, 0 of 0.
Result<RemovalPlan> planRemoval(const RegistryContext &context, const RemovalChoice &choice,
                                bool probe, const GoOn &goOn = {});

/// Whether all that a plan was made with still holds; asked before any of it is done. Forbidden,
/// Conflict.
Result<void> checkRemoval(const RegistryContext &context, const RemovalPlan &plan,
                          const GoOn &goOn = {});

/// Deletes one package of a plan as the plan says: first reserves and stops forwarding, then
/// deletes. \a goOn is called between parts of many versions, and answers false to stop
/// (Cancelled); what went by then is in the trash.
Result<RemovalOutcome> removePlanned(const RegistryContext &context, const RemovalPlan &plan,
                                     const PlannedPackage &package, const GoOn &goOn = {});

/// All packages of the plan, which has few versions and is not for good, at once: where one cannot
/// go, none goes.
Result<QList<RemovalOutcome>> removeTogether(const RegistryContext &context,
                                             const RemovalPlan &plan);

} // namespace packhouse
