// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/versionacts.h"

namespace packhouse::pypi {

QList<ActRule> VersionActs::acts() const
{
    return {
        lacks(ActKind::Deprecate,
              Text::of("Clients of Python packages read no deprecation. Yank it with a reason.")),
        has(ActKind::Yank, Status::Deprecated,
            Text::of("pip and uv take another version, unless exactly this one is asked for; then "
                     "they print the reason.")),
        lacks(ActKind::Unlist, Text::of("An index of Python packages lists all files. Yank it.")),
        lacks(ActKind::Hide, Text::of("An index of Python packages lists all files. Yank it.")),
        lacks(ActKind::Tag, Text::of("Python packages have no tags.")),
    };
}

} // namespace packhouse::pypi
