// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/storeprivate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype UndoneAtOnce = 500; ///< versions, between two looks at whether to go on

Text stayed()
{
    return Text::of("Nothing was taken back. The Trash page has what can still be restored.");
}

/// A version of the log as it is now.
struct MovedNow
{
    bool isThere = false;
    bool inTrash = false;
    QString name;
    QString version;
    qint64 package = 0;
};

MovedNow movedNow(Connection &db, qint64 id)
{
    Query row(db, u"SELECT status, name, version, package FROM version WHERE id = ?"_s, id);
    if (!row.next())
        return {};
    return {true, row.integer(0) == int(Status::Deleted), row.text(1), row.text(2), row.integer(3)};
}

Result<void> checkTrashed(Connection &db, const MovedVersion &version)
{
    const MovedNow now = movedNow(db, version.id);
    if (!now.isThere)
        return fail(ErrorCode::Conflict, Text::of("What was deleted is gone for good meanwhile."),
                    stayed());
    if (!now.inTrash)
        return fail(ErrorCode::Conflict,
                    Text::of("%1 %2 was restored meanwhile.", now.name, now.version), stayed());
    Query taken(db, u"SELECT 1 FROM version WHERE package = ? AND version = ? AND status <> 4"_s,
                now.package, now.version);
    if (taken.next())
        return fail(ErrorCode::Conflict,
                    Text::of("%1 %2 was published again meanwhile.", now.name, now.version),
                    stayed());
    return {};
}

Result<void> checkTakenOut(Connection &db, const MovedVersion &version)
{
    const MovedNow now = movedNow(db, version.id);
    if (!now.isThere || !now.inTrash)
        return fail(ErrorCode::Conflict, Text::of("The files are not in the trash any more."),
                    stayed());
    return {};
}

Result<void> checkRestored(Connection &db, const MovedVersion &version)
{
    const MovedNow now = movedNow(db, version.id);
    if (!now.isThere || now.inTrash)
        return fail(ErrorCode::Conflict, Text::of("What was restored is not there any more."),
                    stayed());
    Query files(db, u"SELECT coalesce(max(id), 0), count(*) FROM file WHERE version = ?"_s,
                version.id);
    if (!files.next() || files.integer(0) != version.newestFile
        || files.integer(1) != version.files)
        return fail(ErrorCode::Conflict,
                    Text::of("%1 %2 has other files meanwhile.", now.name, now.version), stayed());
    return {};
}

Result<void> checkReturned(Connection &db, const ReturnedFiles &returned)
{
    for (const qint64 file : returned.files) {
        Query row(db, u"SELECT 1 FROM file WHERE id = ? AND version = ?"_s, file, returned.version);
        if (!row.next())
            return fail(ErrorCode::Conflict,
                        Text::of("Files that were restored are not there any more."), stayed());
    }
    return {};
}

Result<void> checkRow(Connection &db, const ChangedRow &row)
{
    if (stands(db, row))
        return {};
    return fail(ErrorCode::Conflict, Text::of("Somebody changed it again meanwhile."),
                Text::of("It stays as it is now. Look at it, and change it by hand."));
}

template<typename Items, typename Check>
Result<void> checkEach(Connection &db, const Items &items, Check check)
{
    for (const auto &item : items) {
        if (Result<void> holds = check(db, item); !holds)
            return holds;
    }
    return {};
}

QList<qint64> idsOf(const QList<MovedVersion> &versions)
{
    QList<qint64> ids;
    std::ranges::transform(versions, std::back_inserter(ids), &MovedVersion::id);
    return ids;
}

} // namespace

void Store::Private::noteAct(Writing &writing, const Caller &actor, const UndoNote &note)
{
    if (note.entry == 0)
        return;
    writing.afterCommit([this, session = actor.session, act = actor.act,
                         isAct = !actor.session.isEmpty() && !actor.takesBack, note] {
        QList<qint64> versions = idsOf(note.trashed + note.takenOut + note.restored);
        undoLog.moved(session, versions);
        if (isAct)
            undoLog.add(session, act, note);
    });
}

QList<UndoableAct> Store::undoable(const QString &session, int most) const
{
    return session.isEmpty() ? QList<UndoableAct>() : d->undoLog.newest(session, most);
}

