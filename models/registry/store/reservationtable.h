// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/token.h"

#include <QHash>

namespace packhouse {

/// The patterns that cover a name ("@acme/*"), longest first.
QStringList namespacesOf(const QString &canonicalName);

/// Whether what an owner has kept for himself holds for whoever asks at \a at. The instance's own
/// is for everybody, but what was kept of 0.1 is for every token only, as it came from any project.
/// A project's, of what is not its group's, is for its own address alone. A group's is for all
/// addresses below it, and at the instance for callers with a right in it.
/// Strangers to the place that they ask learn of nothing but what was never a secret: what was
/// reserved by hand, namespaces, and names that everybody could read once.
bool acts(const Reservation &row, const Scope &at, const Caller &asker);

/// What several rows that act come to. In each group the name's own comes before its namespaces,
/// what was said by hand before what happened, the group's before the instance's; and where several
/// groups are asked, one that keeps the name back is enough.
std::optional<Reservation> decisive(const QList<Reservation> &acting, const QString &canonicalName);

/// All reservations at one moment, for whoever asks about many names: Store::reservation() without
/// a question to the database for each.
class ReservationTable
{
public:
    explicit ReservationTable(const QList<Reservation> &all);

    std::optional<Reservation> find(const Scope &at, const Caller &asker, const FormatId &type,
                                    const QString &canonicalName) const;

private:
    QMultiHash<std::pair<FormatId, QString>, Reservation> m_all;
};

} // namespace packhouse
