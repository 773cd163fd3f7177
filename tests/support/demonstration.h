// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/realwindow.h"

namespace packhouse {

/// The real window on the demonstration's packages; nullptr: it could not be opened.
inline std::unique_ptr<RealWindow> openDemonstration(const QSize &size)
{
    auto real = std::make_unique<RealWindow>();
    WindowOptions options;
    options.demo = true;
    if (!real->open(options))
        return nullptr;
    real->window().resize(size);
    return real;
}

} // namespace packhouse
