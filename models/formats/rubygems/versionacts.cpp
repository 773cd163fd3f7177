// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rubygems/versionacts.h"

namespace packhouse::rubygems {

QList<ActRule> VersionActs::acts() const
{
    return {
        lacks(ActKind::Deprecate, Text::of("gem and Bundler read no deprecation. Yank it.")),
        has(ActKind::Yank, Status::Hidden,
            Text::of("gem and Bundler do not find it any more. Its file stays at its address.")),
        lacks(ActKind::Unlist,
              Text::of("gem and Bundler find what the index lists and nothing else. Yank it.")),
        lacks(ActKind::Hide,
              Text::of("gem and Bundler find what the index lists and nothing else. Yank it.")),
        lacks(ActKind::Tag, Text::of("Gems have no tags.")),
    };
}

} // namespace packhouse::rubygems
