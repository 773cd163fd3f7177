// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/reservationtable.h"
#include "registry/store/storeprivate.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

/// A JSON list of the name and of the patterns that cover it.
static QString namesAndNamespaces(const QString &canonicalName)
{
    QJsonArray names = QJsonArray::fromStringList(namespacesOf(canonicalName));
    names << canonicalName;
    return QString::fromUtf8(QJsonDocument(names).toJson(QJsonDocument::Compact));
}

const QString ReservationColumns =
    u"SELECT type, canonical, reason, since, allow_forwarding, scope, made_by, was_open, "
    "(SELECT group_concat(with_scope) FROM reservation_share s WHERE s.type = reservation.type "
    "AND s.canonical = reservation.canonical AND s.scope = reservation.scope) FROM reservation "_s;

/// From group_concat() of their ids.
static QStringList pathsOf(const ScopeTable &scopes, const QString &ids)
{
    QStringList paths;
    for (const QString &id : ids.split(u',', Qt::SkipEmptyParts)) {
        if (const std::optional<Scope> scope = scopes.find(id.toLongLong()))
            paths << scope->path;
    }
    paths.sort();
    return paths;
}

static QList<Reservation> readReservations(const ScopeTable &scopes, Query &&rows)
{
    QList<Reservation> found;
    while (rows.next()) {
        Reservation row{rows.text(0), rows.text(1), rows.text(2), rows.time(3),
                        rows.integer(4) != 0};
        row.scope = rows.integer(5);
        row.by = ReservedBy(rows.integer(6));
        row.wasOpen = rows.integer(7) != 0;
        row.sharedWith = pathsOf(scopes, rows.text(8));
        if (const std::optional<Scope> scope = scopes.find(row.scope))
            row.scopePath = scope->path;
        found << row;
    }
    return found;
}

std::optional<Reservation> Store::reservation(const Scope &at, const Caller &asker,
                                              const FormatId &type,
                                              const QString &canonicalName) const
{
    // Not knowing must not forward a name that may be ours.
    const Reservation unknown{type, canonicalName, u"could not be read"_s, {}, false};
    Snapshot snapshot(d->readers);
    if (!snapshot)
        return unknown;
    QList<Reservation> rows = readReservations(
        d->scopes,
        {snapshot.db(),
         ReservationColumns + u"WHERE type = ? AND canonical IN (SELECT value FROM json_each(?))"_s,
         type, namesAndNamespaces(canonicalName)});
    if (snapshot.takeError())
        return unknown;
    rows.removeIf([&](const Reservation &row) { return !acts(row, at, asker); });
    return decisive(rows, canonicalName);
}

Result<QList<Reservation>> Store::reservations() const
{
    Snapshot snapshot(d->readers);
    QList<Reservation> found;
    if (snapshot)
        found = readReservations(
            d->scopes, {snapshot.db(), ReservationColumns + u"ORDER BY type, canonical, scope"_s});
    return snapshot.done<QList<Reservation>>(std::move(found));
}

QHash<QString, QList<Reservation>> Store::Private::reservationsOf(
    Connection &db, const FormatId &type, const QStringList &canonicalNames) const
{
    QSet<QString> wanted;
    for (const QString &name : canonicalNames) {
        wanted.insert(name);
        for (const QString &pattern : namespacesOf(name))
            wanted.insert(pattern);
    }
    const QJsonArray list = QJsonArray::fromStringList(wanted.values());
    QHash<QString, QList<Reservation>> found;
    for (const Reservation &one : readReservations(
             scopes, {db,
                      ReservationColumns
                          + u"WHERE type = ? AND canonical IN (SELECT value FROM json_each(?)) "
                            "ORDER BY canonical, scope"_s,
                      type, QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact))}))
        found[one.canonicalName] << one;
    return found;
}

Result<QSet<QString>> Store::liftedNamespaces() const
{
    Snapshot snapshot(d->readers);
    QSet<QString> found;
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT DISTINCT subject FROM activity WHERE action = 'unreserve' "
                   "AND substr(subject, -1) = '*'"_s);
        while (rows.next())
            found.insert(rows.text(0));
    }
    return snapshot.done<QSet<QString>>(std::move(found));
}

