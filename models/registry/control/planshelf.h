// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "registry/actions/context.h"

#include <variant>

namespace packhouse {

/// What can be shown first and be run later.
using Plan = std::variant<RemovalPlan, RestorePlan, PurgePlan>;

const PlanHead &headOf(const Plan &plan);

/// Plans that were only shown, each a file of the data directory that this computer's user alone
/// can read, until they are run or too old.
class PlanShelf
{
public:
    explicit PlanShelf(const RegistryContext &context) : m_context(context) {}

    /// ReadOnly, StorageFull. What is too old goes.
    Result<void> keep(const Plan &plan) const;
    /// NotFound, Forbidden when it is not the actor's, Conflict when it is too old or of another
    /// version of Packhouse.
    Result<Plan> find(const QString &id) const;
    /// It was run.
    void drop(const QString &id) const;

private:
    Result<QString> folder() const;

    const RegistryContext &m_context;
};

} // namespace packhouse
