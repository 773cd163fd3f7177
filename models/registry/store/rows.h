// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publication.h"
#include "registry/store/writer.h"

namespace packhouse {

/// \a status as a condition on version v: what may be downloaded.
inline const QString Downloadable = QStringLiteral(" AND v.status <> 4 AND v.status IN (0, 1, 5) ");

/// Versions with tags, and with files unless told otherwise, by id. \a where speaks of the version
/// as v.
QList<StoredVersion> loadVersions(Connection &db, const QString &where, const QVariantList &values,
                                  bool withFiles = true);

/// In status_before: the version in the trash is files that were taken out of one that stayed.
inline constexpr int OnlyFiles = 4;

/// A row of the package table: what lists show without counting.
struct PackageRecord
{
    qint64 id = 0;
    ScopeId project = InstanceScope;
    FormatId type;
    QString canonicalName;
    QString name;
    QString description;
    QString latest;
    qint64 versions = 0;
    qint64 bytes = 0;
    qint64 duplicates = 0;
    qint64 published = 0; ///< ms since 1970
};

std::optional<PackageRecord> findPackage(Connection &db, qint64 id);
std::optional<PackageRecord> findPackage(Connection &db, ScopeId project, const FormatId &type,
                                         const QString &canonicalName);
/// 0 when there is no such version.
qint64 packageOf(Connection &db, qint64 version);
QString pathOf(Connection &db, ScopeId project);
/// Adds a package without versions, as yet in no list.
PackageRecord addPackage(Connection &db, PackageRecord record);
/// Writes what changed, with the counts by type and the announcements that follow from it.
void updatePackage(Writing &writing, const PackageRecord &before, const PackageRecord &after,
                   qint64 filesAdded);

/// As it stands in a version's row.
int codeOf(const Origin &origin);
Origin originOf(qint64 code, const QString &from);

/// A file that a version gets; its blob is on disk already.
struct FileRecord
{
    QString name;
    qint64 size = 0;
    Hashes hashes;
    QByteArray metadata;
    QList<Fragment> fragments;
};
/// A blob that one more row refers to; its bytes are on disk already. Its id.
qint64 referToBlob(Connection &db, const Hashes &hashes, qint64 size);
/// One row less; \a now (ms since 1970) is when it was orphaned, if it is that now.
void letGoOfBlob(Connection &db, qint64 blob, qint64 now);
/// The id, or 0 with the connection's error set. \a serial: 0 for the first file of that name.
qint64 addFile(Connection &db, qint64 version, const FileRecord &file, qint64 serial, qint64 now);
/// The documents that the version's files are part of are out of date.
void touchCollections(Writing &writing, qint64 version);
/// From one version to another of its package, with its parts of documents; both are counted anew.
void moveFileTo(Connection &db, qint64 file, qint64 from, qint64 to);
/// The file's row goes; its blob is orphaned when nothing else refers to it.
void dropFile(Connection &db, qint64 file, qint64 now);

/// Its id. \a outcome: empty where it was done and nothing is to be said.
qint64 addActivity(Connection &db, const QDateTime &at, const QString &actor, const QString &action,
                   const QString &subject, const Text &outcome = {}, const QString &before = {},
                   const QString &after = {});

/// What addActivity() was given, out of its column.
Text outcomeOf(const QString &kept);

/// What a version needs; a name that it has already gets the other range.
void writeDependencies(Connection &db, const FormatId &type, const QList<Dependency> &dependencies,
                       qint64 version);

} // namespace packhouse
