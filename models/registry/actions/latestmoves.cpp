// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/actions/latestmoves.h"

#include "formats/formatlist.h"
#include "registry/store/store.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace packhouse {

namespace {

using Candidates = QList<LatestCandidate>;

Result<Candidates> candidatesOf(const RegistryContext &context, const PackageKey &key)
{
    const Result<QList<VersionRow>> rows = context.store.versionRows(key);
    if (!rows)
        return fail(rows.error());
    Candidates all;
    std::ranges::transform(*rows, std::back_inserter(all),
                           qOverload<const VersionRow &>(candidateOf));
    return all;
}

/// As they would be if only \a restored came back.
Result<LatestMove> moveOf(const RegistryContext &context, const Format &format,
                          const PackageKey &key, const Candidates &restored)
{
    const Result<Candidates> all = candidatesOf(context, key);
    if (!all)
        return fail(all.error());
    return LatestMove{latestOf(format, *all), latestOf(format, *all + restored)};
}

} // namespace

LatestCandidate candidateOf(const VersionRow &row)
{
    return {row.version, row.status, row.tags, QString::number(row.id)};
}

LatestCandidate candidateOf(const StoredVersion &version)
{
    return {version.coordinates.version, version.status, version.tags, QString::number(version.id)};
}

Result<QList<PackageLatest>> latestMoves(const RegistryContext &context,
                                         const QList<PlannedEntry> &restored)
{
    QList<qint64> numbers;
    for (const PlannedEntry &entry : restored) {
        if (entry.fileName.isEmpty()) // else its version has stayed
            numbers.append(entry.version.id.toLongLong());
    }
    const Result<QList<StoredVersion>> versions = context.store.trashed(numbers);
    if (!versions)
        return fail(versions.error());
    QMap<QString, std::pair<PackageKey, Candidates>> packages;
    for (const StoredVersion &version : *versions) {
        const auto entry = std::ranges::find_if(restored, [&version](const PlannedEntry &one) {
            return one.version.id == QString::number(version.id);
        });
        auto &[key,
               candidates] = packages[QString::number(version.project) + u'/'
                                      + version.coordinates.type + u'/' + version.canonicalName];
        key = entry->key;
        candidates.append(candidateOf(version));
    }
    QList<PackageLatest> moves;
    for (const auto &[key, candidates] : std::as_const(packages)) {
        const Format *format = context.formats.find(key.type);
        if (!format)
            continue;
        const Result<LatestMove> move = moveOf(context, *format, key, candidates);
        if (!move)
            return fail(move.error());
        if (move->moves())
            moves.append({key, *move});
    }
    return moves;
}

Result<QList<NamedLatest>> latestNow(const RegistryContext &context,
                                     const QList<PlannedEntry> &entries)
{
    QList<NamedLatest> found;
    QSet<QStringList> seen;
    for (const PlannedEntry &entry : entries) {
        const QStringList place{entry.key.scopePath, entry.key.type, entry.key.name};
        const Format *format = context.formats.find(entry.key.type);
        if (!format || seen.contains(place))
            continue;
        seen.insert(place);
        const Result<Candidates> all = candidatesOf(context, entry.key);
        if (!all)
            return fail(all.error());
        found.append({entry.key, latestOf(*format, *all)});
    }
    return found;
}

} // namespace packhouse
