// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/latest.h"
#include "registry/store/packagesearch.h"
#include "registry/store/trashversion.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logTrash, "packhouse.trash")

constexpr qsizetype VersionsAtOnce = 250; ///< versions a transaction, so that publishes get between

/// Its bytes, where nothing else has them, are due at once: nobody waits for them to come back.
constexpr qint64 LongAgo = 0;

void eraseVersion(Connection &db, qint64 version)
{
    QList<qint64> files;
    {
        Query rows(db, u"SELECT id FROM file WHERE version = ?"_s, version);
        while (rows.next())
            files << rows.integer(0);
    }
    for (const qint64 file : std::as_const(files))
        dropFile(db, file, LongAgo);
    for (const QString &table : {u"tag"_s, u"dependency"_s, u"download_day"_s})
        Query(db, u"DELETE FROM %1 WHERE version = ?"_s.arg(table), version);
    Query(db, u"DELETE FROM version WHERE id = ?"_s, version);
}

/// A package that has no versions left, not even deleted ones, goes; its reservation stays.
void eraseEmptyPackage(Connection &db, qint64 package)
{
    {
        Query any(db, u"SELECT 1 FROM version WHERE package = ? LIMIT 1"_s, package);
        if (any.next())
            return;
    }
    Query(db, u"DELETE FROM package WHERE id = ?"_s, package);
}

/// That the version is among what was done.
UndoNote &noteVersion(Connection &db, UndoNote &note, const TrashVersion &version)
{
    note.packages.insert(version.package);
    if (note.name.isEmpty()) {
        note.name = version.coordinates.name;
        note.version = version.coordinates.version;
        note.place = pathOf(db, version.project);
        note.project = version.project;
    } else if (note.project != version.project) {
        note.place.clear();
    }
    return note;
}

MovedVersion filesOf(Connection &db, qint64 version)
{
    Query row(db, u"SELECT coalesce(max(id), 0), count(*) FROM file WHERE version = ?"_s, version);
    return row.next() ? MovedVersion{version, row.integer(0), int(row.integer(1))}
                      : MovedVersion{version, 0, 0};
}

/// Back into the version that they were taken out of. No version: that one is gone for good, so
/// what was taken out of it may stand for it.
Result<ReturnedFiles> putFilesBack(Writing &writing, const TrashVersion &version)
{
    Connection &db = writing.db();
    qint64 owner = 0;
    {
        Query row(db,
                  u"SELECT id, status FROM version WHERE package = ? AND version = ? AND id <> ? "
                  "AND NOT (status = 4 AND status_before = 4) ORDER BY status = 4, id DESC "
                  "LIMIT 1"_s,
                  version.package, version.coordinates.version, version.id);
        if (!row.next())
            return ReturnedFiles();
        if (row.integer(1) == int(Status::Deleted))
            return fail(ErrorCode::Conflict,
                        Text::of("%1 %2, which the file belongs to, is in the trash too.",
                                 version.coordinates.name, version.coordinates.version),
                        Text::of("Restore that first."));
        owner = row.integer(0);
    }
    QList<qint64> files;
    {
        Query rows(db, u"SELECT id, name, serial FROM file WHERE version = ?"_s, version.id);
        while (rows.next()) {
            Query taken(db, u"SELECT 1 FROM file WHERE version = ? AND name = ? AND serial = ?"_s,
                        owner, rows.text(1), rows.integer(2));
            if (taken.next())
                return fail(ErrorCode::Duplicate,
                            Text::of("%1 was published again meanwhile.", rows.text(1)),
                            Text::of("Delete that one first to restore this one."));
            files << rows.integer(0);
        }
    }
    for (const qint64 file : std::as_const(files))
        moveFileTo(db, file, version.id, owner);
    Query(db, u"DELETE FROM version WHERE id = ?"_s, version.id);
    touchCollections(writing, owner);
    return ReturnedFiles{owner, files};
}

/// Versions that are to go exactly as they were planned, and what became of them.
class Planned
{
public:
    explicit Planned(const QList<PlannedVersion> &versions)
    {
        for (const PlannedVersion &version : versions)
            add(version);
    }
    explicit Planned(const QList<PlannedEntry> &entries)
    {
        for (const PlannedEntry &entry : entries)
            add(entry.version);
    }
    const QList<qint64> &ids() const { return m_ids; }
    const Store::Removed &became() const { return m_became; }
    /// Those that have got files since. Told once each, in the transaction.
    auto spared()
    {
        return [this](Connection &db, qint64 id) {
            QList<StoredFile> files;
            Query rows(db, u"SELECT id FROM file WHERE version = ?"_s, id);
            while (rows.next())
                files.emplace_back().id = rows.integer(0);
            const bool grown = m_planned.value(id)->hasGrown(files);
            m_became.went.removeOne(id); // it may run again
            if (grown)
                m_became.grown.insert(id);
            else
                m_became.went.append(id);
            return grown;
        };
    }

private:
    void add(const PlannedVersion &version)
    {
        m_ids.append(version.id.toLongLong());
        m_planned.insert(m_ids.constLast(), &version);
    }

