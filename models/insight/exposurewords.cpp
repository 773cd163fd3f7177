// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/exposurewords.h"

namespace packhouse {

Standing standingOf(Tone tone)
{
    switch (tone) {
    case Tone::Bad:
    case Tone::Warning:
        return Standing::Exposed;
    case Tone::Unknown:
        return Standing::NotChecked;
    case Tone::Neutral:
    case Tone::Good:
        break;
    }
    return Standing::Closed;
}

Text wordOf(Standing standing)
{
    return standing == Standing::Exposed ? Text::of("exposed") : Text::of("not checked");
}

Text exposureWord(Tone tone, const Text &closed)
{
    const Standing standing = standingOf(tone);
    return standing == Standing::Closed ? closed : wordOf(standing);
}

} // namespace packhouse
