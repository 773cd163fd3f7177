// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagechanges.h"
#include "core/packagereader.h"
#include "formats/inspecting.h"

namespace packhouse::debian {

class Works;

// Files that people publish without dput: binaries, a .dsc with what it needs, a whole .changes.

/// Errors: Unsupported, InvalidFile, TooLarge.
Result<Inspection> inspectDropped(QIODevice &file, const QString &fileName);
/// A tarball that a .dsc names tells nothing of itself: it is of the version of \a main.
Result<Inspection> inspectBeside(QIODevice &file, const QString &fileName, const Inspection &main);

/// "trixie/main" for each component of each distribution.
Result<QStringList> partsOf(const PackageReader &store, const Scope &project);

/// Puts the files into the distribution and component of Publication::part, which is told
/// afterwards. Without one: into the only distribution, or the one that a .changes names, and the
/// components that the files' sections say. A distribution that there is not yet is made.
Result<void> completeDropped(Works &works, Publication &publication, const PackageReader &store,
                             PackageChanges &changes);

} // namespace packhouse::debian
