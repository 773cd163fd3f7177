// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagechanges.h"
#include "formats/debian/distribution.h"
#include "formats/debian/indexfile.h"

#include <QDateTime>

#include <deque>

namespace packhouse::debian {

class Signer;

/// The indexes of a distribution at one moment, and the Release files that name and sign them.
struct Snapshot
{
    QDateTime date;
    QDateTime signedAt; ///< by the clock; the date may be later
    QDateTime renew; ///< invalid: never; a new one is due then, long before this one expires
    QDateTime superseded; ///< invalid: it is the newest
    QByteArray release, inRelease, signature;
    std::vector<IndexFilePtr> files;

    IndexFilePtr file(QByteArrayView path) const; ///< nullptr: none of that path
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Where a file's part of an index is kept: a fragment collection. Files go to numbered parts in
/// the order in which they come, so that one more file touches the last part only, whatever is
/// there.
QString collection(const QString &codename, const QString &indexPath, int part);

/// The indexes of one distribution, kept up to date: parts that changed are rendered anew when
/// somebody asks, and hashing goes on from the part before. Earlier ones stay for by-hash. Safe
/// from any thread.
class SuiteIndex
{
public:
    /// \a folder: for rendered parts, its own, removed with it. \a identity moves with the store
    /// and whenever the distribution's record changes.
    SuiteIndex(QString folder, ScopeId project, QString codename, GenerationPtr identity);
    ~SuiteIndex();

    const GenerationPtr &identity() const { return m_identity; }
    /// The part for a file that is about to be published.
    Result<int> takePart(const PackageReader &store, PackageChanges &changes, const Caller &actor);
    /// The same without waiting for whoever signs; nullptr when something has to be signed first.
    Result<SnapshotPtr> settled(const PackageReader &store, const QDateTime &now);
    /// Everything that was published before the call is in it.
    Result<SnapshotPtr> current(const PackageReader &store, Signer &signer, const QDateTime &now);
    /// A file of this generation or an earlier one; nullptr when it is unknown or too long ago.
    IndexFilePtr byHash(QByteArrayView folder, QByteArrayView algorithm,
                        const QByteArray &hash) const;

private:
    /// What there is, and whether that is all.
    struct State
    {
        SnapshotPtr last;
        quint64 recordAt = 0;
        size_t parts = 0;
        bool isCurrent = false;
    };
    struct Cell
    {
        GenerationPtr generation;
        quint64 at = 0; ///< what it was when the chunk was read; 0: not yet
        ChunkPtr chunk;
    };
    struct Index
    {
        std::vector<Cell> cells; ///< by part
        std::vector<std::pair<Digest, Digest>> after; ///< plain and packed, up to each part
        IndexFilePtr plain, packed;
        size_t changedFrom = 0; ///< the first part that is not in the two yet
    };
    struct Dirty
    {
        QByteArray path;
        size_t part;
    };

    SnapshotPtr latest() const;
    Result<State> look(const PackageReader &store, const QDateTime &now);
    Result<int> knownParts(const PackageReader &store);
    void prepare(const PackageReader &store, const Distribution &distribution, size_t parts);
    std::vector<Dirty> changed() const;
    Result<void> read(const PackageReader &store, const std::vector<Dirty> &dirty);
    Result<void> readChanged(const PackageReader &store);
    Result<void> hashAll();
    Result<void> hash(const QByteArray &path, Index &index);
    Result<SnapshotPtr> compose(const Distribution &distribution, Signer &signer,
                                const SnapshotPtr &last, const QDateTime &now);
    QDateTime dateOf(const QDateTime &keyMade, const SnapshotPtr &last, const QDateTime &now) const;
    void keep(SnapshotPtr snapshot, const QDateTime &now);

    const QString m_folder;
    const ScopeId m_project;
    const QString m_codename;
    const GenerationPtr m_identity;

    std::mutex m_partsMutex;
    int m_parts = 0; ///< 0: not known yet
    int m_inLastPart = 0;

    std::mutex m_mutex; ///< of the building
    QMap<QByteArray, Index> m_indexes; ///< by path
    quint64 m_recordAt = 0;
    bool m_whole = false; ///< the newest snapshot has all that was read

    mutable std::mutex m_snapshotsMutex;
    std::deque<std::shared_ptr<Snapshot>> m_snapshots; ///< newest first
};

} // namespace packhouse::debian
