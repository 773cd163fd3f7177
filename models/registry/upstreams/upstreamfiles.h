// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/package.h"
#include "core/staging.h"
#include "formats/reply.h"
#include "formats/upstream.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace packhouse {

class NetClient;
class Store;
class UpstreamPatience;
struct NetAnswer;
struct NetHome;

/// A file that came from an upstream and matched what the upstream's document says of it, or one
/// that still comes.
struct FetchedFile
{
    QString path;
    qint64 size = 0;
    QByteArray sha256; ///< of one that still comes only where the upstream tells it
    QDateTime modified; ///< as the upstream told it, else when it was first fetched
    std::shared_ptr<const void> held; ///< while it lives, the file is there
    std::shared_ptr<const Arrival> arrival = {}; ///< set: it still comes, and has no path yet
};

/// MD5 alone would let whoever can write there choose between two files.
bool canBeVerified(const UpstreamFile &file);

/// Somebody who wants a file.
struct FileAsker
{
    std::function<bool()> gone = {}; ///< does not any more; from any thread
    /// For how long he waits for the whole, rather than for what there is; nothing: to the end.
    std::optional<std::chrono::milliseconds> patience = {};
    QString package = {}; ///< of which the file is, for the log
};

/// Files fetched from upstreams, one transfer for all who want the same at once; it ends when the
/// last of them has gone. Nothing is kept, or given to anyone to its end, before all of it is here
/// and its hash is right. What is kept is a blob like any other with a row of the store, so that
/// the answers for one file are the same whoever asks when; a blob that was damaged since is
/// fetched again.
class UpstreamFiles
{
public:
    /// \a patience: of the upstreams that are asked for files, and of those that are heard of
    /// elsewhere. \a passingLimit: bytes of what is not kept.
    UpstreamFiles(NetClient &client, UpstreamPatience &patience, Store &store, const Clock &clock,
                  qint64 passingLimit);
    ~UpstreamFiles(); ///< ends what is on its way

    /// \a url must be absolute; \a limit in bytes, 0 for none. Errors: HashMismatch, Unsupported
    /// (no hash to trust), NotFound, Busy (the upstream asks for patience, or there is no thread),
    /// TooLarge, Cancelled, the client's, and the store's.
    Result<FetchedFile> fetch(const FormatId &type, const UpstreamFile &file, const QUrl &url,
                              const NetHome &home, bool keep, qint64 limit,
                              const FileAsker &asker = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// One file of an upstream, staged.
struct FetchedBytes
{
    std::unique_ptr<StagedBlob> bytes;
    QByteArray etag;
    QDateTime modified; ///< invalid: not told
};
/// Who follows a fetch; each may be empty. begun and cancelled are called on the client's thread.
struct FetchWatch
{
    std::function<void(const QString &path)> staged = {}; ///< where the bytes go
    std::function<void(const NetAnswer &)> begun = {};
    std::function<void(qint64)> came = {}; ///< that many bytes more are there
    std::function<void(const NetAnswer &)> refused = {};
    std::function<bool()> cancelled = {};
};
/// \a limit in bytes, 0 for none. Errors: those of upstreamRefusal(), the client's, and the
/// staging's.
Result<FetchedBytes> fetchBytes(NetClient &client, Staging &staging, const QUrl &url,
                                const NetHome &home, qint64 limit, const FetchWatch &watch = {});

} // namespace packhouse
