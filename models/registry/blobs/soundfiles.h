// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundedcache.h"
#include "core/result.h"
#include "registry/blobs/diskfile.h"

#include <future>
#include <mutex>

namespace packhouse {

/// Which files hold the bytes that they are named for. Each is read once when it is first asked
/// for, and again when it was touched since; otherwise the answer costs one stat(). What a disk
/// loses of a file that nobody touched only shows to those who read it all. Safe from any thread.
class SoundFiles
{
public:
    SoundFiles();

    /// True: it was looked at, is right, and was not touched since. Never reads.
    bool isKnown(const QString &path, const QByteArray &sha256);
    /// Reads the file unless that is known already; those who ask for one at the same time wait for
    /// the one that reads. Errors: Corrupt (missing, or other bytes), or what diskError() says.
    Result<void> check(const QString &path, const QByteArray &sha256);

private:
    struct Looked
    {
        FileStamp stamp;
        bool sound = false;
    };
    std::optional<Looked> known(const FileStamp &stamp, const QByteArray &sha256);
    void keep(const FileStamp &stamp, const QByteArray &sha256, bool sound);

    std::mutex m_mutex;
    BoundedCache<QByteArray, Looked> m_looked; ///< by SHA-256
    QHash<QByteArray, std::shared_future<Result<void>>> m_running;
};

/// The SHA-256 of a file's bytes; reads it to its end. Errors: Corrupt when it is not there, or
/// what diskError() says.
Result<QByteArray> sha256Of(const QString &path);

} // namespace packhouse
