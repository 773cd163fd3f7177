// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/ownerknock.h"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>

namespace packhouse {

/// The registry's side of the owner's door. Both sides know a key from a file that only this
/// computer's own user can read; it never travels. First the registry proves that it knows it, so
/// that nobody else at its address is told anything; then the caller does. Each proof holds for one
/// pair of nonces, one side and the registry's address. Safe from any thread.
class OwnerDoor
{
public:
    explicit OwnerDoor(QByteArray key);

    /// As the file tells it; nothing opens before.
    void setAddress(const QByteArray &address);
    /// Nothing for what is no nonce. Keeps nothing: whoever likes may ask.
    std::optional<OwnerGreeting> greet(const QByteArray &callersNonce) const;
    /// Whether the credential that OwnerKnock made for a greeting is right. Each opens once, within
    /// a minute.
    bool opens(QByteArrayView credential);

private:
    using Time = std::chrono::steady_clock::time_point;

    QByteArray nonceOf(qint64 expires, const QByteArray &random) const;
    std::optional<Time> freshUntil(const QByteArray &nonce) const;
    QByteArray address() const;

    const QByteArray m_key;
    const QByteArray m_nonceKey;
    mutable std::mutex m_mutex;
    QByteArray m_address;
    std::map<QByteArray, Time> m_used; ///< by nonce; only those that were used with a right proof
};

} // namespace packhouse
