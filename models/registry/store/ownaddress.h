// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/scope.h"

namespace packhouse {

/// A further port whose root is the registry of a project or group.
struct OwnAddress
{
    quint16 port = 0; ///< of all it is the key: one port has one scope and type
    ScopeId scope = InstanceScope;
    FormatId type;

    bool operator==(const OwnAddress &) const = default;
};

} // namespace packhouse
