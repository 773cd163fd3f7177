// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposurerow.h"

namespace packhouse {

/// An npm package of acme/web as the audit tells of it.
inline ExposureRow exposed(const QString &name, const QString &text, Tone tone,
                           Forwarding forwarding, bool reserved)
{
    ExposureRow row;
    row.scopePath = QStringLiteral("acme/web");
    row.type = QStringLiteral("npm");
    row.name = name;
    row.exposure = {Text::foreign(text), tone, Text::of("Why it is so.")};
    row.forwarding = forwarding;
    row.forwardingFrom = forwarding == Forwarding::Off ? QString() : QStringLiteral("acme");
    row.reserved = reserved;
    return row;
}

} // namespace packhouse
