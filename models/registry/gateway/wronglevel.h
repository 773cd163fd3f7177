// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/gateway/router.h"

namespace packhouse {

/// Why a path that a package type has at another level is none at its own, and where it is; empty
/// when it is nowhere.
QString wrongLevel(const Router &router, Method method, const RawPath &path);

} // namespace packhouse
