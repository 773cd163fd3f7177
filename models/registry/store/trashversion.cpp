// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/trashversion.h"

using namespace Qt::StringLiterals;

namespace packhouse {

std::optional<TrashVersion> readVersion(Connection &db, qint64 id)
{
    Query row(db,
              u"SELECT v.package, v.project, p.type, v.name, v.version, p.canonical, v.status, "
              "v.files, v.bytes, v.duplicates, max(v.created, coalesce((SELECT max(f.created) "
              "FROM file f WHERE f.version = v.id), 0)), v.status_before, v.origin, v.origin_from "
              "FROM version v JOIN package p ON p.id = v.package WHERE v.id = ?"_s,
              id);
    if (!row.next())
        return {};
    const Coordinates coordinates{row.text(2), row.text(3), row.text(4)};
    return TrashVersion{id,
                        row.integer(0),
                        row.integer(1),
                        coordinates,
                        row.text(5),
                        Status(row.integer(6)),
                        row.integer(7),
                        row.integer(8),
                        row.integer(9),
                        row.integer(10),
                        row.integer(6) == int(Status::Deleted) && row.integer(11) == OnlyFiles,
                        originOf(row.integer(12), row.text(13))};
}

void ChangedRows::remove(const TrashVersion &version)
{
    Entry &entry = add(version, -1);
    // Which of the others is the latest, or the newest, only they can tell.
    entry.recount = entry.recount || version.coordinates.version == entry.after.latest
                    || version.created >= entry.after.published;
}

void ChangedRows::restore(const TrashVersion &version)
{
    // Its tags and its state come back, too: whether it is the latest, all of them tell.
    add(version, 1).recount = true;
}

void ChangedRows::addFiles(const TrashVersion &version)
{
    Entry &entry = of(version);
    entry.files += version.files;
    entry.recount = true;
}

void ChangedRows::write(Writing &writing,
                        const std::function<PackageRecord(const PackageRecord &)> &recount)
{
    for (const Entry &entry : std::as_const(m_entries))
        updatePackage(writing, entry.before, entry.recount ? recount(entry.before) : entry.after,
                      entry.files);
}

ChangedRows::Entry &ChangedRows::of(const TrashVersion &version)
{
    Entry &entry = m_entries[version.package];
    if (entry.before.id == 0)
        entry.before = entry.after = findPackage(m_db, version.package).value_or(PackageRecord());
    return entry;
}

ChangedRows::Entry &ChangedRows::add(const TrashVersion &version, int sign)
{
    Entry &entry = of(version);
    entry.files += sign * version.files;
    entry.after.versions += sign;
    entry.after.bytes += sign * version.bytes;
    entry.after.duplicates += sign * version.duplicates;
    return entry;
}

} // namespace packhouse
