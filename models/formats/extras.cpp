// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/extras.h"

namespace packhouse {

namespace {

constexpr CapabilityExtra Common[] = {
    {"*", "auth", "headers,basic,bearer",
     "Every client's token is taken in a header of its own, by Basic and as a bearer."},
    {"*", "tokens", "P,J,D,A",
     "A token of every kind works with every client; the name of the user beside it is not looked "
     "at."},
    {"*", "hashes", "md5,sha1,sha256,sha512",
     "All four hashes of every file are recorded and shown."},
};

} // namespace

std::span<const CapabilityExtra> commonExtras()
{
    return Common;
}

} // namespace packhouse
