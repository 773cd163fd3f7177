// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/lockedoutlook.h"

namespace packhouse::pypi {

/// What a poetry.lock or uv.lock has of a package, by its canonical name. Read by its lines, as
/// those programs write them: a table "[[package]]" for each, with what it was taken from.
QList<LockedPackage> inTomlLock(const QByteArray &bytes, const QString &name);

} // namespace packhouse::pypi
