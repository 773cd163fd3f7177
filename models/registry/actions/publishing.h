// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/inspecteditem.h"
#include "registry/actions/context.h"

#include <functional>

namespace packhouse {

/// Called with the bytes taken so far; answers false to stop.
using ByteProgress = std::function<bool(qint64)>;

/// What publishing the item would do; changes nothing. An answer that is not allowed is no error.
Result<PublishCheck> checkItem(const RegistryContext &context, const PublishItem &item);

/// Where what is published comes from.
struct PublishedAs
{
    Origin origin;
    bool intoExisting = false; ///< into a name of ours, too
};

/// Copies the file in, looks at what arrived, and publishes exactly that. HashMismatch when it has
/// not \a sha256 (empty: whatever it has).
Result<StoredVersion> publishItem(const RegistryContext &context, const PublishItem &item,
                                  const ByteProgress &progress = {}, const QByteArray &sha256 = {},
                                  const PublishedAs &as = {});

} // namespace packhouse
