// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace packhouse {

/// What a registry answers to a nonce: a nonce of its own, and the proof that it knows the key.
struct OwnerGreeting
{
    QByteArray nonce;
    QByteArray proof;
};

/// The proof of one side, "registry" or "caller", for one pair of nonces and one address. The side
/// is part of it: what one has said proves nothing when the other repeats it.
QByteArray ownerProof(const QByteArray &key, const char *side, const QByteArray &callersNonce,
                      const QByteArray &registrysNonce, const QByteArray &address);

/// The caller's side of the owner's door, for one conversation.
class OwnerKnock
{
public:
    OwnerKnock(QByteArray key, QByteArray address);

    const QByteArray &nonce() const { return m_nonce; }
    /// Whether whoever answered knows the key. In constant time.
    bool proves(const OwnerGreeting &greeting) const;
    /// The value of Authorization. Only for a greeting that proves.
    QByteArray authorization(const OwnerGreeting &greeting) const;

private:
    const QByteArray m_key;
    const QByteArray m_address;
    const QByteArray m_nonce;
};

/// The scheme of Authorization that carries it.
inline constexpr QByteArrayView OwnerScheme = "Packhouse-Owner";
/// Between its parts.
inline constexpr char OwnerSeparator = '.';

} // namespace packhouse
