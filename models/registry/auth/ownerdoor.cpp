// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/ownerdoor.h"

#include "core/hashes.h"
#include "core/randomkey.h"

#include <QList>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace packhouse {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr auto NonceLifetime = 60s;
constexpr qsizetype NonceSize = 64; ///< hexadecimal digits of a caller's

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).toHex();
}

bool isCallersNonce(QByteArrayView nonce)
{
    return nonce.size() == NonceSize && std::all_of(nonce.begin(), nonce.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace

OwnerDoor::OwnerDoor(QByteArray key) : m_key(std::move(key)), m_nonceKey(randomKey()) {}

void OwnerDoor::setAddress(const QByteArray &address)
{
    const std::lock_guard lock(m_mutex);
    m_address = address;
}

QByteArray OwnerDoor::address() const
{
    const std::lock_guard lock(m_mutex);
    return m_address;
}

// It tells by itself that it is ours and until when, so that asking for many costs no room here.
QByteArray OwnerDoor::nonceOf(qint64 expires, const QByteArray &random) const
{
    const QByteArray text = QByteArray::number(expires) + '-' + random;
    return text + '-' + hmac(m_nonceKey, text);
}

std::optional<OwnerDoor::Time> OwnerDoor::freshUntil(const QByteArray &nonce) const
{
    const QList<QByteArray> parts = nonce.split('-');
    if (parts.size() != 3 || !equalInConstantTime(nonce, nonceOf(parts[0].toLongLong(), parts[1])))
        return std::nullopt;
    const Time until{Time::duration(parts[0].toLongLong())};
    return until > steady_clock::now() ? std::optional(until) : std::nullopt;
}

std::optional<OwnerGreeting> OwnerDoor::greet(const QByteArray &callersNonce) const
{
    const QByteArray where = address();
    if (!isCallersNonce(callersNonce) || where.isEmpty())
        return std::nullopt;
    OwnerGreeting greeting;
    greeting.nonce = nonceOf((steady_clock::now() + NonceLifetime).time_since_epoch().count(),
                             randomKey().toHex());
    greeting.proof = ownerProof(m_key, "registry", callersNonce, greeting.nonce, where);
    return greeting;
}

bool OwnerDoor::opens(QByteArrayView credential)
{
    const QList<QByteArray> parts = credential.toByteArray().split(OwnerSeparator);
    const QByteArray where = address();
    if (parts.size() != 3 || where.isEmpty() || !isCallersNonce(parts[0]))
        return false;
    const std::optional<Time> until = freshUntil(parts[1]);
    if (!until
        || !equalInConstantTime(parts[2], ownerProof(m_key, "caller", parts[0], parts[1], where)))
        return false;
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_used,
                  [now = steady_clock::now()](const auto &used) { return used.second <= now; });
    return m_used.emplace(parts[1], *until).second;
}

} // namespace packhouse
