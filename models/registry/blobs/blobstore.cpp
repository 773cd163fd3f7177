// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/blobstore.h"

#include <QDateTime>
#include <QDirIterator>
#include <QUuid>

#include <utility>

using namespace Qt::StringLiterals;

namespace packhouse {

BlobStore::BlobStore(const QString &directory)
    : m_blobs(directory + u"/blobs"_s), m_staging(directory + u"/staging"_s)
{}

Result<void> BlobStore::prepare()
{
    for (const QString &folder : {m_blobs, m_staging}) {
        if (Result<void> made = makeFolder(folder); !made)
            return made;
    }
    QDirIterator left(m_staging, QDir::Files | QDir::Hidden);
    while (left.hasNext()) {
        if (Result<void> removed = removeFile(left.next()); !removed)
            return removed;
    }
    return {};
}

Result<std::unique_ptr<StagedBlob>> BlobStore::stage(qint64 limit)
{
    const QString name = QUuid::createUuid().toString(QUuid::Id128);
    Result<std::unique_ptr<StagedFile>> staged = StagedFile::create(m_staging + u'/' + name, limit);
    if (!staged)
        return fail(std::move(staged.error()));
    return std::unique_ptr<StagedBlob>(std::move(*staged));
}

BlobStore::Pin::Pin(BlobStore &store, QByteArray sha256)
    : m_store(&store), m_sha256(std::move(sha256))
{
    m_store->pin(m_sha256);
}

BlobStore::Pin::Pin(Pin &&other) noexcept
    : m_store(std::exchange(other.m_store, nullptr)), m_sha256(std::move(other.m_sha256))
{}

BlobStore::Pin::~Pin()
{
    if (m_store)
        m_store->unpin(m_sha256);
}

void BlobStore::pin(const QByteArray &sha256)
{
    std::unique_lock lock(m_mutex);
    m_released.wait(lock, [&] { return !m_condemned.contains(sha256); });
    ++m_pinned[sha256];
}

void BlobStore::unpin(const QByteArray &sha256)
{
    const std::lock_guard lock(m_mutex);
    if (--m_pinned[sha256] <= 0)
        m_pinned.remove(sha256);
}

Result<BlobStore::Pin> BlobStore::place(StagedFile &staged)
{
    const QByteArray sha256 = staged.hashes().sha256;
    Pin pinned(*this, sha256);
    const QByteArray hex = sha256.toHex();
    const QByteArray key = hex.left(4);
    const QString outer = m_blobs + u'/' + QLatin1StringView(hex.left(2));
    const QString inner = outer + u'/' + QLatin1StringView(hex.mid(2, 2));
    QStringList unsynced{inner};
    if (!isDurable(key)) {
        for (const QString &folder : {outer, inner}) {
            if (Result<void> made = makeFolder(folder); !made)
                return fail(std::move(made.error()));
        }
        unsynced << outer << m_blobs;
    }
    const QString target = path(sha256);
    if (fileSize(target) != staged.size()) {
        if (Result<void> kept = staged.keepAs(target); !kept)
            return fail(std::move(kept.error()));
    }
    // Also for a blob that was there: whoever moved it may not have come to this yet.
    for (const QString &folder : std::as_const(unsynced)) {
        if (Result<void> synced = syncFolder(folder); !synced)
            return fail(std::move(synced.error()));
    }
    const std::lock_guard lock(m_folderMutex);
    m_folders.insert(key);
    return pinned;
}

bool BlobStore::isDurable(const QByteArray &key)
{
    const std::lock_guard lock(m_folderMutex);
    return m_folders.contains(key);
}

QString BlobStore::path(const QByteArray &sha256) const
{
    const QString hex = QString::fromLatin1(sha256.toHex());
    return m_blobs + u'/' + hex.left(2) + u'/' + hex.mid(2, 2) + u'/' + hex;
}

bool BlobStore::condemn(const QByteArray &sha256)
{
    const std::lock_guard lock(m_mutex);
    if (m_pinned.contains(sha256))
        return false;
    m_condemned.insert(sha256);
    return true;
}

void BlobStore::release(const QByteArray &sha256)
{
    {
        const std::lock_guard lock(m_mutex);
        m_condemned.remove(sha256);
    }
    m_released.notify_all();
}

Result<qint64> BlobStore::remove(const QByteArray &sha256)
{
    const QString file = path(sha256);
    const qint64 size = fileSize(file);
    Result<void> removed = removeFile(file);
    release(sha256);
    if (!removed)
        return fail(std::move(removed.error()));
    return std::max<qint64>(size, 0);
}

void BlobStore::each(const std::function<bool(const QByteArray &, qint64, qint64)> &visit) const
{
    QDirIterator blobs(m_blobs, QDir::Files, QDirIterator::Subdirectories);
    while (blobs.hasNext()) {
        blobs.next();
        const QFileInfo info = blobs.fileInfo();
        const QByteArray sha256 = QByteArray::fromHex(info.fileName().toLatin1());
        if (sha256.size() == 32
            && !visit(sha256, info.size(), info.lastModified().toMSecsSinceEpoch()))
            return;
    }
}

} // namespace packhouse
