// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/indexfile.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"

#include <QFile>

#include <openssl/evp.h>
#include <zlib.h>

#include <array>
#include <atomic>

using namespace Qt::StringLiterals;

namespace packhouse::debian {

namespace {

constexpr int GzipWindow = 15 + 16; ///< zlib's way of asking for gzip's header
constexpr int Level = 6;

QString newPath(const QString &folder)
{
    static std::atomic<quint64> serial{0};
    return folder + u'/' + QString::number(++serial);
}

tl::unexpected<Error> unwritten(const QFile &file)
{
    return fail(diskError(file, u"write"_s));
}

/// What the disk says of it; when it says nothing, somebody else changed the file.
tl::unexpected<Error> unread(const QFile *file = nullptr)
{
    if (file && file->error() != QFileDevice::NoError)
        return fail(diskError(*file, u"read"_s));
    return fail(ErrorCode::Internal, Text::of("A part of an apt index could not be read."),
                Text::of("Ask again; it is made anew."), true);
}

QByteArray gzip(QByteArrayView text)
{
    z_stream stream{};
    if (deflateInit2(&stream, Level, Z_DEFLATED, GzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(text.size()))) + 32, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = uInt(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(done ? qsizetype(stream.total_out) : 0);
    deflateEnd(&stream);
    return packed;
}

/// Exactly \a size bytes, or nothing.
QByteArray gunzip(QByteArrayView packed, qint64 size)
{
    z_stream stream{};
    if (inflateInit2(&stream, GzipWindow) != Z_OK)
        return {};
    QByteArray text(size, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = uInt(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(text.data());
    stream.avail_out = uInt(text.size());
    const bool done = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    return done ? text : QByteArray();
}

} // namespace

struct Digest::Contexts
{
    std::array<EVP_MD_CTX *, 2> each{EVP_MD_CTX_new(), EVP_MD_CTX_new()};
    Contexts() = default;
    ~Contexts()
    {
        for (EVP_MD_CTX *context : each)
            EVP_MD_CTX_free(context);
    }
    Contexts(const Contexts &) = delete;
    Contexts &operator=(const Contexts &) = delete;
    void copy(const Contexts &other)
    {
        for (size_t i = 0; i < each.size(); ++i)
            EVP_MD_CTX_copy_ex(each[i], other.each[i]);
    }
};

Digest::Digest() : m_contexts(std::make_unique<Contexts>())
{
    EVP_DigestInit_ex(m_contexts->each[0], EVP_sha256(), nullptr);
    EVP_DigestInit_ex(m_contexts->each[1], EVP_sha512(), nullptr);
}

Digest::~Digest() = default;

Digest::Digest(const Digest &other) : m_contexts(std::make_unique<Contexts>())
{
    m_contexts->copy(*other.m_contexts);
}

Digest &Digest::operator=(const Digest &other)
{
    if (this != &other)
        m_contexts->copy(*other.m_contexts);
    return *this;
}

void Digest::add(QByteArrayView bytes)
{
    for (EVP_MD_CTX *context : m_contexts->each)
        EVP_DigestUpdate(context, bytes.data(), size_t(bytes.size()));
}

Digest::Sums Digest::sums() const
{
    Contexts last;
    last.copy(*m_contexts);
    Sums sums{QByteArray(32, Qt::Uninitialized), QByteArray(64, Qt::Uninitialized)};
    EVP_DigestFinal_ex(last.each[0], reinterpret_cast<unsigned char *>(sums.sha256.data()),
                       nullptr);
    EVP_DigestFinal_ex(last.each[1], reinterpret_cast<unsigned char *>(sums.sha512.data()),
                       nullptr);
    return sums;
}

Result<ChunkPtr> Chunk::make(const QString &folder, QByteArrayView text)
{
    if (text.isEmpty())
        return nullptr;
    const QByteArray packed = gzip(text);
    std::shared_ptr<Chunk> chunk(new Chunk);
    chunk->m_path = newPath(folder);
    chunk->m_plainSize = text.size();
    chunk->m_packedSize = packed.size();
    QFile file(chunk->m_path);
    if (packed.isEmpty() || !openPrivately(file, QIODevice::WriteOnly | QIODevice::Truncate)
        || file.write(packed) != packed.size() || !file.flush())
        return unwritten(file);
    return chunk;
}

Chunk::~Chunk()
{
    QFile::remove(m_path);
}

Result<QByteArray> Chunk::packed() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return unread(&file);
    QByteArray bytes = file.readAll();
    if (bytes.size() != m_packedSize)
        return unread(&file);
    return bytes;
}

Result<QByteArray> Chunk::plain() const
{
    const Result<QByteArray> bytes = packed();
    if (!bytes)
        return bytes;
    QByteArray text = gunzip(*bytes, m_plainSize);
    if (text.isEmpty())
        return unread();
    return text;
}

IndexFile::IndexFile(QString folder, QByteArray path, bool packed, std::vector<ChunkPtr> chunks,
                     Digest::Sums sums)
    : m_file(newPath(folder))
    , m_path(std::move(path))
    , m_packed(packed)
    , m_chunks(std::move(chunks))
    , m_sums(std::move(sums))
{
    for (const ChunkPtr &chunk : m_chunks)
        m_size += packed ? chunk->packedSize() : chunk->plainSize();
}

IndexFile::~IndexFile()
{
    if (m_written)
        QFile::remove(m_file);
}

Result<QString> IndexFile::onDisk() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_written) {
        if (const Result<void> written = write(); !written) {
            QFile::remove(m_file);
            return fail(written.error());
        }
        m_written = true;
    }
    return m_file;
}

Result<void> IndexFile::write() const
{
    QFile file(m_file);
    if (!openPrivately(file, QIODevice::WriteOnly | QIODevice::Truncate))
        return unwritten(file);
    for (const ChunkPtr &chunk : m_chunks) {
        const Result<QByteArray> bytes = m_packed ? chunk->packed() : chunk->plain();
        if (!bytes)
            return fail(bytes.error());
        if (file.write(*bytes) != bytes->size())
            return unwritten(file);
    }
    return file.flush() ? Result<void>() : unwritten(file);
}

} // namespace packhouse::debian
