// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/removaltarget.h"

#include "formats/formatlist.h"
#include "formats/unknowntype.h"
#include "registry/store/store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString subject(const RemovalItem &item)
{
    return item.version.isEmpty() ? item.key.name : item.key.name + u' ' + item.version;
}

Result<RemovalTarget> emptyTarget(const RegistryContext &context, const PackageKey &key)
{
    RemovalTarget target;
    target.key = key;
    target.format = context.formats.find(key.type);
    if (!target.format)
        return fail(unknownType(context.formats, key.type, ErrorCode::Unsupported));
    Result<Scope> project = context.store.scope(key.scopePath);
    if (!project)
        return fail(project.error());
    target.project = std::move(*project);
    target.canonicalName = target.format->canonicalName(key.name);
    return target;
}

/// Only some of a version's files, unless they are all of them.
Result<void> choose(RemovalTarget &target, const StoredVersion &version, const QList<FileId> &files)
{
    QSet<FileId> known;
    for (const StoredFile &file : version.files)
        known.insert(QString::number(file.id));
    const QSet<FileId> wanted(files.begin(), files.end());
    if (!known.contains(wanted))
        return fail(filesAreGone(target.key, version.coordinates.version));
    if (wanted.size() < known.size())
        target.some.insert(version.id, wanted.values());
    return {};
}

Result<RemovalTarget> targetOf(const RegistryContext &context, const RemovalItem &item)
{
    Result<RemovalTarget> target = findTarget(context, item.key, [&item](const VersionRow &row) {
        return item.version.isEmpty() || row.version == item.version;
    });
    if (!target)
        return target;
    target->whole = item.version.isEmpty();
    if (target->versions.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Text::of("There is no %1 package %2 in %3.", target->format->label(),
                             subject(item), item.key.scopePath),
                    Text::of("List what is there, and check the scope."));
    }
    if (item.files.isEmpty())
        return target;
    for (const StoredVersion &version : std::as_const(target->versions)) {
        if (const auto chosen = choose(*target, version, item.files); !chosen)
            return fail(chosen.error());
    }
    return target;
}

/// Who asks for all of a version gets all of it.
void addChoice(RemovalTarget &to, const RemovalTarget &more, const StoredVersion &version,
               bool known)
{
    if (!more.stays(version)) {
        to.some.remove(version.id);
    } else if (!known || to.stays(version)) {
        QList<FileId> &files = to.some[version.id];
        const QList<FileId> added = more.some.value(version.id);
        std::ranges::copy_if(added, std::back_inserter(files),
                             [&files](const FileId &file) { return !files.contains(file); });
        if (files.size() == version.files.size())
            to.some.remove(version.id);
    }
}

} // namespace

QList<StoredVersion> RemovalTarget::wholeVersions() const
{
    QList<StoredVersion> found = versions;
    found.removeIf([this](const StoredVersion &version) { return stays(version); });
    return found;
}

PlannedVersion RemovalTarget::planned(const StoredVersion &version) const
{
    return stays(version) ? PlannedVersion::someOf(version, some.value(version.id))
                          : PlannedVersion::of(version);
}

Result<RemovalTarget> findTarget(const RegistryContext &context, const PackageKey &key,
                                 const IsMeant &isMeant)
{
    Result<RemovalTarget> target = emptyTarget(context, key);
    if (!target)
        return target;
    const Result<QList<VersionRow>> rows = context.store.versionRows(key);
    if (!rows)
        return fail(rows.error());
    for (const VersionRow &row : *rows) {
        if (!isMeant(row))
            continue;
        Result<StoredVersion> version = context.store.storedVersion(row.id);
        if (!version)
            return fail(version.error());
        target->versions.append(std::move(*version));
    }
    return target;
}

Result<RemovalTarget> findTarget(const RegistryContext &context, const PlannedPackage &package)
{
    Result<RemovalTarget> target = emptyTarget(context, package.key);
    if (!target)
        return target;
    target->whole = package.whole;
    for (const PlannedVersion &planned : package.versions) {
        Result<StoredVersion> version = context.store.storedVersion(planned.id.toLongLong());
        if (!version && version.error().code != ErrorCode::NotFound)
            return fail(version.error());
        // Not the version of another package, whatever the plan was made into.
        if (!version || version->project != target->project.id
            || version->canonicalName != target->canonicalName
            || version->coordinates.type != package.key.type)
            return fail(plannedIsGone(package.key, planned.version));
        if (planned.onlyFiles)
            target->some.insert(version->id, planned.files);
        target->versions.append(std::move(*version));
    }
    return target;
}

Result<QList<RemovalTarget>> findTargets(const RegistryContext &context,
                                         const QList<RemovalItem> &items)
{
    QList<RemovalTarget> targets;
    for (const RemovalItem &item : items) {
        Result<RemovalTarget> target = targetOf(context, item);
        if (!target)
            return fail(target.error());
        const auto same = std::find_if(targets.begin(), targets.end(),
                                       [&](const RemovalTarget &known) {
                                           return known.key.type == target->key.type
                                                  && known.canonicalName == target->canonicalName
                                                  && known.project.id == target->project.id;
                                       });
        if (same == targets.end()) {
            targets.append(std::move(*target));
            continue;
        }
        same->whole = same->whole || target->whole;
        for (const StoredVersion &version : std::as_const(target->versions)) {
            const auto known = std::any_of(
                same->versions.cbegin(), same->versions.cend(),
                [&](const StoredVersion &listed) { return listed.id == version.id; });
            if (!known)
                same->versions.append(version);
            addChoice(*same, *target, version, known);
        }
    }
    return targets;
}

} // namespace packhouse
