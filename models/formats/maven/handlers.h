// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/maven/names.h"
#include "formats/route.h"

namespace packhouse::maven {

// protocol: Maven PUT of a file, a checksum or metadata
std::optional<Reply> uploadPrecheck(const Call &call);
Reply upload(Call &call);

/// protocol: ours, as other repositories have it: DELETE of a file's path, or of a version's folder
Reply remove(Call &call);

/// Files as they are stored; checksums and metadata as our rows say. protocol: Maven GET
Reply download(Call &call);

// How many builds of a snapshot are kept, as {"snapshot_builds_kept": N}; 0 keeps all. What a
// scope does not say is inherited.
Reply showSettings(Call &call);
Reply changeSettings(Call &call);
/// What holds at a scope.
int snapshotBuildsKept(const PackageReader &store, Scope scope);

/// The versions of a package that are seen here, oldest first: visible to the caller and, at the
/// instance, only from the projects that the name belongs to.
Result<QList<StoredVersion>> seenVersions(const Call &call, const QString &name,
                                          const QString &version = {});

} // namespace packhouse::maven
