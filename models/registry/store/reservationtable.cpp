// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/reservationtable.h"

using namespace Qt::StringLiterals;

namespace packhouse {

QStringList namespacesOf(const QString &canonicalName)
{
    QStringList patterns;
    for (qsizetype i = canonicalName.size() - 2; i >= 0; --i) {
        if (u"/.:-"_s.contains(canonicalName[i]))
            patterns << canonicalName.left(i + 1) + u'*';
    }
    return patterns;
}

ReservationTable::ReservationTable(const QList<Reservation> &all)
{
    m_all.reserve(all.size());
    for (const Reservation &one : all)
        m_all.insert({one.type, one.canonicalName}, one);
}

std::optional<Reservation> ReservationTable::find(const FormatId &type,
                                                  const QString &canonicalName) const
{
    const auto own = m_all.constFind({type, canonicalName});
    if (own != m_all.constEnd())
        return *own;
    for (const QString &pattern : namespacesOf(canonicalName)) {
        const auto found = m_all.constFind({type, pattern});
        if (found != m_all.constEnd())
            return *found;
    }
    return std::nullopt;
}

} // namespace packhouse
