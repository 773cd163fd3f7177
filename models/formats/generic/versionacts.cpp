// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/generic/versionacts.h"

namespace packhouse::generic {

QList<ActRule> VersionActs::acts() const
{
    return {
        lacks(ActKind::Deprecate, Text::of("Who fetches a file reads no deprecation. Hide it.")),
        lacks(ActKind::Yank, Text::of("Generic packages have no yank. Hide it.")),
        lacks(ActKind::Unlist, Text::of("Generic packages are not listed for clients. Hide it.")),
        has(ActKind::Hide, Status::Hidden,
            Text::of("Lists of packages leave it out. Its files stay at their addresses.")),
        lacks(ActKind::Tag, Text::of("Generic packages have no tags.")),
    };
}

} // namespace packhouse::generic
