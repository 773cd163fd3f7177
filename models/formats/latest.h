// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/format.h"

namespace packhouse {

/// What "latest" is wherever it is told, of this registry, a remote or an upstream: a release
/// before what only leads to one, and then what the type's own order puts last. Anything is later
/// than an empty text.
inline bool isLater(const Format &format, const QString &version, const QString &other)
{
    if (other.isEmpty())
        return true;
    const bool leadsToOne = format.isPrerelease(version);
    if (leadsToOne != format.isPrerelease(other))
        return !leadsToOne;
    return format.compare(version, other) > 0;
}

} // namespace packhouse
