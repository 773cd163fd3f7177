// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace packhouse {

/// While \a menu is open, each of its entries can be chosen by a letter of its own, and so in the
/// menus below it. Only then, since buttons, the palette and readers of the screen have these
/// texts, too; and found at that time, since they are translated and change.
void giveMnemonics(QMenu *menu);

} // namespace packhouse
