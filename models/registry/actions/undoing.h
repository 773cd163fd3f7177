// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/actions/context.h"
#include "registry/actions/parts.h"

namespace packhouse {

/// Takes back the newest act of the actor's session, as Administration has it.
Result<void> takeBack(const RegistryContext &context, const QString &act, const GoOn &goOn = {});

} // namespace packhouse
