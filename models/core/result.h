// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/expected.h"

namespace packhouse {

/// May not be dropped; where it makes no difference, `(void)` says so.
template<typename T>
using Result = tl::expected<T, Error>;

/// The error side of a Result: `return fail(ErrorCode::NotFound, Text::of("…"));`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, Text what, Text remedy = {},
                                                bool retryable = false)
{
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(remedy), retryable});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace packhouse
