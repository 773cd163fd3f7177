// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npm/versionacts.h"

#include "formats/npm/names.h"

namespace packhouse::npm {

QList<ActRule> VersionActs::acts() const
{
    return {
        has(ActKind::Deprecate, Status::Deprecated,
            Text::of("npm, pnpm and Yarn install it. npm and Yarn 1 print this text then, pnpm "
                     "that it is deprecated; Yarn 4 tells it when it is asked.")),
        lacks(ActKind::Yank, Text::of("npm has no yank. Deprecate it, and let the tag \"latest\" "
                                      "point to another version.")),
        lacks(ActKind::Unlist,
              Text::of("The document of an npm package lists all versions. Deprecate it, and let "
                       "the tag \"latest\" point to another version.")),
        lacks(ActKind::Hide,
              Text::of("The document of an npm package lists all versions. Deprecate it, and let "
                       "the tag \"latest\" point to another version.")),
        movesTags(Text::of("Who installs the name with this tag behind it gets this version; "
                           "\"latest\" is what is installed without one.")),
    };
}

Result<void> VersionActs::admits(const VersionAct &act, const StoredVersion &) const
{
    return act.kind == ActKind::Tag ? checkTag(act.tag) : Result<void>();
}

} // namespace packhouse::npm
