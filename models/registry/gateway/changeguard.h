// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/conditions.h"
#include "registry/store/precondition.h"

namespace packhouse {

/// The conditions of a request that changes something (RFC 9110, 13). Asked twice: of what a GET of
/// the same address answers, before the body is taken; and by the store, inside the transaction, of
/// the files that a publish would replace. What removes or changes something else is asked about
/// only the first time, so that another change may come in between. For one request; not to be
/// moved.
class ChangeGuard
{
public:
    explicit ChangeGuard(Conditions conditions) : m_conditions(std::move(conditions)) {}
    Q_DISABLE_COPY_MOVE(ChangeGuard)

    /// False when they do not hold for what is at the address now.
    bool permits(const Reply &current);
    /// Holds for what the handler publishes; refers to the guard.
    Precondition precondition();
    /// The store has refused the publish when it was last asked.
    bool refused() const { return m_refused; }

    static Reply refusal();

private:
    bool allowReplacing(const QList<Replaced> &replaced);

    Conditions m_conditions;
    bool m_refused = false;
};

} // namespace packhouse
