// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace packhouse {

/// The text with everything escaped that would not be seen but act: control characters (of both
/// sets, so that no terminal takes orders), what turns the direction of writing, what has no width
/// and separates lines: "\n", "\u001b", "\u202e", "\U000e0041". Tabs stay, and joiners, which many
/// scripts need inside words.
QString visibleText(const QString &text);

} // namespace packhouse
