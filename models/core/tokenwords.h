// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/token.h"

#include <array>
#include <utility>

namespace packhouse {

/// What the command line, the owner's door and refusals call the kinds of token.
inline constexpr std::array<std::pair<TokenKind, const char *>, 5> TokenKindWords{
    {{TokenKind::Personal, "personal"},
     {TokenKind::Project, "project"},
     {TokenKind::Group, "group"},
     {TokenKind::Deploy, "deploy"},
     {TokenKind::Job, "job"}}};

} // namespace packhouse
