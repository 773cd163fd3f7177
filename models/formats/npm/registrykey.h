// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundedcache.h"
#include "core/packagereader.h"

#include <memory>
#include <mutex>

namespace packhouse::npm {

/// An ECDSA key (P-256) of the registry's own. Its public half tells clients that what they
/// installed is what this registry has of it. Safe from any thread.
/// protocol: npm's registry signatures: "-/npm/v1/keys" and "dist.signatures" of a packument
class RegistryKey
{
public:
    /// The key of a folder that nobody else can look into; made when there is none, private from
    /// its first byte on. Corrupt when what is there is no such key; what the disk says.
    static Result<std::shared_ptr<const RegistryKey>> of(const QString &folder);
    ~RegistryKey();
    Q_DISABLE_COPY_MOVE(RegistryKey)

    const QByteArray &id() const { return m_id; } ///< "SHA256:…", of the public key
    const QByteArray &publicKey() const { return m_public; } ///< its DER in base64
    /// In base64, as its DER. Internal.
    Result<QByteArray> sign(QByteArrayView message) const;

private:
    struct Held;
    explicit RegistryKey(std::unique_ptr<Held> held);

    std::unique_ptr<Held> m_held;
    QByteArray m_id;
    QByteArray m_public;
};

/// The keys of the stores that are open, and what they signed lately: a signature is another one
/// each time it is made, and documents should not differ for that. Safe from any thread.
class Signatures
{
public:
    Result<std::shared_ptr<const RegistryKey>> key(const PackageReader &store);
    /// What "dist.signatures" holds for a message; empty where it cannot be signed.
    QByteArray of(const RegistryKey &key, const QByteArray &message);

private:
    static constexpr qint64 MostBytes = qint64(8) << 20;

    std::mutex m_mutex;
    QHash<QString, std::shared_ptr<const RegistryKey>> m_keys; ///< by the store's private folder
    BoundedCache<QByteArray, QByteArray> m_made{MostBytes}; ///< by key and message
};

} // namespace packhouse::npm
