// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/body.h"

namespace packhouse {

/// As smallBody(), with room for a plan of all that there is: for this computer's own user only.
Result<std::unique_ptr<BodySink>> ownersBody(const BodyContext &context);

} // namespace packhouse
