// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/terraform/versionacts.h"

namespace packhouse::terraform {

QList<ActRule> VersionActs::acts() const
{
    return {
        lacks(ActKind::Deprecate, Text::of("Terraform reads no deprecation of a module. Hide it.")),
        lacks(ActKind::Yank, Text::of("Terraform has no yank. Hide it.")),
        lacks(ActKind::Unlist,
              Text::of("Terraform finds the versions that are listed and no others. Hide it.")),
        has(ActKind::Hide, Status::Hidden,
            Text::of("The list of versions leaves it out, so that Terraform does not find it. Its "
                     "archive stays at its address.")),
        lacks(ActKind::Tag, Text::of("Modules have no tags: Terraform takes the highest version.")),
    };
}

} // namespace packhouse::terraform
