// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "formats/upstream.h"

#include <memory>

namespace packhouse {

class UpstreamClient;

/// A file that came from an upstream and matched what the upstream's document says of it.
struct FetchedFile
{
    QString path;
    qint64 size = 0;
    QByteArray sha256;
};

/// Files fetched from upstreams, one transfer for all who want the same at once. Nothing is kept,
/// or given to anyone, before all of it is here and its hash is right.
class UpstreamFiles
{
public:
    UpstreamFiles(UpstreamClient &client, QString directory, qint64 passingLimit);
    ~UpstreamFiles();

    /// \a url must be absolute. Errors: HashMismatch, Unsupported (no hash to trust), NotFound, and
    /// the client's.
    Result<FetchedFile> fetch(const UpstreamFile &file, const QUrl &url, const QUrl &home,
                              bool keep, qint64 limit);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
