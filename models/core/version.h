// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace packhouse {

inline constexpr const char Version[] = PACKHOUSE_VERSION;

} // namespace packhouse
