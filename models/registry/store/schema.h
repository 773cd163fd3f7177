// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/connection.h"

#include <QStringList>

#include <span>

namespace packhouse {

/// One step from the schema before to version \a to, as statements.
struct Migration
{
    int to = 0;
    QStringList statements;
};

/// Every released schema's step, in order; the first one makes an empty database.
std::span<const Migration> migrations();

/// Brings a database to the last of \a steps: on a copy that is compared with the original and then
/// put in its place. The original stays beside it as "<file>.v<old version>". Nothing may have the
/// file open. Errors: Unsupported (made by a newer Packhouse), Corrupt, StorageFull, ReadOnly.
Result<void> migrate(const QString &file, std::span<const Migration> steps);

} // namespace packhouse
