// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/inspecting.h"
#include "formats/nuget/nuspec.h"

namespace packhouse::nuget {

/// The bytes of the one .nuspec in the archive's root. Unsupported: no zip archive, or none with a
/// .nuspec; InvalidFile: broken, or several.
Result<QByteArray> nuspecBytes(QIODevice &file);
/// The same of a package that was taken before; nothing else of it is looked at.
Result<QByteArray> storedNuspecBytes(QIODevice &file);
/// Another file of a published package, at most \a longest bytes of it. NotFound.
Result<QByteArray> storedEntry(QIODevice &file, const QString &path, qint64 longest);

/// What a package or symbol package is, by its content; \a fileName only says whether a file that
/// cannot be read was meant to be one.
Result<Inspection> inspectPackage(QIODevice &file, const QString &fileName);

} // namespace packhouse::nuget
