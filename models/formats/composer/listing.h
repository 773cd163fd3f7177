// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"

namespace packhouse::composer {

/// All that a document's bytes depend on beside what is stored.
QByteArray documentKey(const Call &call, QByteArrayView kind, QByteArrayView what);

/// What the caller sees of a package, oldest first; each has a file.
Result<QList<StoredVersion>> listed(const Call &call, const QString &name);

/// The names at the caller's scope, in order. Of some of them he may see no version.
Result<QStringList> namesHere(const Call &call);

} // namespace packhouse::composer
