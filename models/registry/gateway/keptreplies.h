// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/gateway/endpoint.h"

#include <atomic>

namespace packhouse {

/// What a kept reply was made for; two requests that are equal in all of it get the same reply.
struct ReplyKey
{
    QByteArrayView target; ///< raw, with the query
    QByteArrayView host;
    QByteArrayView accept;
    QByteArrayView reach; ///< Caller::reachKey()
    bool tls = false;
    quint64 root = 0; ///< OwnRoot::serial; 0: the main address
};

/// Replies that can be given again without asking anything, until one of their generations moves.
/// Bounded by bytes and count; looking up never waits for long: shards, each with a lock of its
/// own.
class KeptReplies
{
public:
    explicit KeptReplies(qint64 mostBytes = 16 * 1024 * 1024);
    ~KeptReplies();

    /// nullptr: none, or one that is no longer right, or that a token of \a kind may not have.
    std::shared_ptr<const Reply> find(const ReplyKey &key, std::optional<TokenKind> kind);
    void keep(const ReplyKey &key, TokenKinds kinds, std::shared_ptr<const Reply> reply);
    qsizetype count() const;
    qint64 bytes() const;
    quint64 hits() const;

private:
    struct Shard;
    Shard &shardOf(size_t hash) const;
    void makeRoom(size_t hash, qint64 wanted);

    static constexpr size_t ShardCount = 16;
    const qint64 m_mostBytes;
    std::atomic<qint64> m_bytes{0};
    std::unique_ptr<Shard[]> m_shards;
};

} // namespace packhouse
