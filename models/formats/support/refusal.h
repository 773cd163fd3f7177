// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/reply.h"

namespace packhouse {

/// Why a publish was refused, in the reference's words and with its status; \a duplicate is what
/// its type says of a duplicate, after "400 Bad request - ".
Reply refusal(const Error &error, const QString &duplicate);

/// 400 in the reference's words for a file that is too large, and then in ours.
Reply tooLarge(const Error &error);

/// 400 in the reference's words for a request that makes no sense: "400 Bad request - <reason>".
Reply badRequest(const QString &reason);

} // namespace packhouse
