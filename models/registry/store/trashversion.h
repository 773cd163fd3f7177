// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/storeprivate.h"

namespace packhouse {

/// A version on its way to the trash or out of it.
struct TrashVersion
{
    qint64 id = 0;
    qint64 package = 0;
    ScopeId project = 0;
    Coordinates coordinates;
    QString canonicalName;
    Status status = Status::Default;
    qint64 files = 0;
    qint64 bytes = 0;
    qint64 duplicates = 0;
    qint64 created = 0;
    bool onlyFiles = false; ///< taken out of a version that stayed
    Origin origin;
};

std::optional<TrashVersion> readVersion(Connection &db, qint64 id);

/// The packages that a chunk changes, so that each is written once and counted anew only where
/// adding up does not do.
class ChangedRows
{
public:
    explicit ChangedRows(Connection &db) : m_db(db) {}
    void remove(const TrashVersion &version);
    void restore(const TrashVersion &version);
    void addFiles(const TrashVersion &version);
    void write(Writing &writing,
               const std::function<PackageRecord(const PackageRecord &)> &recount);

private:
    struct Entry
    {
        PackageRecord before;
        PackageRecord after;
        qint64 files = 0;
        bool recount = false;
    };

    Entry &of(const TrashVersion &version);
    Entry &add(const TrashVersion &version, int sign);

    Connection &m_db;
    QHash<qint64, Entry> m_entries;
};

} // namespace packhouse
