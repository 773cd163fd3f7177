// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/ownerknock.h"

#include "core/hashes.h"
#include "core/randomkey.h"

#include <QList>
#include <QMessageAuthenticationCode>

namespace packhouse {

QByteArray ownerProof(const QByteArray &key, const char *side, const QByteArray &callersNonce,
                      const QByteArray &registrysNonce, const QByteArray &address)
{
    const QByteArrayList parts{side, callersNonce, registrysNonce, address};
    return QMessageAuthenticationCode::hash(parts.join('\n'), key, QCryptographicHash::Sha256)
        .toHex();
}

OwnerKnock::OwnerKnock(QByteArray key, QByteArray address)
    : m_key(std::move(key)), m_address(std::move(address)), m_nonce(randomKey().toHex())
{}

bool OwnerKnock::proves(const OwnerGreeting &greeting) const
{
    return equalInConstantTime(greeting.proof,
                               ownerProof(m_key, "registry", m_nonce, greeting.nonce, m_address));
}

QByteArray OwnerKnock::authorization(const OwnerGreeting &greeting) const
{
    const QByteArrayList parts{m_nonce, greeting.nonce,
                               ownerProof(m_key, "caller", m_nonce, greeting.nonce, m_address)};
    return OwnerScheme.toByteArray() + ' ' + parts.join(OwnerSeparator);
}

} // namespace packhouse
