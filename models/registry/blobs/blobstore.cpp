// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/blobstore.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QUuid>

#include <utility>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Of what is there.
Result<void> checkIsOurs(const QString &path)
{
    struct stat status;
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        return {}; // what uses it says why
    if (S_ISLNK(status.st_mode))
        return fail(
            ErrorCode::Corrupt, Text::of("%1 is a symbolic link, which is not followed.", path),
            Text::of(
                "Put what it leads to in its place; for a file, 'packhousectl verify --repair' "
                "looks for another copy."));
    if (status.st_uid != ::geteuid())
        return fail(
            ErrorCode::Corrupt,
            Text::of("%1 belongs to the user with the number %2, so it is not used.", path,
                     status.st_uid),
            Text::of("If nobody else could change it, give it to the user that Packhouse runs "
                     "as."));
    return {};
}

} // namespace

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

QString BlobStore::scratchFile() const
{
    return m_staging + u'/' + QUuid::createUuid().toString(QUuid::Id128);
}

Result<std::unique_ptr<StagedBlob>> BlobStore::stage(qint64 limit)
{
    Result<std::unique_ptr<StagedFile>> staged = StagedFile::create(scratchFile(), limit);
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
    const QStringList folders = foldersOf(sha256);
    QStringList unsynced{folders.last()};
    const bool isMade = isDurable(key);
    for (const QString &folder : folders) {
        if (Result<void> ours = checkIsOurs(folder); !ours)
            return fail(std::move(ours.error()));
        if (Result<void> made = isMade ? Result<void>() : makeFolder(folder); !made)
            return fail(std::move(made.error()));
    }
    if (!isMade)
        unsynced << folders.first() << m_blobs;
    const QString target = path(sha256);
    const bool there = checkIsOurs(target) && fileSize(target) == staged.size()
                       && sha256Of(target) == sha256;
    if (!there) {
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

QStringList BlobStore::foldersOf(const QByteArray &sha256) const
{
    const QString hex = QString::fromLatin1(sha256.toHex());
    const QString outer = m_blobs + u'/' + hex.left(2);
    return {outer, outer + u'/' + hex.mid(2, 2)};
}

Result<void> BlobStore::checkPlace(const QByteArray &sha256) const
{
    const QStringList parts = foldersOf(sha256) << path(sha256);
    for (const QString &part : parts) {
        if (Result<void> ours = checkIsOurs(part); !ours)
            return ours;
    }
    return {};
}

void BlobStore::eachStrangeFolder(const std::function<void(const Error &)> &visit) const
{
    QDirIterator folders(m_blobs, QDir::Dirs | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories); // links are named, and not followed
    while (folders.hasNext()) {
        if (const Result<void> ours = checkIsOurs(folders.next()); !ours)
            visit(ours.error());
    }
}

/// What a blob's path says that is in it.
static QByteArray hashIn(const QString &path)
{
    constexpr qsizetype hexDigits = 64;
    return QByteArray::fromHex(path.right(hexDigits).toLatin1());
}

Result<void> BlobStore::check(const QString &path)
{
    if (!path.startsWith(m_blobs))
        return {};
    return checkPlace(hashIn(path)).and_then([&] { return m_sound.check(path, hashIn(path)); });
}

bool BlobStore::isSound(const QString &path)
{
    return !path.startsWith(m_blobs)
           || (checkPlace(hashIn(path)) && m_sound.isKnown(path, hashIn(path)));
}

bool BlobStore::condemn(const QByteArray &sha256)
{
    const std::lock_guard lock(m_mutex);
    // Who condemns it removes it: a second one would take what came back after the first.
    if (m_pinned.contains(sha256) || m_condemned.contains(sha256))
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
        const QByteArray name = info.fileName().toLatin1();
        const QByteArray sha256 = QByteArray::fromHex(name); // which overlooks what is no digit
        if (sha256.size() == 32 && sha256.toHex() == name
            && !visit(sha256, info.size(), info.lastModified().toMSecsSinceEpoch()))
            return;
    }
}

void BlobStore::eachStaged(const std::function<void(const QString &, qint64, qint64)> &visit) const
{
    QDirIterator staged(m_staging, QDir::Files | QDir::Hidden);
    while (staged.hasNext()) {
        staged.next();
        const QFileInfo info = staged.fileInfo();
        visit(info.fileName(), info.size(), info.lastModified().toMSecsSinceEpoch());
    }
}

qint64 BlobStore::removeStaged(qint64 oldest)
{
    qint64 freed = 0;
    eachStaged([&](const QString &name, qint64 size, qint64 modified) {
        if (modified <= oldest && removeFile(m_staging + u'/' + name))
            freed += size;
    });
    return freed;
}

} // namespace packhouse
