// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/golang/versionacts.h"

namespace packhouse::golang {

QList<ActRule> VersionActs::acts() const
{
    return {
        lacks(ActKind::Deprecate, Text::of("A module is deprecated by a comment in the go.mod of "
                                           "its newest version. Publish a version that has one.")),
        lacks(ActKind::Yank, Text::of("A version is retracted by the go.mod of a newer one. "
                                      "Publish a version that does.")),
        has(ActKind::Unlist, Status::Hidden,
            Text::of(
                "\"go list\" and \"@latest\" leave it out. Who names this version still gets it.")),
        lacks(ActKind::Hide, Text::of("Go fetches every version that is named. Unlist it.")),
        lacks(ActKind::Tag, Text::of("Modules have no tags here: Go takes the highest version.")),
    };
}

// What a go.mod says is marked when it is published, and would be marked again.
Result<void> VersionActs::admits(const VersionAct &act, const StoredVersion &version) const
{
    if (act.kind != ActKind::Offer || version.status != Status::Deprecated)
        return {};
    return fail(
        ErrorCode::Unsupported,
        Text::of("%1 is retracted by the go.mod of a newer version.", version.coordinates.version),
        Text::of("Publish a version whose go.mod does not retract it."));
}

} // namespace packhouse::golang
