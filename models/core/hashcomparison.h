// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"

#include <optional>

namespace packhouse {

/// The strongest hash that is known: one that is not empty. nullptr when there is none.
QByteArray Hashes::*strongest(const Hashes &hashes);

/// Whether two files have the same bytes, by the strongest hash that both know; nullopt when they
/// share none.
std::optional<bool> sameBytes(const Hashes &a, const Hashes &b);

} // namespace packhouse
