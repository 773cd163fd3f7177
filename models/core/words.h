// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changing.h"
#include "core/evidence.h"
#include "core/policy.h"

#include <array>
#include <utility>

namespace packhouse {

/// What the command line, the owner's door and reports call the values of an enum; never
/// translated.
template<typename Enum, size_t Count>
using Words = std::array<std::pair<Enum, const char *>, Count>;

/// Null for a value without a word.
template<typename Enum, size_t Count>
QString wordOf(const Words<Enum, Count> &words, Enum value)
{
    for (const auto &[known, text] : words) {
        if (known == value)
            return QString::fromLatin1(text);
    }
    return {};
}

inline constexpr Words<Forwarding, 4> ForwardingWords{{{Forwarding::Off, "off"},
                                                       {Forwarding::Redirect, "redirect"},
                                                       {Forwarding::Proxy, "proxy"},
                                                       {Forwarding::ProxyKeep, "keep"}}};
inline constexpr Words<ActKind, 8> ActWords{{{ActKind::Deprecate, "deprecate"},
                                             {ActKind::Yank, "yank"},
                                             {ActKind::Unlist, "unlist"},
                                             {ActKind::Hide, "hide"},
                                             {ActKind::Offer, "offer"},
                                             {ActKind::Tag, "tag"},
                                             {ActKind::Untag, "untag"},
                                             {ActKind::Note, "note"}}};
inline constexpr Words<Tone, 5> ToneWords{{{Tone::Neutral, "neutral"},
                                           {Tone::Good, "good"},
                                           {Tone::Warning, "warning"},
                                           {Tone::Bad, "bad"},
                                           {Tone::Unknown, "unknown"}}};

} // namespace packhouse
