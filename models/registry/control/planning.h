// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/control/json.h"

namespace packhouse::control {

/// A deletion as the command line has it, by the arguments "dry_run", "yes", "reserve",
/// "stop_forwarding", "for_good" and "probe"; with "clients", what the caller's clients would get,
/// and "projects", the folders that he named for that. With "look" nothing is done or kept.
Result<QJsonObject> removeItems(const ControlContext &context, const QList<RemovalItem> &items,
                                Arguments arguments);

} // namespace packhouse::control
