// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/format.h"
#include "formats/nuget/nuspec.h"

namespace packhouse::nuget {

/// The bytes of the one .nuspec in the archive's root. Unsupported: no zip archive, or none with a
/// .nuspec; InvalidFile: broken, or several.
Result<QByteArray> nuspecBytes(QIODevice &file);

/// What a package or symbol package is, by its content; \a fileName only says whether a file that
/// cannot be read was meant to be one.
Result<Inspection> inspectPackage(QIODevice &file, const QString &fileName);

} // namespace packhouse::nuget
