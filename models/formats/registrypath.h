// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"

namespace packhouse {

/// The path of the registry that was asked, with the type's word:
/// "/api/v4/projects/1/packages/npm", at a group "/api/v4/groups/2/-/packages/npm". Empty where it
/// has an address of its own, whose root it is: then Call::prefix is empty, too.
inline QByteArray registryPath(const Call &call, QByteArrayView word)
{
    if (call.prefix.isEmpty())
        return {};
    return call.prefix + (call.scope.level == Level::Group ? "/-" : "") + "/packages/"
           + word.toByteArray();
}

} // namespace packhouse