/// The spelling under which a name or a namespace ("@acme/*") is reserved.
static Result<QString> reservedName(const Format &format, const QString &given)
{
    if (!given.endsWith(u'*')) {
        const QString name = format.canonicalName(given);
        if (name.isEmpty())
            return fail(ErrorCode::InvalidName, Text::of("A reservation needs a name."));
        return name;
    }
    const QChar separator = given.size() > 2 ? given[given.size() - 2] : QChar();
    if (separator.isNull() || !u"/.:-_"_s.contains(separator))
        return fail(
            ErrorCode::InvalidName, Text::of("'%1' is no namespace.", given),
            Text::of("Write what its names start with up to a '/', '.', ':' or '-', and then a "
                     "'*': @acme/*."));
    // Types may spell separators differently; a letter behind keeps this one from being the end.
    return format.canonicalName(given.chopped(1) + u'x').chopped(1) + u'*';
}

/// How a name is known whose reservation somebody wants changed.
static QString knownName(const FormatList &formats, const FormatId &type, const QString &given)
{
    const Format *format = formats.find(type);
    return format ? reservedName(*format, given).value_or(given) : given;
}

/// The instance, or a scope that is in no other.
static Result<Scope> reservingScope(const ScopeTable &scopes, const QString &path)
{
    const std::optional<Scope> scope = scopes.find(path);
    if (!scope)
        return fail(ErrorCode::NotFound, Text::of("There is no project or group '%1'.", path));
    const QString topLevel = topLevelOf(scope->path);
    if (topLevel != scope->path)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("Names are reserved for a top-level group, and %1 is inside of %2.",
                             scope->path, topLevel),
                    Text::of("Reserve it for %1.", topLevel));
    return *scope;
}

static QString subjectOf(const Scope &scope, const FormatId &type, const QString &canonicalName)
{
    return (scope.path.isEmpty() ? QString() : scope.path + u' ') + type + u' ' + canonicalName;
}

/// What is kept of a name beside its packages.
static QList<RowsBefore::Which> rowsOf(const FormatId &type, const QString &canonicalName)
{
    QList<RowsBefore::Which> rows;
    for (const QString &table : {u"reservation"_s, u"reservation_share"_s, u"tombstone"_s})
        rows << RowsBefore::Which{table, u"type = ? AND canonical = ?"_s, {type, canonicalName}};
    return rows;
}

static UndoNote noteOf(qint64 entry, RowsBefore &rows, const FormatId &type,
                       const QString &canonicalName, const QSet<ScopeId> &projects)
{
    UndoNote note;
    note.entry = entry;
    note.rows = rows.changes();
    note.names = {{type, canonicalName}};
    note.subject = type + u' ' + canonicalName;
    note.projects = projects;
    return note;
}

Result<void> Store::reserve(const Reservation &reservation, const Caller &actor)
{
    Result<const Format *> known = d->format(reservation.type);
    if (!known)
        return fail(std::move(known.error()));
    // Whoever reserves may know the name only as its publisher spelled it.
    const Result<QString> checked = reservedName(**known, reservation.canonicalName);
    if (!checked)
        return fail(checked.error());
    const Result<Scope> scope = reservingScope(d->scopes, reservation.scopePath);
    if (!scope)
        return fail(scope.error());
    const QString &name = *checked;
    return d->writer->run([&](Writing &writing) -> Result<void> {
        const QDateTime now = d->now();
        RowsBefore rows(writing.db(), rowsOf(reservation.type, name));
        Query(writing.db(),
              u"INSERT INTO reservation (scope, type, canonical, reason, since, allow_forwarding) "
              "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (type, canonical, scope) DO UPDATE SET "
              "reason = excluded.reason, allow_forwarding = excluded.allow_forwarding, "
              "made_by = 0"_s,
              scope->id, reservation.type, name,
              reservation.reason.isEmpty() ? u"reserved by hand"_s : reservation.reason,
              reservation.since.isValid() ? reservation.since : now, reservation.allowForwarding);
        const qint64 entry = addActivity(writing.db(), now, actor.name(),
                                         reservation.allowForwarding ? u"forward"_s : u"reserve"_s,
                                         subjectOf(*scope, reservation.type, name));
        UndoNote note = noteOf(entry, rows, reservation.type, name, {scope->id});
        const bool everywhere = scope->path.isEmpty();
        note.done = everywhere ? Text::of("The name %1 was reserved.", name)
                               : Text::of("The name %1 was reserved in %2.", name, scope->path);
        note.undo = everywhere ? Text::of("Undo reserving %1", name)
                               : Text::of("Undo reserving %1 in %2", name, scope->path);
        d->noteAct(writing, actor, note);
        writing.touch(reservation.type, name);
        writing.touchProject(scope->id); // packages of that name may be anywhere in it
        return {};
    });
}

