// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy.h"

namespace packhouse {

/// The policy's switch with its exception applied to a name and a version.
bool duplicatesAllowed(const Policy &policy, const Coordinates &coordinates);

} // namespace packhouse
