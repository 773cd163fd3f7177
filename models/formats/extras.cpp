// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/extras.h"

namespace packhouse {

namespace {

constexpr CapabilityExtra Common[] = {
    {"*", "auth", "headers,basic,bearer",
     "Every client's token is taken in a header of its own, by Basic and as a bearer."},
    {"*", "hashes", "md5,sha1,sha256,sha512",
     "All four hashes of every file are recorded and shown."},
};

} // namespace

std::span<const CapabilityExtra> commonExtras()
{
    return Common;
}

} // namespace packhouse
