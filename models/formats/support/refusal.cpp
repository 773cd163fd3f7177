// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/refusal.h"

using namespace Qt::StringLiterals;

namespace packhouse {

Reply badRequest(const QString &reason)
{
    return Reply::error(400, u"400 Bad request - "_s + reason);
}

Reply tooLarge(const Error &error)
{
    const QString text = callerText(error);
    const QString begin = u"File is too large"_s;
    return badRequest(text.startsWith(begin) ? text : begin + u": "_s + text);
}

Reply refusal(const Error &error, const QString &duplicate)
{
    switch (error.code) {
    case ErrorCode::Duplicate:
        return badRequest(duplicate);
    case ErrorCode::TooLarge:
        return tooLarge(error);
    case ErrorCode::InvalidName:
    case ErrorCode::InvalidVersion:
    case ErrorCode::InvalidFile:
    case ErrorCode::HashMismatch:
        return badRequest(u"Validation failed: "_s + callerText(error));
    case ErrorCode::Protected:
        return Reply::error(403, u"403 Forbidden - Package protected."_s);
    default:
        return Reply::error(error);
    }
}

} // namespace packhouse
