// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace packhouse {

/// What the columns of a table have, whether or not its vertical scroll bar is shown. Whoever fits
/// columns measures by this: by the viewport a bar that comes would make them narrower, which may
/// make another bar go, and with it the first one, for ever.
int steadyWidth(const QTableView *table);

/// The same for the other bar: it is there or not by what the columns need, never by its own room.
void setScrollsSideways(QTableView *table, bool scrolls);

} // namespace packhouse
