// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "registry/actions/context.h"
#include "registry/store/store.h"

#include <functional>

namespace packhouse {

// What a window asks for beside publishing and removing, whichever door it comes through: scopes by
// their path, and what is left open is settled here.

/// With the exposure of each row.
Result<PackagePage> listPackages(const RegistryContext &context, const PackageQuery &query,
                                 const QByteArray &cursor);
Result<QList<StoredFile>> filesOfVersion(const RegistryContext &context, qint64 versionId);
/// The path of the stored bytes, which were looked at. Corrupt when they are not those.
Result<QString> pathOfBytes(const RegistryContext &context, const StoredFile &file);
Result<Policy> policyAt(const RegistryContext &context, const QString &scopePath,
                        const FormatId &type);
/// \a inheritForwarding: what the scope says of forwarding is taken back.
Result<void> setPolicyAt(const RegistryContext &context, const QString &scopePath,
                         const PolicySetting &setting, bool inheritForwarding);
/// As Administration::giveName().
Result<void> giveNameTo(const RegistryContext &context, const FormatId &type, const QString &name,
                        const QStringList &projectPaths);
/// As Administration::duplicates() bounds them.
Result<QList<DuplicateGroup>> mostDuplicates(const RegistryContext &context);
Result<StorageTotals> storageTotals(const RegistryContext &context);
/// What verify() finds that is wrong; left-overs are not.
Result<QList<IntegrityFinding>> findDamage(const RegistryContext &context,
                                           const std::function<bool(qint64, qint64)> &progress);

} // namespace packhouse
