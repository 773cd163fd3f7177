// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/actions/context.h"
#include "registry/store/store.h"

namespace packhouse {

/// Everything that Store::verify() finds, and what is wrong with keys and secrets: those of package
/// types, of this computer's certificate authority, and any file beside them that other users may
/// read or that cannot be read. \a progress as that of Store::verify(). Blocks on disk.
Result<QList<IntegrityFinding>> verify(const RegistryContext &context,
                                       const std::function<bool(qint64, qint64)> &progress);

} // namespace packhouse
