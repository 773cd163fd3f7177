// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/keptreplies.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace packhouse {

namespace {

constexpr qsizetype LongestKey = 4096;
constexpr size_t MostPerShard = 256;
constexpr unsigned ShardShift = 24; // the low bits choose the bucket

struct OwnedKey
{
    QByteArray target, host, accept, reach;
    bool tls = false;
    quint64 root = 0;
    size_t hash = 0;

    ReplyKey view() const { return {target, host, accept, reach, tls, root}; }
};

bool operator==(const ReplyKey &a, const ReplyKey &b)
{
    return a.tls == b.tls && a.root == b.root && a.target == b.target && a.host == b.host
           && a.accept == b.accept && a.reach == b.reach;
}

// One pass of the platform's hash with a seed of this process, so that nobody can aim at a bucket.
size_t hashOf(const ReplyKey &key)
{
    static const size_t seed = size_t(QHashSeed::globalSeed());
    size_t hash = qHashBits(key.target.data(), size_t(key.target.size()), seed);
    hash = qHashBits(key.host.data(), size_t(key.host.size()), hash);
    hash = qHashBits(key.accept.data(), size_t(key.accept.size()), hash);
    return qHashBits(key.reach.data(), size_t(key.reach.size()),
                     hash + (key.tls ? 1 : 0) + 2 * size_t(key.root));
}

// A key on its way to the table, hashed once for shard and bucket.
struct HashedKey
{
    const ReplyKey &key;
    size_t hash;
};

struct ReplyKeyHash
{
    using is_transparent = void;
    size_t operator()(const HashedKey &key) const { return key.hash; }
    size_t operator()(const OwnedKey &key) const { return key.hash; }
};

struct ReplyKeyEqual
{
    using is_transparent = void;
    bool operator()(const OwnedKey &a, const OwnedKey &b) const { return a.view() == b.view(); }
    bool operator()(const HashedKey &a, const OwnedKey &b) const { return a.key == b.view(); }
    bool operator()(const OwnedKey &a, const HashedKey &b) const { return a.view() == b.key; }
};

struct Kept
{
    std::shared_ptr<const Reply> reply;
    TokenKinds kinds = 0;
    qint64 bytes = 0;
    mutable std::atomic<quint64> used{0};
};

bool isFresh(const Reply &reply)
{
    return std::all_of(reply.freshWhile.begin(), reply.freshWhile.end(),
                       [](const auto &pair) { return pair.first->value() == pair.second; });
}

qint64 sizeOf(const ReplyKey &key, const Reply &reply)
{
    qint64 size = 512 + key.target.size() + key.host.size() + key.accept.size() + key.reach.size();
    for (const auto &[name, value] : reply.headers)
        size += name.size() + value.size();
    if (const auto *bytes = std::get_if<QByteArray>(&reply.body))
        size += bytes->size();
    else if (const auto *document = std::get_if<DocumentPtr>(&reply.body))
        size += (*document)->bytes.size() + (*document)->gzip.size();
    return size;
}

} // namespace

struct alignas(64) KeptReplies::Shard
{
    std::shared_mutex mutex;
    std::unordered_map<OwnedKey, std::shared_ptr<const Kept>, ReplyKeyHash, ReplyKeyEqual> entries;
    std::atomic<quint64> clock{1};
    std::atomic<quint64> hits{0};

    // Both with the lock held alone; they answer how many bytes became free.
    qint64 dropStale()
    {
        qint64 freed = 0;
        for (auto entry = entries.begin(); entry != entries.end();) {
            if (isFresh(*entry->second->reply)) {
                ++entry;
            } else {
                freed += entry->second->bytes;
                entry = entries.erase(entry);
            }
        }
        return freed;
    }
    qint64 dropOldest(qint64 wanted, size_t mostEntries)
    {
        qint64 freed = 0;
        while (!entries.empty() && (freed < wanted || entries.size() > mostEntries)) {
            const auto oldest = std::min_element(
                entries.begin(), entries.end(), [](const auto &a, const auto &b) {
                    return a.second->used.load(std::memory_order_relaxed)
                           < b.second->used.load(std::memory_order_relaxed);
                });
            freed += oldest->second->bytes;
            entries.erase(oldest);
        }
        return freed;
    }
};

