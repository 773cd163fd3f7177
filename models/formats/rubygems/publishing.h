// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagereader.h"
#include "formats/format.h"
#include "formats/inspecting.h"
#include "formats/rubygems/gemfile.h"

namespace packhouse::rubygems {

inline const QString Type = QStringLiteral("rubygems");

/// What a gem's file is inspected to be.
Inspection inspectionOf(const GemFile &gem);

/// Adds to a publication, whose file \a at has a gem's bytes, all that goes with them: names, the
/// parts of documents, and the specification as a file of its own, whose hashes are told too.
/// Duplicate where another gem of the project has its full name: clients ask by that alone.
Result<void> addGem(Publication &publication, size_t at, const GemFile &gem,
                    const PackageReader &store, Staging &staging);
/// The same with the gems read from the publication's files: one for each platform of the version.
Result<void> completeGem(Publication &publication, const PackageReader &store, Staging &staging);

/// The last stored file of that name; nullptr when there is none.
/// The newest gem of a version that a full name means, however its platform is spelled; nullptr:
/// there is none.
const StoredFile *gemFor(const StoredVersion &version, const FullName &full);
const StoredFile *newestFile(const StoredVersion &version, const QString &fileName);
/// The specification that came with \a gem; nullptr when it is gone.
const StoredFile *gemspecOf(const StoredVersion &version, const StoredFile &gem);

} // namespace packhouse::rubygems