    QList<qint64> m_ids;
    QHash<qint64, const PlannedVersion *> m_planned;
    Store::Removed m_became;
};

template<typename Work>
Result<void> inChunks(Writer &writer, const QList<qint64> &ids, Work work)
{
    for (qsizetype at = 0; at < ids.size(); at += VersionsAtOnce) {
        const QList<qint64> chunk = ids.mid(at, VersionsAtOnce);
        Result<void> done = writer.run(
            [&](Writing &writing) -> Result<void> { return work(writing, chunk); },
            Writer::Effect::Frees);
        if (!done)
            return done;
    }
    return {};
}

} // namespace

PackageRecord Store::Private::recount(Connection &db, PackageRecord record) const
{
    record.versions = record.bytes = record.duplicates = record.published = 0;
    QList<LatestCandidate> versions;
    Query rows(db,
               u"SELECT v.version, v.bytes, v.duplicates, max(v.created, coalesce((SELECT "
               "max(f.created) FROM file f WHERE f.version = v.id), 0)), v.status, "
               "EXISTS (SELECT 1 FROM tag t WHERE t.version = v.id AND t.name = ?) FROM version v "
               "WHERE v.package = ? AND v.status <> 4"_s,
               LatestTag, record.id);
    while (rows.next()) {
        versions.append({rows.text(0), Status(rows.integer(4)),
                         rows.integer(5) != 0 ? QStringList{LatestTag} : QStringList()});
        ++record.versions;
        record.bytes += rows.integer(1);
        record.duplicates += rows.integer(2);
        record.published = std::max(record.published, rows.integer(3));
    }
    if (const Format *format = options.formats->find(record.type))
        record.latest = latestForLists(*format, versions);
    else
        record.latest = versions.isEmpty() ? QString() : versions.last().version;
    return record;
}

void Store::Private::relabel(Writing &writing, qint64 packageId) const
{
    const std::optional<PackageRecord> before = findPackage(writing.db(), packageId);
    if (!before)
        return;
    PackageRecord after = *before;
    after.latest = recount(writing.db(), *before).latest;
    if (after.latest != before->latest)
        updatePackage(writing, *before, after, 0);
}

Result<void> Store::Private::moveToTrash(const QList<qint64> &versionIds, const Caller &actor,
                                         bool missingIsFine, const IsSpared &isSpared,
                                         bool keepForeign)
{
    return inChunks(
        *writer, versionIds, [&](Writing &writing, const QList<qint64> &ids) -> Result<void> {
            Connection &db = writing.db();
            const QDateTime at = now();
            ChangedRows changed(db);
            UndoNote note;
            for (const qint64 id : ids) {
                const std::optional<TrashVersion> version = readVersion(db, id);
                if (!version || version->status == Status::Deleted) {
                    if (missingIsFine)
                        continue;
                    return fail(ErrorCode::NotFound, Text::of("There is no package %1.", id));
                }
                if (isSpared && isSpared(db, id))
                    continue;
                const std::optional<Scope> project = scopes.find(version->project);
                if (Result<void> may = checkDelete(db, *project, version->coordinates, actor); !may)
                    return may;
                changed.remove(*version);
                touchCollections(writing, id);
                Query(db,
                      u"UPDATE version SET status_before = status, status = 4, deleted = ?, "
                      "deleted_by = ?, purge_after = ? WHERE id = ?"_s,
                      at, actor.name(), at.addDays(options.trashDays), id);
                if (keepForeign || !version->origin.foreign)
                    addTombstone(db, *project, id, version->coordinates, version->canonicalName);
                note.entry = addActivity(db, at, actor.name(), u"delete"_s,
                                         subject(version->project, version->coordinates), Text(),
                                         QString::number(int(version->status)));
                noteVersion(db, note, *version).trashed.append({id, 0, 0});
            }
            noteAct(writing, actor, note);
            changed.write(writing,
                          [&](const PackageRecord &record) { return recount(db, record); });
            return {};
        });
}

Result<void> Store::removeVersion(qint64 versionId, const Caller &actor)
{
    return d->moveToTrash({versionId}, actor, false);
}

