// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/token.h"
#include "items/formatinfo.h"

namespace packhouse {

/// Whether a kind of token works with a package type, after the reference table.
struct TokenReach
{
    enum class Answer { Yes, No, NotStated };
    Answer answer = Answer::NotStated;
    QString how; ///< "header, Basic"; empty unless it works
};

TokenReach tokenReach(TokenKind kind, const FormatInfo &format);
/// "all", "all but Conan, Go", "npm, Maven, PyPI … 12"
QString worksWithText(TokenKind kind, const FormatInfoList &formats);
/// "Project access", "Deploy (group)"
QString tokenKindText(TokenKind kind, Level level);
/// "read, write"
QString rightsText(Rights rights);

} // namespace packhouse