Result<void> Store::unreserve(const QString &scopePath, const FormatId &type, const QString &name,
                              const Caller &actor)
{
    const QString canonicalName = knownName(*d->options.formats, type, name);
    const Result<Scope> at = scope(scopePath);
    if (!at)
        return fail(at.error());
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        const QList<Reservation> rows = readReservations(
            d->scopes,
            {db, ReservationColumns + u"WHERE type = ? AND canonical = ?"_s, type, canonicalName});
        QStringList elsewhere;
        const Reservation *found = nullptr;
        for (const Reservation &row : rows) {
            if (row.scope == at->id)
                found = &row;
            else
                elsewhere << (row.scopePath.isEmpty() ? u"the instance"_s : row.scopePath);
        }
        if (!found)
            return fail(
                ErrorCode::NotFound,
                at->path.isEmpty() ? Text::of("%1 is not reserved.", canonicalName)
                                   : Text::of("%1 is not reserved in %2.", canonicalName, at->path),
                elsewhere.isEmpty() ? Text()
                                    : Text::of("It is reserved in %1.", elsewhere.join(u", "_s)));
        RowsBefore before(db, rowsOf(type, canonicalName));
        Query(db, u"DELETE FROM reservation WHERE scope = ? AND type = ? AND canonical = ?"_s,
              at->id, type, canonicalName);
        Query(db, u"DELETE FROM reservation_share WHERE scope = ? AND type = ? AND canonical = ?"_s,
              at->id, type, canonicalName);
        if (found->by == ReservedBy::Earlier)
            Query(db, u"DELETE FROM tombstone WHERE scope = ? AND type = ? AND canonical = ?"_s,
                  at->id, type, canonicalName);
        const qint64 entry = addActivity(db, d->now(), actor.name(), u"unreserve"_s,
                                         subjectOf(*at, type, canonicalName));
        UndoNote note = noteOf(entry, before, type, canonicalName, {at->id});
        const bool everywhere = at->path.isEmpty();
        note.done = everywhere
                        ? Text::of("The name %1 was given up.", canonicalName)
                        : Text::of("The name %1 was given up in %2.", canonicalName, at->path);
        note.undo = everywhere ? Text::of("Undo giving %1 up", canonicalName)
                               : Text::of("Undo giving %1 up in %2", canonicalName, at->path);
        d->noteAct(writing, actor, note);
        writing.touch(type, canonicalName);
        writing.touchProject(at->id);
        return {};
    });
}

