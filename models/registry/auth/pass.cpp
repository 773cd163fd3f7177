// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/auth/pass.h"

#include "core/hashes.h"

#include <QList>
#include <QMessageAuthenticationCode>

namespace packhouse {

namespace {

constexpr QByteArrayView Prefix = "phpass-";
constexpr qsizetype MostOfPass = 160; ///< bytes: prefix, two numbers, 64 hexadecimal digits

QByteArray claims(qint64 token, qint64 expires)
{
    return Prefix.toByteArray() + QByteArray::number(token) + '-' + QByteArray::number(expires);
}

QByteArray signatureOf(qint64 token, qint64 expires, QByteArrayView key)
{
    return QMessageAuthenticationCode::hash(claims(token, expires), key.toByteArray(),
                                            QCryptographicHash::Sha256)
        .toHex();
}

/// One spelling for each number, so that a pass has one too.
std::optional<qint64> number(const QByteArray &text)
{
    bool fine = false;
    const qint64 value = text.toLongLong(&fine);
    if (!fine || value <= 0 || QByteArray::number(value) != text)
        return std::nullopt;
    return value;
}

} // namespace

QByteArray Pass::write(qint64 token, qint64 expires, QByteArrayView key)
{
    return claims(token, expires) + '-' + signatureOf(token, expires, key);
}

std::optional<Pass> Pass::read(QByteArrayView text)
{
    if (!text.startsWith(Prefix) || text.size() > MostOfPass)
        return std::nullopt;
    const QList<QByteArray> parts = text.sliced(Prefix.size()).toByteArray().split('-');
    if (parts.size() != 3 || parts[2].size() != 64)
        return std::nullopt;
    const auto token = number(parts[0]);
    const auto expires = number(parts[1]);
    if (!token || !expires)
        return std::nullopt;
    return Pass{*token, *expires, parts[2]};
}

bool Pass::isSignedWith(QByteArrayView key) const
{
    return !key.isEmpty() && equalInConstantTime(signature, signatureOf(token, expires, key));
}

} // namespace packhouse
