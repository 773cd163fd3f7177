// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "core/result.h"

#include <QFuture>

namespace packhouse {

/// Reads the whole file once, off the window's thread, and compares all hashes that are expected.
/// Errors: NotFound, HashMismatch (names which), Cancelled.
QFuture<Result<void>> verifyFile(const QString &path, const Hashes &expected);

} // namespace packhouse
