// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/result.h"

namespace packhouse::composer {

/// "vendor/name" in lower case, as Composer 2 takes it. InvalidName.
Result<void> checkName(const QString &name);
/// InvalidVersion.
Result<void> checkVersion(const QString &version);
/// Letters, digits and "._+-", with the ending of a zip archive; never a path. InvalidFile.
Result<void> checkFileName(const QString &fileName);

/// Under which an archive is stored: "acme-lib-1.2.0.zip", so that a version that comes twice is a
/// file that comes twice; a branch has one for each state, named by \a reference.
QString archiveName(const Coordinates &coordinates, const QByteArray &reference);

/// Of "php", "ext-json", "lib-curl", "composer-runtime-api": no package of a registry.
bool isPlatform(const QString &name);

} // namespace packhouse::composer
