// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/connection.h"

#include <QStringList>

namespace packhouse {

// What a database needs that was made anew from a journal with gaps.

/// Rows whose owners were lost go as well, until none is left; \a lost names them.
void dropOrphans(Connection &db, QList<Text> &lost);
/// Where the news of a deletion is lost, the version that came after it tells.
void leaveOneOfEach(Connection &db);
/// What follows from other rows, for when some of those are lost.
void recountEverything(Connection &db);

} // namespace packhouse
