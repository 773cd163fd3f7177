// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/actions/context.h"
#include "registry/store/store.h"

#include <functional>

namespace packhouse {

struct RepairReport
{
    QList<IntegrityFinding> repaired;
    QList<IntegrityFinding> left; ///< with what was tried in their remedy
};

/// NotFound, naming the first that is no folder which can be read.
Result<void> checkFolders(const QStringList &folders);

/// Mends what Store::verify() found. Damaged and missing bytes come from a copy in one of the \a
/// folders (a data directory of Packhouse, or any folder: files are told by their content) or from
/// the upstream that they came from; nothing that does not match the hash is taken. A journal that
/// does not do begins anew. Rows are left alone: that is what a rebuild is for. \a
/// progress(subject, findings done) answers false to stop. Blocks on disk and network. Errors:
/// Cancelled, or what keeps everything from being mended.
Result<RepairReport> repair(const RegistryContext &context, const QList<IntegrityFinding> &findings,
                            const QStringList &folders,
                            const std::function<bool(const QString &, qint64)> &progress);

} // namespace packhouse
