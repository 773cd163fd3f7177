// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/inspecteditem.h"
#include "registry/actions/context.h"

#include <functional>

namespace packhouse {

/// Called with the bytes taken so far; answers false to stop.
using ByteProgress = std::function<bool(qint64)>;

/// What publishing the item would do, by all that publishItem() looks at; changes nothing. An
/// answer that is not allowed is no error.
Result<PublishCheck> checkItem(const RegistryContext &context, const PublishItem &item);

/// Where what is published comes from.
struct PublishedAs
{
    Origin origin;
    bool intoExisting = false; ///< into a name of ours, too
};

struct Published : StoredVersion
{
    Text notice; ///< what its publisher has to know of it; empty: nothing
};

/// Copies the files in, looks at what arrived, and publishes exactly that, all of it or nothing.
/// HashMismatch when the first has not \a sha256 (empty: whatever it has).
Result<Published> publishItem(const RegistryContext &context, const PublishItem &item,
                              const ByteProgress &progress = {}, const QByteArray &sha256 = {},
                              const PublishedAs &as = {});

} // namespace packhouse
