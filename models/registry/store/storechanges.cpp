// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// Which versions a tag points to before it changes, for the journal.
QString taggedVersion(Connection &db, qint64 package, const QString &tag)
{
    Query row(db,
              u"SELECT v.version FROM tag t JOIN version v ON v.id = t.version "
              "WHERE t.package = ? AND t.name = ?"_s,
              package, tag);
    return row.next() ? row.text(0) : QString();
}

qint64 taggable(Connection &db, qint64 package, const QString &version)
{
    Query row(db,
              u"SELECT v.id FROM version v WHERE v.package = ? AND v.version = ?"_s + Downloadable,
              package, version);
    return row.next() ? row.integer(0) : 0;
}

/// A version in the trash that takes files out of \a version.
qint64 addTrashOf(Connection &db, const StoredVersion &version, const QDateTime &now,
                  const QDateTime &purgeAfter, const QString &actor)
{
    Query added(db,
                u"INSERT INTO version (package, project, name, version, status, message, metadata, "
                "publisher, created, origin, origin_from, note, deleted, deleted_by, "
                "status_before, purge_after) "
                "SELECT package, project, name, version, 4, message, metadata, publisher, created, "
                "origin, origin_from, note, ?, ?, ?, ? FROM version WHERE id = ?"_s,
                now, actor, OnlyFiles, purgeAfter, version.id);
    return added.insertedId();
}

} // namespace

Result<void> Store::setTag(const Scope &at, const FormatId &type, const QString &canonicalName,
                           const QString &tag, const QString &version, const Caller &actor)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        PackageRecord package;
        qint64 target = 0;
        for (const PackageRecord &candidate : d->served(db, at, type, canonicalName, nullptr)) {
            target = taggable(db, candidate.id, version);
            package = candidate;
            if (target != 0)
                break;
        }
        if (target == 0)
            return fail(ErrorCode::NotFound,
                        Text::of("There is no version %1 of %2.", version, canonicalName));
        const std::optional<Scope> project = d->scopes.find(package.project);
        const Coordinates coordinates{type, package.name, version};
        if (Result<void> may = d->checkPush(db, *project, coordinates, actor); !may)
            return may;
        const QString before = taggedVersion(db, package.id, tag);
        RowsBefore rows(db, {{u"tag"_s, u"package = ? AND name = ?"_s, {package.id, tag}}});
        UndoNote note;
        note.entry = d->writeTag(writing, package, {tag, before, version}, target, actor);
        d->relabel(writing, package.id);
        note.subject = d->subject(package.project, {type, package.name, {}}) + u" "_s + tag;
        note.done = Text::of("The tag %1 of %2 in %3 is at %4.", tag, package.name, project->path,
                             version);
        note.undo = Text::of("Undo setting the tag %1 of %2 in %3 to %4", tag, package.name,
                             project->path, version);
        note.rows = rows.changes();
        note.names = {{type, canonicalName}};
        note.projects = {package.project};
        d->noteAct(writing, actor, note);
        return {};
    });
}

Result<void> Store::removeTag(const Scope &at, const FormatId &type, const QString &canonicalName,
                              const QString &tag, const Caller &actor)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        bool any = false;
        for (const PackageRecord &package : d->served(db, at, type, canonicalName, nullptr)) {
            const QString before = taggedVersion(db, package.id, tag);
            if (before.isNull())
                continue;
            const std::optional<Scope> project = d->scopes.find(package.project);
            if (Result<void> may = d->checkPush(db, *project, {type, package.name, before}, actor);
                !may)
                return may;
            RowsBefore rows(db, {{u"tag"_s, u"package = ? AND name = ?"_s, {package.id, tag}}});
            UndoNote note;
            note.entry = d->writeTag(writing, package, {tag, before, {}}, 0, actor);
            d->relabel(writing, package.id);
            note.subject = d->subject(package.project, {type, package.name, {}}) + u" "_s + tag;
            note.done = Text::of("The tag %1 of %2 %3 in %4 was removed.", tag, package.name,
                                 before, project->path);
            note.undo = Text::of("Undo removing the tag %1 of %2 %3 in %4", tag, package.name,
                                 before, project->path);
            note.rows = rows.changes();
            note.names = {{type, canonicalName}};
            note.projects = {package.project};
            d->noteAct(writing, actor, note);
            any = true;
        }
        if (!any)
            return fail(ErrorCode::NotFound, Text::of("%1 has no tag '%2'.", canonicalName, tag));
        return {};
    });
}

