// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capability.h"

#include <span>

namespace packhouse {

/// What the clients of every type can do.
std::span<const CapabilityExtra> commonExtras();

} // namespace packhouse
