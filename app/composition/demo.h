// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/registry.h"

namespace packhouse {

/// Fills an empty registry with packages of each built type that it makes itself, in several groups and
/// projects, with duplicates, reservations, tokens, downloads and something in the trash. Conflict when
/// there is a package already.
Result<void> fillWithDemo(Registry &registry);

} // namespace packhouse