Result<void> Store::Private::checkUndo(const UndoNote &note) const
{
    Snapshot snapshot(readers);
    if (!snapshot)
        return fail(*snapshot.takeError());
    Connection &db = snapshot.db();
    Result<void> holds = checkEach(db, note.rows, checkRow);
    if (holds)
        holds = checkEach(db, note.trashed, checkTrashed);
    if (holds)
        holds = checkEach(db, note.takenOut, checkTakenOut);
    if (holds)
        holds = checkEach(db, note.restored, checkRestored);
    if (holds)
        holds = checkEach(db, note.returned, checkReturned);
    if (std::optional<Error> error = snapshot.takeError())
        return fail(std::move(*error));
    return holds;
}

/// The newest change of a row first.
Result<void> Store::Private::putRowsBack(const UndoNote &note, const Caller &actor)
{
    if (note.rows.isEmpty())
        return {};
    return writer->run([&](Writing &writing) -> Result<void> {
        Connection &db = writing.db();
        for (auto row = note.rows.crbegin(); row != note.rows.crend(); ++row) {
            if (Result<void> as = checkRow(db, *row); !as)
                return as;
            putBack(db, *row);
        }
        addActivity(db, now(), actor.name(), u"undo"_s, note.subject);
        for (const auto &[type, name] : note.names) {
            writing.touch(type, name);
            writing.touchNames(type);
        }
        for (const ScopeId project : note.projects)
            writing.touchProject(project);
        writing.afterCommit([this, rows = note.rows] { followPolicies(rows); });
        return {};
    });
}

void Store::Private::followPolicies(const QList<ChangedRow> &rows)
{
    const auto isPolicy = [](const ChangedRow &row) { return row.table == u"policy_setting"; };
    if (std::ranges::none_of(rows, isPolicy))
        return;
    Snapshot snapshot(readers);
    for (const ChangedRow &row : rows) {
        const QJsonArray &like = row.before.isEmpty() ? row.after : row.before;
        if (isPolicy(row) && snapshot)
            scopes.reload(snapshot.db(), like.at(0).toInteger(), like.at(1).toString());
    }
    (void)snapshot.takeError(); // what was read stays
    scopeGeneration->advance();
}

Result<Store::Undone> Store::undo(const QString &act, const Caller &actor,
                                  const std::function<bool(qint64, qint64)> &goOn)
{
    const Result<UndoNote> taken = d->undoLog.take(actor.session, act);
    if (!taken)
        return fail(taken.error());
    const UndoNote &note = *taken;
    Caller self = actor;
    self.takesBack = true;
    Result<void> done = d->checkUndo(note);
    if (done)
        done = d->putRowsBack(note, self);
    const QList<qint64> back = idsOf(note.trashed) + idsOf(note.takenOut);
    const QList<qint64> away = idsOf(note.restored);
    const qint64 total = back.size() + away.size();
    const auto inTurn = [&](const QList<qint64> &ids, qint64 before, auto work) {
        for (qsizetype at = 0; done && at < ids.size(); at += UndoneAtOnce) {
            if (goOn)
                (void)goOn(before + at, total); // half of an act is worse than all of it
            done = work(ids.mid(at, UndoneAtOnce));
        }
    };
    inTurn(back, 0, [&](const QList<qint64> &ids) { return d->restore(ids, self, {}); });
    inTurn(away, back.size(),
           [&](const QList<qint64> &ids) { return d->moveToTrash(ids, self, true); });
    for (const ReturnedFiles &returned : note.returned) {
        if (done)
            done = d->removeFiles(returned.version, returned.files, self, true).map([](qint64) {});
    }
    if (!done) {
        const bool later = done.error().code != ErrorCode::Conflict
                           && done.error().code != ErrorCode::Duplicate
                           && done.error().code != ErrorCode::NotFound;
        if (later)
            d->undoLog.giveBack(actor.session, act, note);
        return fail(done.error());
    }
    Undone undone;
    for (const ChangedRow &row : note.rows) {
        if (row.table == u"accepted_upstream")
            undone.upstreams.insert(
                (row.before.isEmpty() ? row.after : row.before).at(0).toString());
    }
    return undone;
}

} // namespace packhouse
