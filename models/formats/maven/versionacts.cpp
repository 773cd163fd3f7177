// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/versionacts.h"

namespace packhouse::maven {

QList<ActRule> VersionActs::acts() const
{
    return {
        lacks(ActKind::Deprecate,
              Text::of("Clients of Maven packages read nothing but the POM, which never changes. "
                       "Publish a version whose POM has a relocation.")),
        lacks(ActKind::Yank, Text::of("Maven has no yank. Unlist it.")),
        has(ActKind::Unlist, Status::Hidden,
            Text::of("maven-metadata.xml leaves it out, so that ranges and LATEST take another. "
                     "Who names this version still gets it.")),
        lacks(ActKind::Hide, Text::of("Maven fetches every version that is named. Unlist it.")),
        lacks(ActKind::Tag, Text::of("Maven has no tags: LATEST and RELEASE follow the versions.")),
    };
}

} // namespace packhouse::maven
