// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "core/result.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace packhouse {

/// A file on its way in: its bytes go to a temporary file and are hashed as they arrive. Nothing is
/// visible before a publish takes it; dropped before that, it is gone.
class StagedBlob
{
public:
    virtual ~StagedBlob() = default;
    /// Errors: StorageFull, ReadOnly, TooLarge.
    [[nodiscard]] virtual Result<void> write(QByteArrayView bytes) = 0;
    /// Ends the writing, once; hashes() and path() are valid afterwards.
    [[nodiscard]] virtual Result<void> finish() = 0;
    virtual qint64 size() const = 0;
    virtual const Hashes &hashes() const = 0;
    /// For reading what has arrived; do not keep.
    virtual QString path() const = 0;
};

/// Where staged blobs come from.
class Staging
{
public:
    virtual ~Staging() = default;
    /// \a limit in bytes, 0 for none: writing past it is TooLarge.
    [[nodiscard]] virtual Result<std::unique_ptr<StagedBlob>> stage(qint64 limit) = 0;
};

} // namespace packhouse
