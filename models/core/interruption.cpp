// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interruption.h"

namespace packhouse {

Result<void> Interruption::check()
{
    if (isRequested())
        return fail(ErrorCode::Cancelled, Text::of("The registry is being stopped."),
                    Text::of("Try again when it runs."), true);
    return {};
}

} // namespace packhouse
