// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

namespace packhouse {

/// A version that was deleted on a remote, of which this computer has a copy.
struct KeptCopy
{
    QString folder; ///< where it is; tells it from the others
    QString sourceId; ///< of the remote
    QString host; ///< of the remote, for people
    TrashRow row; ///< without an id and without who deleted it
};

/// The copies of what was deleted on remotes. A copy is no way back by itself: publishing it again
/// is up to the remote. Futures are answered on the thread of their context.
class KeptCopies : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Latest deletion first. What cannot be read is left out.
    virtual QFuture<Result<QList<KeptCopy>>> list() = 0;
    /// Its files under their own names, compared with the hashes of then, ready to be published
    /// where they were. Errors: HashMismatch, NotFound, StorageFull.
    virtual QFuture<Result<QList<PublishItem>>> unpack(const QList<KeptCopy> &copies) = 0;
    /// For good.
    virtual QFuture<Result<void>> remove(const QList<KeptCopy> &copies) = 0;
};

} // namespace packhouse