Result<Store::Removed> Store::removeVersions(const QList<PlannedVersion> &versions,
                                             const Caller &actor, bool keepForeign)
{
    Planned planned(versions);
    if (Result<void> moved = d->moveToTrash(planned.ids(), actor, true, planned.spared(),
                                            keepForeign);
        !moved)
        return fail(std::move(moved.error()));
    return planned.became();
}

Result<QList<TrashRow>> Store::trash() const
{
    Snapshot snapshot(d->readers);
    QList<TrashRow> found;
    if (snapshot) {
        Query rows(
            snapshot.db(),
            u"SELECT v.id, v.project, p.type, v.name, v.version, v.bytes, v.files, v.deleted, "
            "v.purge_after, v.deleted_by, CASE WHEN v.status_before = 4 THEN "
            "(SELECT min(f.name) FROM file f WHERE f.version = v.id) END, "
            "(SELECT group_concat(f.id) FROM file f WHERE f.version = v.id) FROM version v JOIN "
            "package p ON p.id = v.package "
            "WHERE v.status = 4 ORDER BY v.deleted DESC, v.id DESC"_s);
        while (rows.next()) {
            const std::optional<Scope> project = d->scopes.find(rows.integer(1));
            found << TrashRow{rows.integer(0),
                              project ? project->path : QString(),
                              {rows.text(2), rows.text(3), rows.text(4)},
                              rows.integer(5),
                              int(rows.integer(6)),
                              rows.time(7),
                              rows.time(8),
                              rows.text(9),
                              rows.isNull(10) ? QString() : rows.text(10),
                              rows.text(11).split(u',', Qt::SkipEmptyParts)};
        }
    }
    return snapshot.done<QList<TrashRow>>(std::move(found));
}

Result<QList<StoredVersion>> Store::trashed(const QList<qint64> &versionIds) const
{
    Snapshot snapshot(d->readers);
    QList<StoredVersion> found;
    if (snapshot) {
        const QString ids = asJson(versionIds);
        found = loadVersions(snapshot.db(),
                             u"v.id IN (SELECT value FROM json_each(?)) AND v.status = 4"_s, {ids});
        QHash<qint64, Status> before;
        Query rows(snapshot.db(),
                   u"SELECT id, iif(status_before = 4, 0, status_before) FROM version "
                   "WHERE id IN (SELECT value FROM json_each(?))"_s,
                   ids);
        while (rows.next())
            before.insert(rows.integer(0), Status(rows.integer(1)));
        for (StoredVersion &version : found)
            version.status = before.value(version.id);
    }
    return snapshot.done<QList<StoredVersion>>(std::move(found));
}

Result<void> Store::Private::restore(const QList<qint64> &versionIds, const Caller &actor,
                                     const Restoring &how)
{
    bool tried = false;
    const Result<void> done = inChunks(
        *writer, versionIds, [&](Writing &writing, const QList<qint64> &ids) -> Result<void> {
            Connection &db = writing.db();
            tried = false;
            ChangedRows changed(db);
            UndoNote note;
            for (const qint64 id : ids) {
                const std::optional<TrashVersion> version = readVersion(db, id);
                if (!version || version->status != Status::Deleted)
                    return fail(ErrorCode::NotFound, Text::of("Number %1 is not in the trash.", id),
                                Text::of("'packhousectl trash list' shows what is."));
                if (how.isSpared && how.isSpared(db, id))
                    continue;
                if (version->onlyFiles) {
                    const Result<ReturnedFiles> merged = putFilesBack(writing, *version);
                    if (!merged)
                        return fail(merged.error());
                    if (merged->version != 0) {
                        changed.addFiles(*version);
                        note.entry = addActivity(db, now(), actor.name(), u"restore.file"_s,
                                                 subject(version->project, version->coordinates));
                        noteVersion(db, note, *version).returned.append(*merged);
                        continue;
                    }
                }
                {
                    Query taken(db,
                                u"SELECT 1 FROM version WHERE package = ? AND version = ? "
                                "AND status <> 4"_s,
                                version->package, version->coordinates.version);
                    if (taken.next())
                        return fail(ErrorCode::Duplicate,
                                    Text::of("%1 %2 was published again meanwhile.",
                                             version->coordinates.name,
                                             version->coordinates.version),
                                    Text::of("Delete that one first to restore this one."));
                }
                const Scope project = scopes.find(version->project).value_or(Scope());
                if (version->origin.foreign && !how.intoExisting) {
                    if (Result<void> may = checkAddition(db, project, version->coordinates,
                                                         version->canonicalName, version->origin);
                        !may)
                        return may;
                }
                liftTombstone(db, project, version->coordinates, version->canonicalName);
                Query(db,
                      u"UPDATE version SET status = iif(status_before = 4, 0, status_before), "
                      "deleted = NULL, deleted_by = '', purge_after = NULL WHERE id = ?"_s,
                      id);
                touchCollections(writing, id);
                changed.restore(*version);
                note.entry = addActivity(db, now(), actor.name(), u"restore"_s,
                                         subject(version->project, version->coordinates));
                noteVersion(db, note, *version).restored.append(filesOf(db, id));
            }
            noteAct(writing, actor, note);
            changed.write(writing,
                          [&](const PackageRecord &record) { return recount(db, record); });
            tried = true;
            // What fails has not happened.
            return how.trial ? Result<void>(fail(ErrorCode::Cancelled, Text())) : Result<void>();
        });
    return how.trial && tried ? Result<void>() : done;
}

