// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/servefile.h"
#include "core/result.h"

namespace packhouse {

/// In "serve.json" of the data directory, readable by nobody else.
Result<void> writeServeFile(const QString &directory, const ServeFile &file);
/// NotFound, Corrupt.
Result<ServeFile> readServeFile(const QString &directory);
/// Only when this process wrote it.
void removeServeFile(const QString &directory);

} // namespace packhouse
