// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/actions/context.h"

#include <functional>

namespace packhouse {

/// Whatever their status but deleted, highest first by the type's own order.
Result<QList<VersionRow>> sortedVersions(const RegistryContext &context, const PackageKey &key);

/// NotFound when the package has no version.
Result<PackageDetails> packageDetails(const RegistryContext &context, const PackageKey &key);

/// Of several files with one name the one that clients get.
QList<StoredFile> servedFiles(const StoredVersion &version);

/// Copies a stored file out, beside its place first, and checks its hash on the way. \a progress
/// gets the bytes so far and answers false to stop.
Result<void> downloadItem(const RegistryContext &context, const DownloadItem &item,
                          const std::function<bool(qint64)> &progress = {});

} // namespace packhouse
