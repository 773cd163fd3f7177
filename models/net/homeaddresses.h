// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>

namespace packhouse {

/// At which private addresses the homes of requests were reached. A name's owner decides what it
/// means, and may change that: a home that was reached at a public address is not believed to have
/// moved into a private network. Not for several threads.
class HomeAddresses
{
public:
    /// \a home: its origin.
    void reached(const QByteArray &home, const QHostAddress &address, bool isPublic)
    {
        const auto known = m_addresses.find(home);
        if (known == m_addresses.end() && m_addresses.size() < MostKept)
            m_addresses.insert(home, isPublic ? QHostAddress() : address);
        else if (known != m_addresses.end() && !known->isNull())
            *known = isPublic ? QHostAddress() : address;
    }

    bool isAt(const QByteArray &home, const QHostAddress &address) const
    {
        const auto known = m_addresses.find(home);
        return known != m_addresses.end() && !known->isNull() && known->isEqual(address);
    }

private:
    static constexpr qsizetype MostKept = 1'000; // homes are what somebody named

    QHash<QByteArray, QHostAddress> m_addresses; ///< null: once a public one
};

} // namespace packhouse
