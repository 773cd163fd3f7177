// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy.h"

#include <QHash>

namespace packhouse {

/// The patterns that cover a name ("@acme/*"), longest first.
QStringList namespacesOf(const QString &canonicalName);

/// All reservations at one moment, for whoever asks about many names: Store::reservation() without
/// a question to the database for each.
class ReservationTable
{
public:
    explicit ReservationTable(const QList<Reservation> &all);

    /// The name's own, else that of its longest namespace.
    std::optional<Reservation> find(const FormatId &type, const QString &canonicalName) const;

private:
    QHash<std::pair<FormatId, QString>, Reservation> m_all;
};

} // namespace packhouse