Result<void> Store::narrowReservation(const FormatId &type, const QString &name,
                                      const QStringList &topLevelPaths, const Caller &actor)
{
    const QString canonicalName = knownName(*d->options.formats, type, name);
    QList<Scope> groups;
    for (const QString &path : topLevelPaths) {
        Result<Scope> group = reservingScope(d->scopes, path);
        if (!group)
            return fail(group.error());
        groups << *group;
    }
    if (groups.isEmpty() || topLevelPaths.contains(QString()))
        return fail(ErrorCode::InvalidArgument,
                    Text::of("There is no group to keep %1 for.", canonicalName),
                    Text::of("Name one, or lift the reservation."));
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        const QString which = u" WHERE scope = 0 AND type = ? AND canonical = ?"_s;
        RowsBefore before(db, rowsOf(type, canonicalName));
        QSet<ScopeId> touched{InstanceScope};
        for (const Scope &group : std::as_const(groups)) {
            Query(db,
                  u"INSERT INTO reservation SELECT ?, type, canonical, 'published here', since, "
                  "allow_forwarding, 1, was_open FROM reservation"_s
                      + which
                      + u" AND made_by = 3 ON CONFLICT (type, canonical, scope) DO NOTHING"_s,
                  group.id, type, canonicalName);
            Query(db,
                  u"INSERT INTO tombstone SELECT ?, type, canonical, version, since, digest, "
                  "was_open FROM tombstone"_s
                      + which + u" ON CONFLICT (type, canonical, version, scope) DO NOTHING"_s,
                  group.id, type, canonicalName);
            writing.touchProject(group.id);
            touched.insert(group.id);
        }
        Query gone(db, u"DELETE FROM reservation"_s + which + u" AND made_by = 3"_s, type,
                   canonicalName);
        if (gone.changed() == 0)
            return fail(ErrorCode::NotFound,
                        Text::of("No reservation of %1 was kept from 0.1.", canonicalName));
        Query(db, u"DELETE FROM tombstone"_s + which, type, canonicalName);
        const qint64 entry = addActivity(db, d->now(), actor.name(), u"reserve.narrow"_s,
                                         type + u' ' + canonicalName, Text(), {},
                                         topLevelPaths.join(u", "_s));
        UndoNote note = noteOf(entry, before, type, canonicalName, touched);
        note.done = Text::of("The name %1 is kept for %2 only.", canonicalName, topLevelPaths);
        note.undo = Text::of("Undo keeping %1 for %2 only", canonicalName, topLevelPaths);
        d->noteAct(writing, actor, note);
        writing.touch(type, canonicalName);
        writing.touchProject(InstanceScope);
        return {};
    });
}

Result<void> Store::shareReservation(const QString &ownerPath, const FormatId &type,
                                     const QString &name, const QString &withPath, bool shared,
                                     const Caller &actor)
{
    const QString canonicalName = knownName(*d->options.formats, type, name);
    const Result<Scope> owner = reservingScope(d->scopes, ownerPath);
    const Result<Scope> with = reservingScope(d->scopes, withPath);
    if (!owner || !with)
        return fail(owner ? with.error() : owner.error());
    for (const Scope &group : {*owner, *with}) {
        if (group.id == InstanceScope)
            return fail(ErrorCode::InvalidArgument,
                        Text::of("A reservation is shared by two top-level groups."),
                        Text::of("Name both; what the whole registry has reserved holds for all."));
    }
    if (owner->id == with->id)
        return fail(ErrorCode::InvalidArgument, Text::of("%1 has it already.", owner->path));
    return d->writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        Query known(db,
                    u"SELECT 1 FROM reservation WHERE scope = ? AND type = ? AND canonical = ?"_s,
                    owner->id, type, canonicalName);
        if (!known.next())
            return fail(ErrorCode::NotFound,
                        Text::of("%1 is not reserved in %2.", canonicalName, owner->path));
        Query change(db,
                     shared ? u"INSERT INTO reservation_share (scope, type, canonical, with_scope, "
                              "since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s
                            : u"DELETE FROM reservation_share WHERE scope = ? AND type = ? AND "
                              "canonical = ? AND with_scope = ? AND ? > 0"_s,
                     owner->id, type, canonicalName, with->id, d->now());
        if (change.changed() == 0)
            return shared ? Result<void>()
                          : fail(ErrorCode::NotFound,
                                 Text::of("%1 of %2 is not shared with %3.", canonicalName,
                                          owner->path, with->path));
        addActivity(db, d->now(), actor.name(), shared ? u"reserve.share"_s : u"reserve.unshare"_s,
                    subjectOf(*owner, type, canonicalName), Text(), {}, with->path);
        writing.touch(type, canonicalName);
        writing.touchProject(owner->id);
        writing.touchProject(with->id);
        return {};
    });
}

QList<Scope> Store::Private::holders(Connection &db, const FormatId &type,
                                     const QString &canonicalName) const
{
    QMap<QString, Scope> found;
    for (const PackageRecord &one : packages(db, Scope(), type, canonicalName)) {
        if (const std::optional<Scope> project = scopes.find(one.project)) {
            const Scope topLevel = scopes.topLevel(*project);
            found.insert(topLevel.path, topLevel);
        }
    }
    return found.values();
}

Result<QList<Scope>> Store::holdersOf(const FormatId &type, const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    return snapshot.done<QList<Scope>>(snapshot ? d->holders(snapshot.db(), type, canonicalName)
                                                : QList<Scope>());
}

