// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <mutex>
#include <vector>

namespace packhouse::debian {

/// SHA-256 and SHA-512 of what was added so far; copies go on from there.
class Digest
{
public:
    Digest();
    ~Digest();
    Digest(const Digest &other);
    Digest &operator=(const Digest &other);

    void add(QByteArrayView bytes);
    struct Sums
    {
        QByteArray sha256, sha512; ///< raw
    };
    Sums sums() const;

private:
    struct Contexts;
    std::unique_ptr<Contexts> m_contexts;
};

/// A part of an index, packed: a gzip member in a file of its own. Members after one another are a
/// gzip file again. The file goes with the last index that has it.
class Chunk
{
public:
    /// nullptr for an empty text. Errors: StorageFull.
    static Result<std::shared_ptr<const Chunk>> make(const QString &folder, QByteArrayView text);
    ~Chunk();
    Chunk(const Chunk &) = delete;
    Chunk &operator=(const Chunk &) = delete;

    qint64 plainSize() const { return m_plainSize; }
    qint64 packedSize() const { return m_packedSize; }
    Result<QByteArray> packed() const;
    Result<QByteArray> plain() const;

private:
    Chunk() = default;
    QString m_path;
    qint64 m_plainSize = 0;
    qint64 m_packedSize = 0;
};
using ChunkPtr = std::shared_ptr<const Chunk>;

/// A file that a Release names; never changes. Its bytes are put together when somebody first wants
/// them, for most are superseded unread.
class IndexFile
{
public:
    IndexFile(QString folder, QByteArray path, bool packed, std::vector<ChunkPtr> chunks,
              Digest::Sums sums);
    ~IndexFile();
    IndexFile(const IndexFile &) = delete;
    IndexFile &operator=(const IndexFile &) = delete;

    const QByteArray &path() const { return m_path; } ///< below dists/<codename>/
    qint64 size() const { return m_size; }
    const Digest::Sums &sums() const { return m_sums; }
    /// Absolute path of its bytes. StorageFull, Internal.
    Result<QString> onDisk() const;

private:
    Result<void> write() const;

    const QString m_file;
    const QByteArray m_path;
    const bool m_packed;
    const std::vector<ChunkPtr> m_chunks;
    const Digest::Sums m_sums;
    qint64 m_size = 0;
    mutable std::mutex m_mutex;
    mutable bool m_written = false;
};
using IndexFilePtr = std::shared_ptr<const IndexFile>;

} // namespace packhouse::debian
