// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/blobs/soundfiles.h"
#include "registry/blobs/stagedfile.h"

#include <QHash>
#include <QSet>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace packhouse {

/// Files named by the SHA-256 of their bytes, at blobs/aa/bb/<sha256>. Knows nothing of rows: who
/// refers to a blob is the store's business, which is why a blob on its way into a row is pinned.
class BlobStore
{
public:
    explicit BlobStore(const QString &directory);

    /// Makes the folders and removes what an earlier process staged and never published.
    Result<void> prepare();
    Result<std::unique_ptr<StagedBlob>> stage(qint64 limit);
    /// A name in the staging folder that nobody else has, for whoever makes and removes a file
    /// himself; what a crash leaves of it goes as staged bytes do.
    QString scratchFile() const;

    /// While it lives, its blob is not removed.
    class Pin
    {
    public:
        Pin(BlobStore &store, QByteArray sha256);
        ~Pin();
        Pin(Pin &&other) noexcept;
        Pin &operator=(Pin &&) = delete;

    private:
        BlobStore *m_store;
        QByteArray m_sha256;
    };
    /// Durable under its final name when this answers; the staged file is used up. A blob that is
    /// there already is read and compared: a damaged one is replaced.
    Result<Pin> place(StagedFile &staged);

    QString path(const QByteArray &sha256) const;
    /// Corrupt, saying why, when a blob or a folder that it is in is a symbolic link or belongs to
    /// another user: what such a one leads to is not ours, and may change at any time.
    Result<void> checkPlace(const QByteArray &sha256) const;
    /// Calls \a visit with such an error for each folder among the blobs that is one.
    void eachStrangeFolder(const std::function<void(const Error &)> &visit) const;
    /// Whether the bytes of a blob are those that it is named for; see SoundFiles::check(). Of what
    /// is no blob nothing is known, and nothing wrong.
    Result<void> check(const QString &path);
    /// False for a blob that check() would have to read, or that is damaged; true for what is no
    /// blob. Costs a few calls of stat().
    bool isSound(const QString &path);

    /// Claims an unpinned blob for removal; place() of the same bytes waits until it is removed or
    /// released. False when it is pinned, or condemned by somebody else.
    bool condemn(const QByteArray &sha256);
    void release(const QByteArray &sha256);
    /// Removes a condemned blob; bytes freed.
    Result<qint64> remove(const QByteArray &sha256);

    /// Calls \a visit(sha256, size, modified in ms since 1970) for each blob on disk, in no order,
    /// until it answers false.
    void each(const std::function<bool(const QByteArray &, qint64, qint64)> &visit) const;
    /// The same for what is staged, by name: on its way in, or left by a process that was killed.
    void eachStaged(const std::function<void(const QString &, qint64, qint64)> &visit) const;
    /// Removes what was staged and not written to since then (ms since 1970); bytes freed.
    qint64 removeStaged(qint64 oldest);

private:
    QStringList foldersOf(const QByteArray &sha256) const; ///< outermost first
    bool isDurable(const QByteArray &key);
    void pin(const QByteArray &sha256);
    void unpin(const QByteArray &sha256);

    QString m_blobs;
    QString m_staging;
    SoundFiles m_sound;
    std::mutex m_mutex;
    std::condition_variable m_released;
    QHash<QByteArray, int> m_pinned;
    QSet<QByteArray> m_condemned;
    std::mutex m_folderMutex;
    QSet<QByteArray> m_folders; ///< "aabb" whose names are durable
};

} // namespace packhouse
