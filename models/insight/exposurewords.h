// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"

namespace packhouse {

/// What there is to say of a name's exposure in one word. Chips, badges, reports and the command
/// line take word and colour from here, so that none of them contradicts another.
enum class Standing {
    Closed, ///< what closes it is the word: "reserved", "only here" …
    NotChecked,
    Exposed,
};

Standing standingOf(Tone tone);
/// Of Exposed and NotChecked.
Text wordOf(Standing standing);
/// What \a closed says where nothing is open.
Text exposureWord(Tone tone, const Text &closed);

} // namespace packhouse
