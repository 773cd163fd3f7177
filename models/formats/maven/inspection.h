// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/inspecting.h"

namespace packhouse::maven {

/// A POM by its content; a .jar, .war, .ear, .aar or .rar by what Maven put into it, else by its
/// name, which tells no groupId. Errors: Unsupported, InvalidFile, TooLarge.
Result<Inspection> inspectFile(QIODevice &file, const QString &fileName);

/// A file that is named after the version that \a main is of: whatever has its artifact's name. One
/// that tells coordinates of its own keeps them.
Result<Inspection> inspectBeside(QIODevice &file, const QString &fileName, const Inspection &main);

/// By its ending: what Maven reads, and nobody else.
bool isArtifact(const QString &fileName);

/// The POM that goes with a main artifact: its own copy of it, or the least that a POM may say.
Result<QByteArray> pomFor(QIODevice &archive, const QString &name, const QString &version,
                          const QString &extension);

} // namespace packhouse::maven
