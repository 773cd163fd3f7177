// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/versionacts.h"

namespace packhouse::nuget {

QList<ActRule> VersionActs::acts() const
{
    return {
        has(ActKind::Deprecate, Status::Deprecated,
            Text::of("Clients that look for deprecated packages show this text. It is installed as "
                     "before.")),
        lacks(ActKind::Yank, Text::of("NuGet has no yank. Unlist it.")),
        has(ActKind::Unlist, Status::Hidden,
            Text::of("Searches, lists and new references leave it out. Who names this version "
                     "still gets it; nuget install takes it, too, where it is the newest.")),
        lacks(ActKind::Hide, Text::of("NuGet finds every version that is named. Unlist it.")),
        lacks(ActKind::Tag,
              Text::of(
                  "The tags of a NuGet package are words to search for, and lie in the package.")),
    };
}

} // namespace packhouse::nuget
