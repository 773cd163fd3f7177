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
    return Text::of("Nothing was taken back. Once that is out of the way, undo it again; the Trash "
                    "page has what can be restored one by one.");
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

Result<void> checkCameBack(Connection &db, const MovedVersion &version)
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

/// The act is not to blame: it may be tried again.
bool isForNow(const Error &error)
{
    return error.code == ErrorCode::Busy || error.code == ErrorCode::StorageFull
           || error.code == ErrorCode::ReadOnly;
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
            undoLog.add(session, act, note, now());
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
        holds = checkEach(db, note.restored, checkCameBack);
    if (holds)
        holds = checkEach(db, note.returned, checkReturned);
    if (std::optional<Error> error = snapshot.takeError())
        return fail(std::move(*error));
    return holds;
}

/// A setting that a scope above has locked meanwhile stays as it is.
Result<void> Store::Private::checkLock(Connection &db, const ChangedRow &row) const
{
    if (row.table != u"policy_setting")
        return {};
    const QJsonArray &like = row.before.isEmpty() ? row.after : row.before;
    const std::optional<Scope> scope = scopes.find(like.at(0).toInteger());
    if (!scope || !policy(db, *scope, like.at(1).toString()).forwardingLocked)
        return {};
    return fail(ErrorCode::Conflict,
                Text::of("Forwarding of %1 is locked by a scope above %2.", like.at(1).toString(),
                         scope->path),
                Text::of("Change it there."));
}

/// Of tags and of states: what is the latest of those may be another one now.
static QSet<qint64> packagesOf(Connection &db, const QList<ChangedRow> &rows)
{
    QSet<qint64> packages;
    for (const ChangedRow &row : rows) {
        const QJsonArray &like = row.before.isEmpty() ? row.after : row.before;
        if (row.table == u"tag")
            packages.insert(like.at(0).toInteger());
        else if (row.table == u"version")
            packages.insert(packageOf(db, like.at(0).toInteger()));
    }
    return packages;
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
            if (Result<void> may = checkLock(db, *row); !may)
                return may;
            putBack(db, *row);
        }
        for (const qint64 package : packagesOf(db, note.rows))
            relabel(writing, package);
        addActivity(db, now(), actor.name(), u"undo"_s, note.subject);
        for (const auto &[type, name] : note.names) {
            writing.touch(type, name);
            writing.touchNames(type);
        }
        for (const ScopeId project : note.projects)
            writing.touchProject(project);
        for (const qint64 version : note.versions)
            touchCollections(writing, version);
        writing.afterCommit([this, rows = note.rows] { followPolicies(rows); });
        return {};
    });
}

/// As a plan that takes back is done: where something is not as it was left, nothing is done.
Result<void> Store::Private::putStatesBack(const UndoNote &note, const Caller &actor)
{
    if (note.changed.isEmpty())
        return {};
    ChangePlan done;
    done.packages = note.changed;
    const ChangePlan back = done.reversed(now());
    return writer->run([&](Writing &writing) -> Result<void> {
        for (auto package = back.packages.crbegin(); package != back.packages.crend(); ++package) {
            if (const auto put = writePlanned(writing, *package, u"undo"_s, actor); !put)
                return fail(put.error());
        }
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
    Caller self = actor;
    self.takesBack = true;
    UndoNote left = *taken;
    Result<void> done = d->checkUndo(left);
    if (done)
        done = d->putRowsBack(left, self);
    if (done)
        left.rows.clear();
    if (done)
        done = d->putStatesBack(left, self);
    if (done)
        left.changed.clear();
    const qint64 total = left.trashed.size() + left.takenOut.size() + left.restored.size();
    const auto inTurn = [&](QList<MovedVersion> &versions, auto work) {
        while (done && !versions.isEmpty()) {
            if (goOn) // whatever it says: half of an act is worse than all of it
                (void)goOn(total - left.trashed.size() - left.takenOut.size()
                               - left.restored.size(),
                           total);
            done = work(idsOf(versions.first(std::min(UndoneAtOnce, versions.size()))));
            if (done)
                versions.remove(0, std::min(UndoneAtOnce, versions.size()));
        }
    };
    const auto back = [&](const QList<qint64> &ids) { return d->restore(ids, self, {}); };
    inTurn(left.trashed, back);
    inTurn(left.takenOut, back);
    inTurn(left.restored,
           [&](const QList<qint64> &ids) { return d->moveToTrash(ids, self, true); });
    while (done && !left.returned.isEmpty()) {
        const ReturnedFiles files = left.returned.takeLast();
        done = d->removeFiles(files.version, files.files, self, true).map([](qint64) {});
    }
    if (!done) {
        d->undoLog.putBack(actor.session, act, left, !isForNow(done.error()));
        return fail(done.error());
    }
    Undone undone;
    for (const ChangedRow &row : taken->rows) {
        if (row.table == u"accepted_upstream")
            undone.upstreams.insert(
                (row.before.isEmpty() ? row.after : row.before).at(0).toString());
    }
    return undone;
}

} // namespace packhouse
