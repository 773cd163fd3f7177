// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QString>

#include <chrono>
#include <memory>
#include <mutex>

class QTemporaryDir;

namespace packhouse::debian {

/// Makes and uses OpenPGP keys in a home folder of its own, never the user's keyring. Secret keys
/// stay in that folder. Safe from any thread. Its agent ends with it. Errors of all: Timeout; Busy
/// when there is no memory or no thread for it; what the disk says; else what gpg says.
class Signer
{
public:
    /// \a longest: how long gpg may take for one thing before it is ended (Timeout), and then how
    /// long it is not tried again: those who wait in line would each wait as long. Elsewhere than
    /// on Linux it is only given up, and that when it says something.
    explicit Signer(const QString &home,
                    std::chrono::milliseconds longest = std::chrono::seconds(10));
    ~Signer();

    // What is signed is dated with the time that is given, never with the system's own, but never
    // before its key: nobody would take that.

    /// A new key that only signs and never expires; its fingerprint in hex.
    Result<QByteArray> makeKey(const QString &owner, const QDateTime &at);
    /// A secret key that is brought, without a passphrase. InvalidFile: it is none, or cannot sign.
    Result<QByteArray> takeKey(const QByteArray &armoured, const QDateTime &at);
    /// When the key was made; signatures are younger.
    Result<QDateTime> made(const QByteArray &fingerprint);
    Result<QByteArray> publicKey(const QByteArray &fingerprint); ///< armoured
    Result<void> removeKey(const QByteArray &fingerprint);

    struct Signatures
    {
        QByteArray inRelease; ///< the text with its signature around it
        QByteArray detached; ///< armoured
    };
    /// Whether the key is there and signs, whatever was read of it before. Errors: of sign().
    Result<void> tryKey(const QByteArray &fingerprint, const QDateTime &at);
    Result<Signatures> sign(const QByteArray &fingerprint, const QByteArray &text,
                            const QDateTime &at);

private:
    struct Session;
    void setTime(const QDateTime &at) const;
    void closeHome() const;

    const std::chrono::milliseconds m_longest;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_restsUntil; ///< gpg did not come to an end before
    std::unique_ptr<QTemporaryDir> m_short; ///< holds a link where the path is too long for sockets
    QByteArray m_home;
    QHash<QByteArray, QDateTime> m_made; ///< by fingerprint
};

/// False for an error of a Signer that says nothing of the key: it could not be tried.
bool isOfTheKey(const Error &error);

} // namespace packhouse::debian
