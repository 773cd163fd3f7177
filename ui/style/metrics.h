// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace packhouse::metrics {

// Device-independent pixels; Qt scales them.
inline constexpr int RowHeight = 32;
inline constexpr int SidebarRowHeight = 28;
inline constexpr int HeaderHeight = 30;
inline constexpr int TableFrame = 2; ///< both sides of one that is framed
inline constexpr int ButtonHeight = 30;
inline constexpr int ChipHeight = 26;
inline constexpr int BadgeHeight = 18;
inline constexpr int BadgePadding = 7;
inline constexpr int BadgeRadius = 3;
inline constexpr int TypeBadgeSize = 20;
inline constexpr int TypeBadgeRadius = 4;
inline constexpr int CellPadding = 10;
inline constexpr int Radius = 6;
inline constexpr int Gap = 8;
inline constexpr int PanelMargin = 16;
inline constexpr int Indent = 16;

} // namespace packhouse::metrics
