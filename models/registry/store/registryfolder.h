// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace packhouse {

/// NotFound unless the folder has, or once had, a registry. One that cannot be looked into may.
Result<void> checkIsRegistry(const QString &directory);

/// Forbidden when the directory, or what we have at its top or in its journal, belongs to another
/// user, or when something of that is a link: what is written there would go elsewhere, or could be
/// exchanged by others. The directory itself may be a link, and folders in it other disks. Bytes
/// never change once they are there, so they may have several names.
Result<void> checkIsOurs(const QString &directory);

} // namespace packhouse
