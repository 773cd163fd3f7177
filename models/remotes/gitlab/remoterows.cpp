// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/remoterows.h"

#include "formats/publicregistry.h"
#include "insight/risk.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

int compareRows(const PackageRow &a, const PackageRow &b, SortKey sort)
{
    const auto order = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (sort) {
    case SortKey::Latest:
        return order(a.latest, b.latest);
    case SortKey::Versions:
        return order(a.versions, b.versions);
    case SortKey::Size:
        return order(a.bytes, b.bytes);
    case SortKey::Published:
        return order(a.published, b.published);
    case SortKey::Type:
        return order(a.key.type, b.key.type);
    case SortKey::Name:
        break;
    }
    return QString::compare(a.key.name, b.key.name, Qt::CaseInsensitive);
}

Exposure exposureOf(const Format *format)
{
    const PublicRegistry *registry = format ? format->publicRegistry() : nullptr;
    if (registry && registry->asksNobody())
        return assessExposure(*format, {}, {}, {}, {});
    return {Text::of("not known"), Tone::Unknown,
            Text::of("This registry does not tell whether it forwards requests.")};
}

/// Of several versions that have it the newest.
void note(PackageRow &row, const RemoteVersion &version, const QHash<qint64, RemoteHit> &hits)
{
    const auto hit = hits.constFind(version.id);
    if (hit == hits.cend() || version.id < row.foundVersion)
        return;
    row.foundVersion = version.id;
    row.foundFile = hit->file;
}

} // namespace

quint64 digestOf(const PackageKey &key)
{
    const QString text = key.scopePath + u'\n' + key.type + u'\n' + key.name;
    return qFromLittleEndian<quint64>(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).constData());
}

void sortRows(QList<PackageRow> &rows, SortKey sort, bool descending)
{
    std::stable_sort(rows.begin(), rows.end(), [&](const PackageRow &a, const PackageRow &b) {
        if (const int order = compareRows(a, b, sort); order != 0)
            return descending ? order > 0 : order < 0;
        return std::tie(a.key.name, a.key.scopePath) < std::tie(b.key.name, b.key.scopePath);
    });
}

LatestCandidate candidateOf(const RemoteVersion &version)
{
    return {version.coordinates.version, version.status, version.tags, QString::number(version.id)};
}

QList<LatestCandidate> candidatesOf(const QList<RemoteVersion> &versions)
{
    QList<LatestCandidate> candidates;
    for (const RemoteVersion &version : versions)
        candidates.append(candidateOf(version));
    return candidates;
}

QList<PackageRow> rowsOf(const FormatList &formats, const QList<RemoteVersion> &versions,
                         const QHash<qint64, RemoteHit> &hits)
{
    QList<PackageRow> rows;
    QList<QList<LatestCandidate>> candidates;
    QHash<quint64, qsizetype> places;
    for (const RemoteVersion &version : versions) {
        const Coordinates &coordinates = version.coordinates;
        const Format *format = formats.find(coordinates.type);
        PackageKey key{version.projectPath, coordinates.type, coordinates.name};
        PackageKey canonical = key;
        if (format)
            canonical.name = format->canonicalName(key.name);
        const quint64 digest = digestOf(canonical);
        const auto known = places.constFind(digest);
        if (known == places.cend()) {
            places.insert(digest, rows.size());
            PackageRow row;
            row.key = std::move(key);
            row.latest = coordinates.version;
            candidates.append({candidateOf(version)});
            row.versions = 1;
            row.bytes = -1;
            row.exposure = exposureOf(format);
            row.published = version.created;
            note(row, version, hits);
            rows.append(std::move(row));
            continue;
        }
        PackageRow &row = rows[*known];
        note(row, version, hits);
        ++row.versions;
        row.published = std::max(row.published, version.created);
        candidates[*known].append(candidateOf(version));
        if (!format && row.published == version.created)
            row.latest = coordinates.version;
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (const Format *format = formats.find(rows.at(i).key.type);
            format && candidates.at(i).size() > 1)
            rows[i].latest = latestForLists(*format, candidates.at(i));
    }
    return rows;
}

} // namespace packhouse
