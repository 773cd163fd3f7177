// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/documentcache.h"

#include <QCryptographicHash>
#include <QScopeGuard>

#include <zlib.h>

#include <condition_variable>
#include <limits>
#include <list>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace packhouse {

namespace {

constexpr qsizetype SmallestToCompress = 1024;

QByteArray gzipped(const QByteArray &bytes)
{
    if (bytes.size() <= SmallestToCompress || bytes.size() > std::numeric_limits<int>::max())
        return {};
    z_stream stream{};
    // Big documents change as often as small ones, so they get less effort each time.
    const int level = bytes.size() > 1024 * 1024 ? 3 : 6;
    constexpr int gzipWindow = 15 + 16;
    if (deflateInit2(&stream, level, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray result(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = uInt(result.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    result.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    if (!done || result.size() > bytes.size() / 10 * 9)
        return {};
    result.squeeze();
    return result;
}

struct Entry
{
    QByteArray key;
    GenerationPtr generation;
    quint64 at = 0; ///< the generation's value when the rendering began
    DocumentPtr document;

    bool current() const { return generation->value() == at; }
    qint64 bytes() const
    {
        constexpr qint64 overhead = 256;
        return overhead + key.size() + document->bytes.size() + document->gzip.size();
    }
};

struct KeyHash
{
    size_t operator()(const QByteArray &key) const { return qHash(key); }
};

} // namespace

DocumentPtr makeDocument(QByteArray bytes, const QByteArray &contentType)
{
    auto document = std::make_shared<Document>();
    document->contentType = contentType;
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    document->etag = '"' + hash.toHex().first(32) + '"';
    document->gzip = gzipped(bytes);
    document->bytes = std::move(bytes);
    return document;
}

struct DocumentCache::Private
{
    const GenerationPtr scopes;
    const qint64 mostBytes;
    mutable std::mutex mutex{};
    std::condition_variable rendered{};
    std::list<Entry> entries{}; ///< most recently used first
    std::unordered_map<QByteArray, std::list<Entry>::iterator, KeyHash> byKey{};
    std::unordered_set<QByteArray, KeyHash> rendering{};
    qint64 bytes = 0;

    void remove(std::list<Entry>::iterator entry)
    {
        bytes -= entry->bytes();
        byKey.erase(entry->key);
        entries.erase(entry);
    }

    void insert(Entry entry)
    {
        if (const auto old = byKey.find(entry.key); old != byKey.end())
            remove(old->second);
        if (entry.bytes() > mostBytes)
            return;
        bytes += entry.bytes();
        entries.push_front(std::move(entry));
        byKey[entries.front().key] = entries.begin();
        while (bytes > mostBytes)
            remove(std::prev(entries.end()));
    }

    // The entry when it is still right; drops it when it is not.
    const Entry *fresh(const QByteArray &key, const GenerationPtr &generation)
    {
        const auto found = byKey.find(key);
        if (found == byKey.end())
            return nullptr;
        if (found->second->generation != generation || !found->second->current()) {
            remove(found->second);
            return nullptr;
        }
        entries.splice(entries.begin(), entries, found->second);
        return &entries.front();
    }

    static Reply reply(const Entry &entry, const Call &call)
    {
        Reply result;
        result.headers.add("Content-Type", entry.document->contentType);
        result.body = entry.document;
        result.freshWhile.emplace_back(entry.generation, entry.at);
        result.readScope = call.scope.id;
        return result;
    }
};

DocumentCache::DocumentCache(GenerationPtr scopes, qint64 mostBytes)
    : d(new Private{std::move(scopes), mostBytes})
{}

DocumentCache::~DocumentCache() = default;

Result<Reply> DocumentCache::document(const QByteArray &name, GenerationPtr generation,
                                      const QByteArray &contentType, const Call &call,
                                      const Render &render)
{
    const QByteArray key = d->scopes ? name + '\n' + QByteArray::number(d->scopes->value()) : name;
    {
        std::unique_lock lock(d->mutex);
        for (;;) {
            if (const Entry *entry = d->fresh(key, generation))
                return Private::reply(*entry, call);
            if (d->rendering.insert(key).second)
                break;
            d->rendered.wait(lock);
        }
    }
    const auto done = qScopeGuard([&] {
        const std::unique_lock lock(d->mutex);
        d->rendering.erase(key);
        d->rendered.notify_all();
    });
    Entry entry{key, generation, generation->value(), nullptr};
    Result<QByteArray> bytes = render();
    if (!bytes)
        return fail(std::move(bytes.error()));
    entry.document = makeDocument(std::move(*bytes), contentType);
    const std::unique_lock lock(d->mutex);
    Reply reply = Private::reply(entry, call);
    d->insert(std::move(entry));
    return reply;
}

qint64 DocumentCache::bytes() const
{
    const std::unique_lock lock(d->mutex);
    return d->bytes;
}

qsizetype DocumentCache::count() const
{
    const std::unique_lock lock(d->mutex);
    return qsizetype(d->entries.size());
}

} // namespace packhouse
