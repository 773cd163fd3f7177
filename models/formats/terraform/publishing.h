// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagereader.h"
#include "formats/terraform/modulearchive.h"

namespace packhouse::terraform {

/// A name belongs to one project of a top group, unless duplicates are allowed there, and a version
/// is published once, always. Duplicate with the reference's texts.
Result<void> checkFree(const PackageReader &store, const Scope &project,
                       const Coordinates &coordinates, const Caller &actor);

/// Everything of a publication that comes from the archive.
void describe(Publication &publication, const ModuleArchive &module);

} // namespace packhouse::terraform
