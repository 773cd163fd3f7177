// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace packhouse {

/// Lets a table copy its chosen rows as text, a tab between cells: by the keys for copying and by
/// its context menu.
void addCopyRows(QTableView *table);

} // namespace packhouse
