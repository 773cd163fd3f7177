// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString journalText(const VersionState &state)
{
    const QJsonObject object{
        {u"status"_s, int(state.status)}, {u"message"_s, state.message}, {u"note"_s, state.note}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

VersionId taggedId(Connection &db, qint64 package, const QString &tag)
{
    Query row(db, u"SELECT version FROM tag WHERE package = ? AND name = ?"_s, package, tag);
    return row.next() ? QString::number(row.integer(0)) : VersionId();
}

} // namespace

qint64 Store::Private::writeState(Writing &writing, const StoredVersion &version,
                                  const VersionState &after, const QString &action,
                                  const Caller &actor) const
{
    Connection &db = writing.db();
    Query(db, u"UPDATE version SET status = ?, message = ?, note = ?, metadata = ? WHERE id = ?"_s,
          int(after.status), after.message, after.note, after.metadata.value_or(version.metadata),
          version.id);
    const qint64 entry = addActivity(db, now(), actor.name(), action,
                                     subject(version.project, version.coordinates), Text(),
                                     journalText(VersionState::of(version)), journalText(after));
    writing.touch(version.coordinates.type, version.canonicalName);
    writing.touchNames(version.coordinates.type);
    touchCollections(writing, version.id);
    writing.touchProject(version.project);
    return entry;
}

qint64 Store::Private::writeTag(Writing &writing, const PackageRecord &package, const TagMove &move,
                                qint64 target, const Caller &actor) const
{
    Connection &db = writing.db();
    const QDateTime at = now();
    if (target == 0) {
        Query(db, u"DELETE FROM tag WHERE package = ? AND name = ?"_s, package.id, move.tag);
    } else {
        Query(db,
              u"INSERT INTO tag (package, name, version, changed) VALUES (?, ?, ?, ?) "
              "ON CONFLICT (package, name) DO UPDATE SET version = excluded.version, "
              "changed = excluded.changed"_s,
              package.id, move.tag, target, at);
    }
    const qint64 entry = addActivity(
        db, at, actor.name(), target == 0 ? u"tag.remove"_s : u"tag.set"_s,
        subject(package.project, {package.type, package.name, {}}) + u' ' + move.tag, Text(),
        move.before, move.after);
    writing.touch(package.type, package.canonicalName);
    writing.touchProject(package.project);
    return entry;
}

Result<qint64> Store::Private::writePlanned(Writing &writing, const PackageKey &key,
                                            const PlannedState &planned, const QString &action,
                                            const Caller &actor) const
{
    Connection &db = writing.db();
    const QList<StoredVersion> found = loadVersions(db, u"v.id = ? AND v.status <> 4"_s,
                                                    {planned.id.toLongLong()});
    if (found.isEmpty())
        return fail(plannedIsGone(key, planned.version));
    const StoredVersion &version = found.first();
    const std::optional<Scope> project = scopes.find(version.project);
    // Not the version of another package, whatever the plan was made into.
    if (!project || project->path != key.scopePath || version.coordinates.type != key.type
        || version.canonicalName != (*format(key.type))->canonicalName(key.name))
        return fail(plannedIsGone(key, planned.version));
    if (!isAsPlanned(version, planned.before))
        return fail(plannedHasChanged(key, planned.version));
    if (Result<void> may = checkPush(db, *project, version.coordinates, actor); !may)
        return fail(may.error());
    return writeState(writing, version, planned.after, action, actor);
}

Result<qint64> Store::Private::writePlanned(Writing &writing, const PackageKey &key,
                                            const PlannedTag &planned, const Caller &actor) const
{
    Connection &db = writing.db();
    const QString canonical = (*format(key.type))->canonicalName(key.name);
    const std::optional<Scope> project = scopes.find(key.scopePath);
    const auto package = project ? findPackage(db, project->id, key.type, canonical) : std::nullopt;
    if (!package || taggedId(db, package->id, planned.tag) != planned.before)
        return fail(plannedHasChanged(key, planned.tag));
    const Coordinates coordinates{key.type, package->name, planned.versionAfter};
    if (Result<void> may = checkPush(db, *project, coordinates, actor); !may)
        return fail(may.error());
    const qint64 target = planned.after.toLongLong();
    if (target != 0) {
        Query there(db,
                    u"SELECT 1 FROM version v WHERE v.id = ? AND v.package = ?"_s + Downloadable,
                    target, package->id);
        if (!there.next())
            return fail(plannedIsGone(key, planned.versionAfter));
    }
    return writeTag(writing, *package, {planned.tag, planned.versionBefore, planned.versionAfter},
                    target, actor);
}

Result<qint64> Store::Private::writePlanned(Writing &writing, const ChangedPackage &package,
                                            const QString &action, const Caller &actor) const
{
    qint64 entry = 0;
    for (const PlannedState &state : package.states) {
        const Result<qint64> done = writePlanned(writing, package.key, state, action, actor);
        if (!done)
            return done;
        entry = *done;
    }
    for (const PlannedTag &tag : package.tags) {
        const Result<qint64> done = writePlanned(writing, package.key, tag, actor);
        if (!done)
            return done;
        entry = *done;
    }
    const QString canonical = (*format(package.key.type))->canonicalName(package.key.name);
    if (const std::optional<Scope> project = scopes.find(package.key.scopePath)) {
        if (const auto record = findPackage(writing.db(), project->id, package.key.type, canonical))
            relabel(writing, record->id);
    }
    return entry;
}

Result<void> Store::change(const ChangedPackage &package, const QString &action, const Text &title,
                           const Caller &actor)
{
    if (const Result<const Format *> format = d->format(package.key.type); !format)
        return fail(format.error());
    return d->writer->run([&](Writing &writing) -> Result<void> {
        const Result<qint64> entry = d->writePlanned(writing, package, action, actor);
        if (!entry)
            return fail(entry.error());
        UndoNote note;
        note.entry = *entry;
        note.changed = {package};
        note.title = title;
        note.name = package.key.name;
        note.place = package.key.scopePath;
        const QString canonical = (*d->format(package.key.type))->canonicalName(package.key.name);
        if (const std::optional<Scope> project = d->scopes.find(package.key.scopePath)) {
            note.project = project->id;
            if (const auto record = findPackage(writing.db(), project->id, package.key.type,
                                                canonical))
                note.packages = {record->id};
        }
        d->noteAct(writing, actor, note);
        return {};
    });
}

} // namespace packhouse
