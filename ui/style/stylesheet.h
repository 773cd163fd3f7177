// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/colours.h"

#include <QString>

namespace packhouse {

/// What the palette cannot say: frames, paddings, the look of buttons, tabs, menus and headers.
/// Widgets choose by setLook().
QString styleSheet(const Colours &colours);

} // namespace packhouse
