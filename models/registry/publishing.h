// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "formats/format.h"
#include "registry/context.h"

#include <functional>

namespace packhouse {

/// Called with the bytes taken so far; answers false to stop.
using ByteProgress = std::function<bool(qint64)>;

/// Which type a file is and what it says about itself. The item's own type, name, version and file
/// name win where they are given and the file does not say otherwise for certain. \a openPath:
/// where the bytes are, when that is not the item's own path.
struct InspectedItem
{
    const Format *format = nullptr;
    Inspection inspection;
};
Result<InspectedItem> inspectItem(const RegistryContext &context, const PublishItem &item,
                                  const QString &openPath = {});

/// What publishing the item would do; changes nothing. An answer that is not allowed is no error.
Result<PublishCheck> checkItem(const RegistryContext &context, const PublishItem &item);

/// Copies the file in, looks at what arrived, and publishes exactly that.
Result<StoredVersion> publishItem(const RegistryContext &context, const PublishItem &item,
                                  const ByteProgress &progress = {});

} // namespace packhouse
