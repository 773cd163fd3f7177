// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/result.h"

namespace packhouse {

/// What one client of this computer would get of a name after its deletion, as somebody agreed to
/// it: a row of the table "After this deletion", which the plan stands on.
struct ClientAnswer
{
    /// The worse, the greater.
    enum class Opens { Nothing, NotKnown, ToStrangers };

    PackageKey key; ///< of what would be deleted
    QString project; ///< the folder whose own settings count, too; empty: none
    QString client;
    Opens opens = Opens::NotKnown;
    Text gets;
    Text from; ///< whom it asks
    Text saidBy; ///< the file and line, or the variable

    bool operator==(const ClientAnswer &) const = default;
};

/// What a deletion is at least where a client here would get a stranger's.
inline constexpr Risk RiskWithStrangers = Risk::High;

/// The evidence as it is with what this computer's clients would get: where a stranger's, neither
/// risk nor headline is milder than that.
Evidence withClients(Evidence evidence, const QList<ClientAnswer> &clients);

/// Conflict when a client would get something worse \a now than was \a shown, or as bad from
/// somebody else. A client that is new is held against "not known".
Result<void> checkClients(const QList<ClientAnswer> &shown, const QList<ClientAnswer> &now);

} // namespace packhouse