bool Store::Private::isReserved(Connection &db, const Scope &project, const FormatId &type,
                                const QString &canonicalName) const
{
    Query row(db,
              u"SELECT 1 FROM reservation WHERE type = ? AND scope IN (0, ?) AND allow_forwarding "
              "= 0 AND canonical IN (SELECT value FROM json_each(?))"_s,
              type, scopes.topLevel(project).id, namesAndNamespaces(canonicalName));
    return row.next();
}

void Store::Private::reserveName(Connection &db, const Scope &owner, const Scope &project,
                                 const FormatId &type, const QString &canonicalName) const
{
    // Whoever could read it once knows the name, whatever becomes of the project.
    Query(db,
          u"INSERT INTO reservation (scope, type, canonical, reason, since, made_by, was_open) "
          "VALUES (?, ?, ?, 'published here', ?, 1, ?) ON CONFLICT (type, canonical, scope) "
          "DO UPDATE SET was_open = max(was_open, excluded.was_open), "
          "made_by = iif(made_by = 4, excluded.made_by, made_by), "
          "reason = iif(made_by = 4, excluded.reason, reason) "
          "WHERE excluded.was_open > was_open OR made_by = 4"_s,
          owner.id, type, canonicalName, now(), project.readableByAll);
}

void Store::Private::reserveOwnNames(Writing &writing, const Scope &added) const
{
    if (added.level != Level::Group || added.parent != InstanceScope)
        return;
    for (const auto &format : *options.formats) {
        const QString names = format->ownNamespace(added.path);
        if (names.isEmpty())
            continue;
        Query(writing.db(),
              u"INSERT INTO reservation (scope, type, canonical, reason, since, made_by) "
              "VALUES (?, ?, ?, 'the group''s own names', ?, 2)"_s,
              added.id, format->id(), names, now());
        writing.touch(format->id(), names);
    }
}

void Store::Private::noteOpenNames(Connection &db) const
{
    for (const QString &table : {u"reservation"_s, u"tombstone"_s})
        Query(db,
              u"WITH RECURSIVE open_scope (id, top) AS (SELECT id, id FROM scope WHERE parent IS "
              "NULL AND visibility = 1 UNION ALL SELECT s.id, o.top FROM scope s JOIN open_scope o "
              "ON o.id = s.parent WHERE s.visibility = 1) UPDATE %1 SET was_open = 1 WHERE "
              "was_open = 0 AND EXISTS (SELECT 1 FROM package p JOIN open_scope o ON o.id = "
              "p.project WHERE p.type = %1.type AND p.canonical = %1.canonical AND %1.scope IN "
              "(0, o.top, p.project))"_s.arg(table));
}

Result<QStringList> Store::deletedVersions(const Scope &at, const Caller &asker,
                                           const FormatId &type, const QString &canonicalName) const
{
    Snapshot snapshot(d->readers);
    QStringList found;
    if (snapshot) {
        Query rows(snapshot.db(),
                   u"SELECT scope, was_open, version, (SELECT group_concat(with_scope) "
                   "FROM reservation_share s WHERE s.type = t.type AND s.scope = t.scope "
                   "AND s.canonical IN (SELECT value FROM json_each(?))) FROM tombstone t "
                   "WHERE type = ? AND canonical = ? ORDER BY version"_s,
                   namesAndNamespaces(canonicalName), type, canonicalName);
        while (rows.next()) {
            Reservation like;
            like.scope = rows.integer(0);
            like.scopePath = d->scopes.find(like.scope).value_or(Scope()).path;
            like.by = like.scope == InstanceScope ? ReservedBy::Earlier : ReservedBy::Publish;
            like.wasOpen = rows.integer(1) != 0;
            like.sharedWith = pathsOf(d->scopes, rows.text(3));
            const QString version = rows.text(2);
            if (acts(like, at, asker) && (found.isEmpty() || found.last() != version))
                found << version;
        }
    }
    return snapshot.done<QStringList>(std::move(found));
}

bool Store::isTombstone(const Scope &at, const Caller &asker, const FormatId &type,
                        const QString &canonicalName, const QString &version) const
{
    const Result<QStringList> deleted = deletedVersions(at, asker, type, canonicalName);
    return !deleted || deleted->contains(version); // not knowing must not send the request away
}

} // namespace packhouse