KeptReplies::KeptReplies(qint64 mostBytes) : m_mostBytes(mostBytes), m_shards(new Shard[ShardCount])
{}

KeptReplies::~KeptReplies() = default;

KeptReplies::Shard &KeptReplies::shardOf(size_t hash) const
{
    return m_shards[(hash >> ShardShift) % ShardCount];
}

std::shared_ptr<const Reply> KeptReplies::find(const ReplyKey &key, std::optional<TokenKind> kind)
{
    const size_t hash = hashOf(key);
    Shard &shard = shardOf(hash);
    std::shared_ptr<const Kept> kept;
    {
        const std::shared_lock lock(shard.mutex);
        const auto found = shard.entries.find(HashedKey{key, hash});
        if (found == shard.entries.end())
            return nullptr;
        kept = found->second;
    }
    if (!isFresh(*kept->reply)) {
        // Freed now when nobody is in the way, else by the next reply that is kept here.
        const std::unique_lock lock(shard.mutex, std::try_to_lock);
        if (lock)
            m_bytes -= shard.dropStale();
        return nullptr;
    }
    if (kind && !(kept->kinds & bit(*kind)))
        return nullptr;
    kept->used.store(shard.clock.fetch_add(1, std::memory_order_relaxed),
                     std::memory_order_relaxed);
    shard.hits.fetch_add(1, std::memory_order_relaxed);
    return kept->reply;
}

void KeptReplies::keep(const ReplyKey &key, TokenKinds kinds, std::shared_ptr<const Reply> reply)
{
    const qint64 size = sizeOf(key, *reply);
    if (size > m_mostBytes / 2
        || key.target.size() + key.host.size() + key.accept.size() > LongestKey)
        return;
    const size_t hash = hashOf(key);
    makeRoom(hash, size);
    Shard &shard = shardOf(hash);
    auto kept = std::make_shared<Kept>();
    kept->reply = std::move(reply);
    kept->kinds = kinds;
    kept->bytes = size;
    kept->used = shard.clock.fetch_add(1, std::memory_order_relaxed);
    OwnedKey owned{key.target.toByteArray(),
                   key.host.toByteArray(),
                   key.accept.toByteArray(),
                   key.reach.toByteArray(),
                   key.tls,
                   key.root,
                   hash};
    const std::unique_lock lock(shard.mutex);
    m_bytes += size - shard.dropStale();
    auto &entry = shard.entries[std::move(owned)];
    if (entry)
        m_bytes -= entry->bytes;
    entry = std::move(kept);
    if (shard.entries.size() > MostPerShard)
        m_bytes -= shard.dropOldest(0, MostPerShard);
}

void KeptReplies::makeRoom(size_t hash, qint64 wanted)
{
    for (size_t i = 0; i < ShardCount && m_bytes + wanted > m_mostBytes; ++i) {
        Shard &shard = shardOf(hash + (i << ShardShift));
        const std::unique_lock lock(shard.mutex);
        m_bytes -= shard.dropStale();
        if (const qint64 missing = m_bytes + wanted - m_mostBytes; missing > 0)
            m_bytes -= shard.dropOldest(missing, MostPerShard);
    }
}

qsizetype KeptReplies::count() const
{
    qsizetype result = 0;
    for (size_t i = 0; i < ShardCount; ++i) {
        const std::shared_lock lock(m_shards[i].mutex);
        result += qsizetype(m_shards[i].entries.size());
    }
    return result;
}

qint64 KeptReplies::bytes() const
{
    return m_bytes;
}

quint64 KeptReplies::hits() const
{
    quint64 result = 0;
    for (size_t i = 0; i < ShardCount; ++i)
        result += m_shards[i].hits.load(std::memory_order_relaxed);
    return result;
}

} // namespace packhouse
