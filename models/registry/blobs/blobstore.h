// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// Durable under its final name when this answers; the staged file is used up.
    Result<Pin> place(StagedFile &staged);

    QString path(const QByteArray &sha256) const;

    /// Claims an unpinned blob for removal; place() of the same bytes waits until it is removed or
    /// released. False when it is pinned.
    bool condemn(const QByteArray &sha256);
    void release(const QByteArray &sha256);
    /// Removes a condemned blob; bytes freed.
    Result<qint64> remove(const QByteArray &sha256);

    /// Calls \a visit(sha256, size, modified in ms since 1970) for each blob on disk, in no order,
    /// until it answers false.
    void each(const std::function<bool(const QByteArray &, qint64, qint64)> &visit) const;

private:
    bool isDurable(const QByteArray &key);
    void pin(const QByteArray &sha256);
    void unpin(const QByteArray &sha256);

    QString m_blobs;
    QString m_staging;
    std::mutex m_mutex;
    std::condition_variable m_released;
    QHash<QByteArray, int> m_pinned;
    QSet<QByteArray> m_condemned;
    std::mutex m_folderMutex;
    QSet<QByteArray> m_folders; ///< "aabb" whose names are durable
};

} // namespace packhouse
