// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/sessionvault.h"

namespace packhouse {

namespace {

template<typename T>
QFuture<Result<T>> ready(Result<T> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

} // namespace

QFuture<Result<void>> SessionVault::store(const QString &key, const QString &secret)
{
    m_secrets.insert(key, secret);
    return ready<void>({});
}

QFuture<Result<QString>> SessionVault::read(const QString &key)
{
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.constEnd())
        return ready<QString>(
            fail(ErrorCode::NotFound, Text::of("The keychain has no entry of that name.")));
    return ready<QString>(*found);
}

QFuture<Result<void>> SessionVault::remove(const QString &key)
{
    m_secrets.remove(key);
    return ready<void>({});
}

} // namespace packhouse
