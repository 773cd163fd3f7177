// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace packhouse {

/// Makes SIGTERM, SIGINT and SIGHUP wait for waitForStopSignal() in this thread and all that are
/// made later, so call it before there are others. SIGPIPE is ignored: a client that hangs up is no
/// reason to end.
void holdStopSignals();
/// From now on the first SIGINT or SIGTERM is noted, and the next one ends the program.
void noteStopSignals();
bool stopSignalled();
/// Blocks until one arrives; answers its number.
int waitForStopSignal();

} // namespace packhouse
