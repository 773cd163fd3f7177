// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/documentcache.h"

#include "core/boundedcache.h"
#include "registry/store/readfailure.h"

#include <QCryptographicHash>
#include <QScopeGuard>

#include <zlib.h>

#include <condition_variable>
#include <limits>
#include <mutex>
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
    GenerationPtr generation;
    quint64 at = 0; ///< the generation's value when the rendering began
    DocumentPtr document;

    bool current() const { return generation->value() == at; }
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
    mutable std::mutex mutex{};
    std::condition_variable rendered{};
    BoundedCache<QByteArray, Entry> entries;
    std::unordered_set<QByteArray, KeyHash> rendering{};

    // The entry when it is still right; drops it when it is not.
    const Entry *fresh(const QByteArray &key, const GenerationPtr &generation)
    {
        const Entry *found = entries.find(key);
        if (!found || (found->generation == generation && found->current()))
            return found;
        entries.remove(key);
        return nullptr;
    }

    void insert(const QByteArray &key, const Entry &entry)
    {
        entries.insert(key, entry,
                       key.size() + entry.document->bytes.size() + entry.document->gzip.size());
        entries.removeOldestWhile([](const Entry &old) { return !old.current(); });
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
    : d(new Private{.scopes = std::move(scopes),
                    .entries = BoundedCache<QByteArray, Entry>(mostBytes)})
{}

DocumentCache::~DocumentCache() = default;

Result<Reply> DocumentCache::document(const QByteArray &name, GenerationPtr generation,
                                      const QByteArray &contentType, const Call &call,
                                      const Render &render)
{
    QByteArray key = name;
    if (d->scopes)
        key += '\n' + QByteArray::number(d->scopes->value());
    // Nothing else of what was asked tells which of several such addresses it was: clients choose
    // the Host that they send.
    if (call.prefix.isEmpty())
        key += "\nroot of " + QByteArray::number(call.scope.id);
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
    Entry entry{generation, generation->value(), nullptr};
    Result<QByteArray> bytes = render();
    if (!bytes)
        return fail(std::move(bytes.error()));
    if (const std::optional<Error> &failure = readFailure()) // a part may be missing
        return fail(*failure);
    entry.document = makeDocument(std::move(*bytes), contentType);
    const std::unique_lock lock(d->mutex);
    Reply reply = Private::reply(entry, call);
    d->insert(key, entry);
    return reply;
}

qint64 DocumentCache::bytes() const
{
    const std::unique_lock lock(d->mutex);
    return d->entries.bytes();
}

qsizetype DocumentCache::count() const
{
    const std::unique_lock lock(d->mutex);
    return d->entries.count();
}

} // namespace packhouse
