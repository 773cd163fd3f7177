// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/actions/context.h"

#include <functional>

namespace packhouse {

using GoOn = std::function<bool(qint64 done, qint64 total)>;

/// What deleting the plan's items would expose. \a probe: ask the upstream too, which tells it the
/// name. NotFound when an item is not there.
Result<Evidence> removalEvidence(const RegistryContext &context, const RemovalPlan &plan,
                                 bool probe);

/// Deletes one item of a plan as the plan says: first reserves and stops forwarding, then deletes.
/// Answers how many versions went. \a goOn is called between parts of many versions, and answers
/// false to stop (Cancelled); what went by then is in the trash.
Result<int> removeItem(const RegistryContext &context, const RemovalPlan &plan,
                       const RemovalItem &item, const GoOn &goOn = {});

using VersionIds = QList<qint64>;
/// Works through many versions in parts; Cancelled when \a goOn says so. \a what is done to them,
/// for the error: "deleted".
Result<void> inParts(const VersionIds &ids, const Text &what, const GoOn &goOn,
                     const std::function<Result<void>(const VersionIds &)> &work);

} // namespace packhouse
