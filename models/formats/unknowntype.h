// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "formats/formatlist.h"

namespace packhouse {

/// "There is no package type …", and which there are.
[[nodiscard]] Error unknownType(const FormatList &formats, const FormatId &type,
                                ErrorCode code = ErrorCode::InvalidArgument);

} // namespace packhouse
