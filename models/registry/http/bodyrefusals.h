// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/reply.h"

/// What is said of bodies that cannot be taken, whatever they are for.
namespace packhouse::bodyrefusals {

inline Reply tooSlow()
{
    return Reply::error(408, Text::of("408 Request Timeout - The body comes too slowly. Send "
                                      "it again over a faster connection."));
}

inline Reply stalled()
{
    return Reply::error(408, Text::of("408 Request Timeout - The body stopped coming before "
                                      "it was whole. Send it again."));
}

inline Error brokenChunks()
{
    return {ErrorCode::InvalidFile,
            Text::of("The chunks of the request's body are broken or too long."),
            Text::of("Send it again, or with a Content-Length.")};
}

inline Error tooMany()
{
    return {ErrorCode::Busy, Text::of("Too many uploads are running."),
            Text::of("Try again later."), true};
}

} // namespace packhouse::bodyrefusals
