// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/token.h"
#include "items/formatinfo.h"

namespace packhouse {

/// Whether a kind of token may do something with a package type.
struct TokenReach
{
    WireAccess::Look look = WireAccess::Look::Refused;
    QString how = {}; ///< "header, Basic"; empty unless it works
    QString reason = {}; ///< a sentence, where it is refused
};

/// Nothing: nobody knows that type's wire.
std::optional<TokenReach> tokenReach(TokenKind kind, Right verb, const FormatInfo &format);
/// What the kind reads: "all", "all but Conan, Go", "npm, Maven, PyPI … 12"
QString worksWithText(TokenKind kind, const FormatInfoList &formats);
/// "Project access", "Deploy (group)"
QString tokenKindText(TokenKind kind, Level level);
/// "read, write"
QString rightsText(Rights rights);

} // namespace packhouse
