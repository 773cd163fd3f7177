// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"

namespace packhouse {

/// Moves the file of that name, of the first of the versions that has it, to the trash; with its
/// last file a version goes as a whole. \a file empty: the first version. NotFound when there is
/// none.
Result<void> removeByPath(Call &call, const QList<StoredVersion> &versions, const QString &file);

} // namespace packhouse
