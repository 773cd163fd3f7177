// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/debian/versionacts.h"

namespace packhouse::debian {

QList<ActRule> VersionActs::acts() const
{
    return {
        lacks(ActKind::Deprecate, Text::of("apt reads no deprecation. Hide it.")),
        lacks(ActKind::Yank, Text::of("apt has no yank. Hide it.")),
        lacks(ActKind::Unlist,
              Text::of("apt finds what the package lists have and nothing else. Hide it.")),
        has(ActKind::Hide, Status::Hidden,
            Text::of("The package lists leave it out, so that apt does not find it. Its files stay "
                     "in the pool.")),
        lacks(ActKind::Tag,
              Text::of(
                  "Debian packages have no tags. Suites are told apart by their distributions.")),
    };
}

} // namespace packhouse::debian
