// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "core/result.h"

#include <compare>

namespace packhouse::generic {

/// Letters, digits and "._-+", ASCII. InvalidName.
Result<void> checkName(const QString &name);
/// Letters, digits and "_+.-", without two dots in a row. InvalidVersion.
Result<void> checkVersion(const QString &version);
/// A relative path of segments of letters, digits and "._-+", '~' and '@' not first or last.
/// InvalidFile.
Result<void> checkPath(const QString &path);

std::weak_ordering compareVersions(QStringView a, QStringView b);
bool isPrerelease(QStringView version);

/// Name and version out of a file's name, as far as that is clear: "firmware-1.2.bin" is firmware
/// 1.2, "notes.txt" is notes without a version.
Coordinates guess(const QString &fileName);
/// The file name with what checkPath() refuses replaced.
QString allowedFileName(const QString &fileName);

} // namespace packhouse::generic
