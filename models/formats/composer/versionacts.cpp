// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/versionacts.h"

namespace packhouse::composer {

QList<ActRule> VersionActs::acts() const
{
    return {
        has(ActKind::Deprecate, Status::Deprecated,
            Text::of("Composer prints that the package is abandoned. Where the text is the name of "
                     "a package, it says to use that instead.")),
        lacks(ActKind::Yank, Text::of("Composer has no yank. Hide it.")),
        lacks(ActKind::Unlist,
              Text::of("Composer finds what is listed and nothing else. Hide it.")),
        has(ActKind::Hide, Status::Hidden,
            Text::of("Composer does not find it any more. A composer.lock that has it still "
                     "installs it.")),
        lacks(ActKind::Tag, Text::of("Composer packages have no tags beside their versions.")),
    };
}

} // namespace packhouse::composer
