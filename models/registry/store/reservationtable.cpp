// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/reservationtable.h"

#include <QSet>

#include <algorithm>
#include <tuple>

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

bool acts(const Reservation &row, const Scope &at, const Caller &asker)
{
    if (row.scope == InstanceScope)
        return row.by != ReservedBy::Earlier || row.wasOpen || !asker.anonymous();
    const QString place = topLevelOf(at.path);
    if (row.scopePath.contains(u'/')) // a project's own, which is nobody's above
        return at.path == row.scopePath && (asker.hasRightBelow(place) || row.wasOpen);
    if (at.level != Level::Instance && place != row.scopePath && !row.sharedWith.contains(place))
        return false;
    const auto reaches = [&](const QString &group) { return asker.hasRightBelow(group); };
    const bool isSecret = (row.by == ReservedBy::Publish || row.by == ReservedBy::Assignment)
                          && !row.wasOpen;
    if (at.level != Level::Instance)
        return reaches(place) || !isSecret;
    return reaches(row.scopePath)
           || std::any_of(row.sharedWith.begin(), row.sharedWith.end(), reaches)
           || (!reaches(place) && !isSecret);
}

/// The first of them for a group, or without one for the instance.
static const Reservation *first(const QList<Reservation> &acting, ScopeId group,
                                const QString &canonicalName)
{
    const auto rank = [&](const Reservation &row) {
        return std::tuple(row.canonicalName == canonicalName, row.canonicalName.size(),
                          row.by == ReservedBy::Hand, row.scope != InstanceScope);
    };
    const Reservation *best = nullptr;
    for (const Reservation &row : acting) {
        const bool concerned = row.scope == group || row.scope == InstanceScope;
        if (concerned && (!best || rank(row) > rank(*best)))
            best = &row;
    }
    return best;
}

std::optional<Reservation> decisive(const QList<Reservation> &acting, const QString &canonicalName)
{
    QSet<ScopeId> groups;
    for (const Reservation &row : acting) {
        if (row.scope != InstanceScope)
            groups.insert(row.scope);
    }
    if (groups.isEmpty() && !acting.isEmpty())
        groups.insert(InstanceScope);
    const Reservation *decides = nullptr;
    for (const ScopeId group : std::as_const(groups)) {
        const Reservation *one = first(acting, group, canonicalName);
        if (!decides || !one->allowForwarding)
            decides = one;
    }
    return decides ? std::optional(*decides) : std::nullopt;
}

ReservationTable::ReservationTable(const QList<Reservation> &all)
{
    m_all.reserve(all.size());
    for (const Reservation &one : all)
        m_all.insert({one.type, one.canonicalName}, one);
}

std::optional<Reservation> ReservationTable::find(const Scope &at, const Caller &asker,
                                                  const FormatId &type,
                                                  const QString &canonicalName) const
{
    QList<Reservation> acting;
    for (const QString &name : QStringList(canonicalName) + namespacesOf(canonicalName)) {
        const auto [from, to] = m_all.equal_range({type, name});
        std::copy_if(from, to, std::back_inserter(acting),
                     [&](const Reservation &row) { return acts(row, at, asker); });
    }
    return decisive(acting, canonicalName);
}

} // namespace packhouse