Result<void> Store::restore(const QList<qint64> &versionIds, const Caller &actor)
{
    return d->restore(versionIds, actor, {});
}

Result<void> Store::restoreIntoExisting(const QList<qint64> &versionIds, const Caller &actor)
{
    return d->restore(versionIds, actor, {.intoExisting = true});
}

Result<void> Store::tryRestore(const QList<qint64> &versionIds, const Caller &actor,
                               bool intoExisting) const
{
    for (qsizetype at = 0; at < versionIds.size(); at += VersionsAtOnce) {
        if (Result<void> could = d->restore(versionIds.mid(at, VersionsAtOnce), actor,
                                            {.intoExisting = intoExisting, .trial = true});
            !could)
            return could;
    }
    return {};
}

Result<Store::Removed> Store::restorePlanned(const QList<PlannedEntry> &entries,
                                             const Caller &actor, bool intoExisting)
{
    Planned planned(entries);
    if (Result<void> done = d->restore(
            planned.ids(), actor, {.intoExisting = intoExisting, .isSpared = planned.spared()});
        !done)
        return fail(std::move(done.error()));
    return planned.became();
}

Result<void> Store::purge(const QList<qint64> &versionIds, const Caller &actor)
{
    return d->purge(versionIds, actor, {});
}

Result<Store::Removed> Store::purgePlanned(const QList<PlannedEntry> &entries, const Caller &actor)
{
    Planned planned(entries);
    if (Result<void> done = d->purge(planned.ids(), actor, planned.spared()); !done)
        return fail(std::move(done.error()));
    return planned.became();
}

Result<void> Store::Private::purge(const QList<qint64> &versionIds, const Caller &actor,
                                   const IsSpared &isSpared)
{
    Result<void> purged = inChunks(
        *writer, versionIds, [&](Writing &writing, const QList<qint64> &ids) -> Result<void> {
            Connection &db = writing.db();
            const QDateTime at = now();
            for (const qint64 id : ids) {
                const std::optional<TrashVersion> version = readVersion(db, id);
                if (!version || version->status != Status::Deleted)
                    continue; // purged by another, or restored
                if (isSpared && isSpared(db, id))
                    continue;
                eraseVersion(db, id);
                Journal::letForget(db);
                eraseEmptyPackage(db, version->package);
                addActivity(db, at, actor.name(), u"purge"_s,
                            subject(version->project, version->coordinates));
                writing.touch(version->coordinates.type, version->canonicalName);
                writing.touchProject(version->project);
            }
            return {};
        });
    if (!purged)
        return purged;
    // For good means that nobody can read it from the disk either. Where room is what is missing,
    // nothing else that is left over waits for the clean-up. It is gone for every reader by now: a
    // disk that fails here keeps the bytes until the next clean-up takes them.
    const bool tight = reserve.isTight();
    const qint64 orphanedUntil = tight ? now().toMSecsSinceEpoch() : LongAgo;
    if (const Result<qint64> freed = collectOrphans(orphanedUntil); !freed)
        qCWarning(logTrash).noquote() << english(freed.error());
    if (tight)
        (void)reserve.provide(); // the next to publish hears why not
    return {};
}

Result<void> Store::purgeExpired()
{
    QList<qint64> due;
    {
        Snapshot snapshot(d->readers);
        if (snapshot) {
            Query rows(snapshot.db(),
                       u"SELECT id FROM version WHERE status = 4 AND purge_after <= ?"_s, d->now());
            while (rows.next())
                due << rows.integer(0);
        }
        if (std::optional<Error> error = snapshot.takeError())
            return fail(std::move(*error));
    }
    Caller self;
    self.owner = true;
    return purge(due, self);
}

} // namespace packhouse
