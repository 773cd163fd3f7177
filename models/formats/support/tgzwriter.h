// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/staging.h"

#include <QIODevice>

#include <memory>

namespace packhouse {

/// Writes a .tar.gz as it goes, in bounded memory; the same entries make the same bytes, since no
/// times or owners are kept.
class TgzWriter
{
public:
    explicit TgzWriter(std::unique_ptr<StagedBlob> to);
    ~TgzWriter();

    /// Exactly \a size bytes of \a bytes. InvalidFile when there are fewer.
    Result<void> addFile(const QString &path, qint64 size, bool executable, QIODevice &bytes);
    Result<void> addLink(const QString &path, const QByteArray &target);
    bool isEmpty() const;
    /// Ends the archive, once, and gives the finished blob.
    Result<std::unique_ptr<StagedBlob>> finish();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
