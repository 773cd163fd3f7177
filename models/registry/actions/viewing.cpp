// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/viewing.h"

#include "registry/actions/audit.h"
#include "registry/actions/verification.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

Result<PackagePage> listPackages(const RegistryContext &context, const PackageQuery &query,
                                 const QByteArray &cursor)
{
    Result<PackagePage> page = context.store.packages(query, cursor);
    if (page)
        fillExposure(context, page->rows);
    return page;
}

Result<QList<StoredFile>> filesOfVersion(const RegistryContext &context, qint64 versionId)
{
    return context.store.storedVersion(versionId).map(
        [](const StoredVersion &version) { return version.files; });
}

Result<QString> pathOfBytes(const RegistryContext &context, const StoredFile &file)
{
    QString path = context.store.blobPath(file.hashes);
    if (path.isEmpty() || !context.store.checkBlob(path)) {
        return fail(ErrorCode::Corrupt,
                    Text::of("The bytes of %1 are missing or damaged.", file.name),
                    Text::of("Run verify to see what else is, and how it can be mended."));
    }
    return path;
}

Result<Policy> policyAt(const RegistryContext &context, const QString &scopePath,
                        const FormatId &type)
{
    const Result<Scope> scope = context.store.scope(scopePath);
    if (!scope)
        return fail(scope.error());
    return context.store.policy(*scope, type);
}

Result<void> setPolicyAt(const RegistryContext &context, const QString &scopePath,
                         const PolicySetting &setting, bool inheritForwarding)
{
    const Result<Scope> scope = context.store.scope(scopePath);
    if (!scope)
        return fail(scope.error());
    PolicySetting there = setting;
    there.scope = scope->id;
    return context.store.setPolicy(there, context.actor,
                                   inheritForwarding ? PolicyField::Forwarding : PolicyFields());
}

Result<void> giveNameTo(const RegistryContext &context, const FormatId &type, const QString &name,
                        const QStringList &projectPaths)
{
    QList<Scope> projects;
    for (const QString &path : projectPaths) {
        const Result<Scope> project = context.store.scope(path);
        if (!project)
            return fail(project.error());
        projects << *project;
    }
    return context.store.giveName(type, name, projects, context.actor);
}

Result<QList<DuplicateGroup>> mostDuplicates(const RegistryContext &context)
{
    constexpr int MostOfAKind = 1000;
    return context.store.duplicates(MostOfAKind);
}

Result<StorageTotals> storageTotals(const RegistryContext &context)
{
    return context.store.totals().map([](const Store::Totals &totals) {
        // What the trash and the upstreams have in the same blobs is no part of the packages.
        const qint64 all = totals.bytes + totals.trashedBytes + totals.keptBytes;
        // Nor is what nothing has any more, which stays on the disk for a while.
        const qint64 disk = totals.storedBytes - totals.leftBytes;
        const qint64 saved = std::max<qint64>(0, all - disk);
        return StorageTotals{
            totals.packages,     totals.versions,  totals.bytes, totals.bytes - saved,
            totals.trashedBytes, totals.keptBytes, disk,         totals.leftBytes};
    });
}

Result<QList<IntegrityFinding>> findDamage(const RegistryContext &context,
                                           const std::function<bool(qint64, qint64)> &progress)
{
    Result<QList<IntegrityFinding>> found = verify(context, progress);
    if (found) {
        found->removeIf([](const IntegrityFinding &one) {
            return one.kind == IntegrityFinding::Kind::LeftOver;
        });
    }
    return found;
}

} // namespace packhouse
