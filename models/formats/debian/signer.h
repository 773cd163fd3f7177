// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <mutex>

class QTemporaryDir;

namespace packhouse::debian {

/// Makes and uses OpenPGP keys in a home folder of its own, never the user's keyring. Secret keys
/// stay in that folder. Safe from any thread. Its agent ends with it.
class Signer
{
public:
    explicit Signer(const QString &home);
    ~Signer();

    /// A new key that only signs and never expires; its fingerprint in hex.
    Result<QByteArray> makeKey(const QString &owner);
    /// A secret key that is brought, without a passphrase. InvalidFile: it is none, or cannot sign.
    Result<QByteArray> takeKey(const QByteArray &armoured);
    Result<QByteArray> publicKey(const QByteArray &fingerprint); ///< armoured
    Result<void> removeKey(const QByteArray &fingerprint);

    struct Signatures
    {
        QByteArray inRelease; ///< the text with its signature around it
        QByteArray detached; ///< armoured
    };
    Result<Signatures> sign(const QByteArray &fingerprint, const QByteArray &text);

private:
    struct Session;
    std::mutex m_mutex;
    std::unique_ptr<QTemporaryDir> m_short; ///< holds a link where the path is too long for sockets
    QByteArray m_home;
};

} // namespace packhouse::debian