Result<void> Store::change(qint64 versionId, const VersionChange &change, const Caller &actor)
{
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        const QList<StoredVersion> found = loadVersions(db, u"v.id = ? AND v.status <> 4"_s,
                                                        {versionId});
        if (found.isEmpty())
            return fail(ErrorCode::NotFound, Text::of("There is no package %1.", versionId));
        const StoredVersion &version = found.first();
        if (change.status == Status::Deleted)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("A version is deleted by removing it."));
        const std::optional<Scope> project = d->scopes.find(version.project);
        if (Result<void> may = d->checkPush(db, *project, version.coordinates, actor); !may)
            return may;
        VersionState after = VersionState::of(version);
        after.status = change.status.value_or(version.status);
        after.message = change.statusMessage.value_or(version.statusMessage);
        after.metadata = change.metadata;
        RowsBefore rows(
            db,
            {{u"version"_s, u"id = ?"_s, {versionId}, {u"status"_s, u"message"_s, u"metadata"_s}}});
        const Coordinates &what = version.coordinates;
        UndoNote note;
        note.entry = d->writeState(writing, version, after, u"change"_s, actor);
        if (after.status != version.status)
            d->relabel(writing, packageOf(db, versionId));
        note.subject = d->subject(version.project, what);
        note.done = Text::of("%1 %2 in %3 was changed.", what.name, what.version, project->path);
        note.undo = Text::of("Undo changing %1 %2 in %3", what.name, what.version, project->path);
        note.rows = rows.changes();
        note.names = {{what.type, version.canonicalName}};
        note.projects = {version.project};
        note.versions = {versionId};
        d->noteAct(writing, actor, note);
        return {};
    });
}

Result<void> Store::removeFile(qint64 fileId, const Caller &actor)
{
    qint64 version = 0;
    {
        Snapshot snapshot(d->readers);
        if (snapshot) {
            Query row(snapshot.db(), u"SELECT version FROM file WHERE id = ?"_s, fileId);
            if (row.next())
                version = row.integer(0);
        }
        if (std::optional<Error> error = snapshot.takeError())
            return fail(std::move(*error));
    }
    return d->removeFiles(version, {fileId}, actor, false).map([](qint64) {});
}

Result<void> Store::removeFiles(qint64 versionId, const QList<qint64> &fileIds, const Caller &actor)
{
    return d->removeFiles(versionId, fileIds, actor, true).map([](qint64) {});
}

Result<qint64> Store::takeOut(qint64 versionId, const QList<qint64> &fileIds, const Caller &actor)
{
    return d->removeFiles(versionId, fileIds, actor, true);
}

Result<qint64> Store::Private::removeFiles(qint64 versionId, const QList<qint64> &fileIds,
                                           const Caller &actor, bool missingIsFine)
{
    qint64 aside = 0;
    const Result<void> removed = writer->run(
        [&](Writing &writing) -> Result<void> {
            aside = 0;
            Connection &db = writing.db();
            const QList<StoredVersion> found = loadVersions(db, u"v.id = ? AND v.status <> 4"_s,
                                                            {versionId});
            QList<StoredFile> files = found.isEmpty() ? QList<StoredFile>() : found.first().files;
            const QSet<qint64> wanted(fileIds.begin(), fileIds.end());
            files.removeIf([&](const StoredFile &file) { return !wanted.contains(file.id); });
            if (files.isEmpty()) {
                return missingIsFine ? Result<void>()
                                     : fail(ErrorCode::NotFound,
                                            Text::of("There is no file %1.", fileIds.value(0)));
            }
            const StoredVersion &version = found.first();
            const std::optional<Scope> project = scopes.find(version.project);
            if (Result<void> may = checkDelete(db, *project, version.coordinates, actor); !may)
                return may;
            const std::optional<PackageRecord> before = findPackage(
                db, version.project, version.coordinates.type, version.canonicalName);
            const QDateTime at = now();
            touchCollections(writing, version.id);
            aside = addTrashOf(db, version, at, at.addDays(options.trashDays), actor.name());
            for (const StoredFile &file : std::as_const(files))
                moveFileTo(db, file.id, version.id, aside);
            updatePackage(writing, *before, recount(db, *before), -qint64(files.size()));
            UndoNote note;
            for (const StoredFile &file : std::as_const(files))
                note.entry = addActivity(db, at, actor.name(), u"delete.file"_s,
                                         subject(version.project, version.coordinates) + u' '
                                             + file.name,
                                         Text(), QString::fromLatin1(file.hashes.sha256.toHex()));
            note.takenOut = {{aside, 0, 0}};
            note.files = int(files.size());
            note.packages = {before->id};
            note.name = version.coordinates.name;
            note.version = version.coordinates.version;
            note.place = project->path;
            note.project = project->id;
            noteAct(writing, actor, note);
            return {};
        },
        Writer::Effect::Frees);
    if (!removed)
        return fail(removed.error());
    return aside;
}

} // namespace packhouse
