// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"

namespace packhouse {

/// Who did something, by the name that the journal has for him (Caller::name()): the registry's own
/// words for its owner and for nobody in particular are a text, a token's name stays a name.
Text actorTitle(const QString &actor);

} // namespace packhouse
