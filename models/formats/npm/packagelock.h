// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/lockedoutlook.h"
#include "core/result.h"

namespace packhouse::npm {

/// What a package-lock.json or npm-shrinkwrap.json of any version has of a package. InvalidFile: it
/// is no JSON object.
Result<QList<LockedPackage>> inPackageLock(const QByteArray &bytes, const QString &name);

/// What a pnpm-lock.yaml has of it. The file is read by its lines, as pnpm writes them.
QList<LockedPackage> inPnpmLock(const QByteArray &bytes, const QString &name);

/// What a yarn.lock of any version has of it, by its lines as well.
QList<LockedPackage> inYarnLock(const QByteArray &bytes, const QString &name);

} // namespace packhouse::npm
