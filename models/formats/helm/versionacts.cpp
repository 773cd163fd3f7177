// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/helm/versionacts.h"

namespace packhouse::helm {

QList<ActRule> VersionActs::acts() const
{
    return {
        lacks(ActKind::Deprecate,
              Text::of("Helm reads a deprecation from the Chart.yaml in the archive, which never "
                       "changes. Publish a version that has one, or hide it.")),
        lacks(ActKind::Yank, Text::of("Helm has no yank. Hide it.")),
        lacks(ActKind::Unlist,
              Text::of("Helm finds the charts of index.yaml and no others. Hide it.")),
        has(ActKind::Hide, Status::Hidden,
            Text::of("index.yaml leaves it out, so that Helm does not find it. Its archive stays "
                     "at its address.")),
        lacks(ActKind::Tag, Text::of("Charts have no tags: Helm takes the highest version.")),
    };
}

} // namespace packhouse::helm
