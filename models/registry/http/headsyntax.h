// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>

namespace packhouse {

/// RFC 9110, 5.6.2: what methods and the names of fields are made of.
inline bool isTokenByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
}

/// RFC 9110, 5.5: what the values of fields are made of.
inline bool isFieldByte(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return c == '\t' || (code >= 0x20 && code != 0x7f);
}

} // namespace packhouse
