// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/control/operations.h"

namespace packhouse {

/// The table of control/actions.h, but what is about the feed of changes. Arguments: {"version",
/// "input"}; the answer is {"output"}.
std::span<const Operation> windowOperations();

namespace control {

/// What the arguments of an action ask. Unsupported: another version of this program asks.
Result<QJsonValue> inputOf(const QJsonObject &arguments);
tl::unexpected<Error> notUnderstood();
QJsonObject outputJson(const QJsonValue &output);

} // namespace control

} // namespace packhouse
