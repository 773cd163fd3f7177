// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <optional>

namespace packhouse {

/// The first read of a store's database that failed on this thread since forgetReadFailure();
/// nothing when all did well. For whoever must not make an answer of what was not read: handlers
/// take nothing for "there is none", and then a disk that fails for a moment is told as a package
/// that is missing.
const std::optional<Error> &readFailure();
/// Before the work whose reads are asked about.
void forgetReadFailure();
/// By the connections.
void noteReadFailure(const Error &error);

} // namespace packhouse
