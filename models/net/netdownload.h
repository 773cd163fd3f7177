// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "net/netclient.h"

namespace packhouse {

/// A file to fetch and the place to put it.
struct NetDownload
{
    NetRequest request; ///< without a sink
    QString to; ///< written beside it first, then renamed
    qint64 size = -1; ///< what it must have; -1: not known
    Hashes hashes; ///< the strongest known one must hold
};

/// The hashes of what was written; blocks, and writes on this thread. Errors: HashMismatch when it
/// is not what was announced, what \a judge makes of the answer, what writeError() says of the
/// disk, and the client's. After an error nothing is left at its place.
Result<Hashes> download(NetClient &client, NetDownload wanted,
                        const std::function<Result<void>(const NetAnswer &)> &judge);

} // namespace packhouse
