// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashcomparison.h"

namespace packhouse {

namespace {

constexpr QByteArray Hashes::*strongestFirst[] = {&Hashes::sha512, &Hashes::sha256, &Hashes::sha1,
                                                  &Hashes::md5};

} // namespace

QByteArray Hashes::*strongest(const Hashes &hashes)
{
    for (const auto hash : strongestFirst) {
        if (!(hashes.*hash).isEmpty())
            return hash;
    }
    return nullptr;
}

std::optional<bool> sameBytes(const Hashes &a, const Hashes &b)
{
    for (const auto hash : strongestFirst) {
        if (!(a.*hash).isEmpty() && !(b.*hash).isEmpty())
            return equalInConstantTime(a.*hash, b.*hash);
    }
    return std::nullopt;
}

} // namespace packhouse
