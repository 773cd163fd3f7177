// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/undolog.h"

#include "core/plantext.h"

#include "registry/store/rowcapture.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype MostNames = 3; ///< told of an act
constexpr qsizetype MostSessions = 32;
constexpr qsizetype MostActs = 1000; ///< of a session
constexpr qsizetype MostVersions = 1'000'000; ///< of a session, over all acts

struct RowShape
{
    QStringList names;
    QList<int> keys; ///< places in names
};

RowShape shapeOf(Connection &db, const QString &table, const QStringList &some)
{
    RowShape all;
    Query rows(db, u"SELECT name, pk FROM pragma_table_info(?) ORDER BY cid"_s, table);
    while (rows.next()) {
        if (rows.integer(1) > 0)
            all.keys << int(all.names.size());
        all.names << rows.text(0);
    }
    if (some.isEmpty())
        return all;
    RowShape limited;
    for (const int key : std::as_const(all.keys)) {
        limited.keys << int(limited.names.size());
        limited.names << all.names.at(key);
    }
    limited.names += some;
    return limited;
}

QString listOfNames(const QStringList &names)
{
    QStringList quoted;
    std::ranges::transform(names, std::back_inserter(quoted), &quotedName);
    return quoted.join(u", "_s);
}

QJsonArray keyIn(const RowShape &columns, const QJsonArray &row)
{
    QJsonArray key;
    for (const int place : columns.keys)
        key.append(row.at(place));
    return key;
}

QHash<QString, QJsonArray> rowsNow(Connection &db, const RowsBefore::Which &which)
{
    const RowShape columns = shapeOf(db, which.table, which.columns);
    QHash<QString, QJsonArray> found;
    Query rows(db,
               u"SELECT "_s + listOfNames(columns.names) + u" FROM "_s + quotedName(which.table)
                   + u" WHERE "_s + which.where,
               which.values);
    while (rows.next()) {
        QJsonArray row;
        for (int i = 0; i < columns.names.size(); ++i)
            row.append(journalValue(rows, i));
        const QJsonDocument key(keyIn(columns, row));
        found.insert(QString::fromUtf8(key.toJson(QJsonDocument::Compact)), row);
    }
    return found;
}

/// The row as it is now.
RowsBefore::Which rowLike(const RowShape &columns, const ChangedRow &row)
{
    const QJsonArray &like = row.before.isEmpty() ? row.after : row.before;
    RowsBefore::Which which{row.table, {}, {}, row.columns};
    QStringList conditions;
    for (const int place : columns.keys) {
        conditions << quotedName(columns.names[place]) + u" = ?"_s;
        which.values << storedValue(like.at(place));
    }
    which.where = conditions.join(u" AND "_s);
    return which;
}

} // namespace

RowsBefore::RowsBefore(Connection &db, const QList<Which> &which) : m_db(db), m_which(which)
{
    for (const Which &one : which)
        m_rows << rowsNow(db, one);
}

QList<ChangedRow> RowsBefore::changes()
{
    QList<ChangedRow> changes;
    for (qsizetype i = 0; i < m_which.size(); ++i) {
        QHash<QString, QJsonArray> now = rowsNow(m_db, m_which[i]);
        for (auto row = m_rows[i].cbegin(); row != m_rows[i].cend(); ++row) {
            const QJsonArray after = now.take(row.key());
            if (after != *row)
                changes << ChangedRow{m_which[i].table, m_which[i].columns, *row, after};
        }
        for (const QJsonArray &added : std::as_const(now))
            changes << ChangedRow{m_which[i].table, m_which[i].columns, {}, added};
    }
    return changes;
}

bool stands(Connection &db, const ChangedRow &row)
{
    const auto now = rowsNow(db, rowLike(shapeOf(db, row.table, row.columns), row));
    return (now.isEmpty() ? QJsonArray() : *now.cbegin()) == row.after;
}

void putBack(Connection &db, const ChangedRow &row)
{
    const RowShape columns = shapeOf(db, row.table, row.columns);
    const RowsBefore::Which which = rowLike(columns, row);
    QVariantList values;
    QStringList places;
    for (qsizetype i = row.columns.isEmpty() ? 0 : columns.keys.size(); i < row.before.size();
         ++i) {
        values << storedValue(row.before.at(i));
        places << (row.columns.isEmpty() ? u"?"_s : quotedName(columns.names.at(i)) + u" = ?"_s);
    }
    const QString where = quotedName(row.table) + u" WHERE "_s + which.where;
    if (!row.columns.isEmpty()) {
        Query(db,
              u"UPDATE "_s + quotedName(row.table) + u" SET "_s + places.join(u", "_s)
                  + u" WHERE "_s + which.where,
              values + which.values);
        return;
    }
    Query(db, u"DELETE FROM "_s + where, which.values);
    if (!row.before.isEmpty())
        Query(db,
              u"INSERT INTO "_s + quotedName(row.table) + u" VALUES ("_s + places.join(u", "_s)
                  + u')',
              values);
}

void UndoNote::add(const UndoNote &more)
{
    entry = std::max(entry, more.entry);
    if (done.isEmpty()) {
        done = more.done;
        undo = more.undo;
        subject = more.subject;
    }
    trashed += more.trashed;
    takenOut += more.takenOut;
    restored += more.restored;
    returned += more.returned;
    files += more.files;
    rows += more.rows;
    changed += more.changed;
    if (name.isEmpty()) {
        name = more.name;
        version = more.version;
        project = more.project;
        place = more.place;
    } else if (!more.name.isEmpty() && (more.project != project || more.place.isEmpty())) {
        place.clear();
    }
    if (title.isEmpty())
        title = more.title;
    if (!more.name.isEmpty() && !some.contains(more.name) && some.size() < MostNames)
        some.append(more.name);
    packages += more.packages;
    names += more.names;
    projects += more.projects;
    versions += more.versions;
}

UndoLog::Session *UndoLog::find(const QString &session)
{
    const auto found = std::ranges::find(m_sessions, session, &Session::id);
    return found == m_sessions.end() ? nullptr : &*found;
}

void UndoLog::add(const QString &session, const QString &act, const UndoNote &note,
                  const QDateTime &at)
{
    const std::lock_guard lock(m_mutex);
    const auto known = std::ranges::find(m_sessions, session, &Session::id);
    if (known == m_sessions.end())
        m_sessions.append({session, {}});
    else
        std::rotate(known, known + 1, m_sessions.end());
    QList<Act> &acts = m_sessions.last().acts;
    const QString id = act.isEmpty() ? QString::number(note.entry) : act;
    auto same = std::ranges::find(acts, id, &Act::id);
    if (same == acts.end()) {
        acts.append({id, {}, at, {}});
        same = acts.end() - 1;
    }
    same->note.add(note);
    for (const auto &list : {note.trashed, note.takenOut, note.restored}) {
        for (const MovedVersion &version : list)
            same->versions.insert(version.id);
    }
    bound(m_sessions.last());
    while (m_sessions.size() > MostSessions)
        m_sessions.removeFirst();
}

void UndoLog::bound(Session &session)
{
    qsizetype versions = 0;
    for (const Act &act : std::as_const(session.acts))
        versions += act.versions.size();
    while (session.acts.size() > 1 && (session.acts.size() > MostActs || versions > MostVersions)) {
        versions -= session.acts.first().versions.size();
        session.acts.removeFirst();
    }
}

void UndoLog::moved(const QString &session, const QList<qint64> &versions)
{
    const std::lock_guard lock(m_mutex);
    for (Session &other : m_sessions) {
        if (other.id == session)
            continue;
        for (Act &act : other.acts) {
            act.isOvertaken = act.isOvertaken
                              || std::ranges::any_of(versions, [&act](qint64 version) {
                                     return act.versions.contains(version);
                                 });
        }
    }
}

/// With the first names, where a sentence only counts them.
static UndoableAct named(UndoableAct act, const UndoNote &note)
{
    if (note.packages.size() < 2 || note.some.isEmpty())
        return act;
    const bool more = note.packages.size() > note.some.size();
    act.undo = Text::of("%1: %2", act.undo,
                        Text::name(note.some.join(u", "_s) + (more ? u" …"_s : QString())));
    return act;
}

/// To the second: several are done within a minute.
static Text clockText(const QDateTime &at)
{
    return Text::name(at.toLocalTime().toString(u"HH:mm:ss"));
}

QList<UndoableAct> UndoLog::newest(const QString &session, int most) const
{
    const std::lock_guard lock(m_mutex);
    QList<UndoableAct> found;
    const auto own = std::ranges::find(m_sessions, session, &Session::id);
    if (own == m_sessions.end())
        return found;
    for (auto act = own->acts.crbegin(); act != own->acts.crend() && found.size() < most; ++act)
        found << named(described(act->id, act->note), act->note);
    // Acts that read alike are told apart by when they were done.
    for (qsizetype i = 0; i < found.size(); ++i) {
        const Text undo = found.at(i).undo;
        if (std::ranges::count(found, undo, &UndoableAct::undo) < 2)
            continue;
        for (qsizetype j = i; j < found.size(); ++j) {
            if (found.at(j).undo == undo)
                found[j].undo = Text::of("%1, %2", undo,
                                         clockText(own->acts.at(own->acts.size() - 1 - j).at));
        }
    }
    return found;
}

Result<UndoNote> UndoLog::take(const QString &session, const QString &act)
{
    const std::lock_guard lock(m_mutex);
    Session *own = find(session);
    const Text look = Text::of("Look at the activity to see what was done.");
    auto found = own ? std::ranges::find(own->acts, act, &Act::id) : QList<Act>::iterator();
    if (!own || found == own->acts.end()
        || !std::all_of(found + 1, own->acts.end(), std::mem_fn(&Act::isRefused))) {
        return fail(ErrorCode::Conflict, Text::of("That is not what was done last any more."),
                    look);
    }
    if (found->isOvertaken) {
        found->isRefused = true;
        return fail(ErrorCode::Conflict,
                    Text::of("Somebody else deleted or restored %1 since. It stays as it is.",
                             found->note.name),
                    look);
    }
    own->place = own->acts.end() - found - 1;
    own->taken = *found;
    own->acts.erase(found);
    return own->taken.note;
}

void UndoLog::putBack(const QString &session, const QString &act, const UndoNote &left,
                      bool refused)
{
    const std::lock_guard lock(m_mutex);
    Session *own = find(session);
    if (!own || own->taken.id != act)
        return;
    Act back = std::exchange(own->taken, {});
    back.note = left;
    back.isRefused = back.isRefused || refused;
    // What came while it was tried is newer.
    own->acts.insert(std::max<qsizetype>(0, own->acts.size() - own->place), std::move(back));
}

UndoableAct described(const QString &id, const UndoNote &note)
{
    const qint64 gone = note.trashed.size();
    const qint64 back = note.restored.size();
    const qint64 packages = note.packages.size();
    const QString version = note.name + QLatin1Char(' ') + note.version;
    const Text one = note.place.isEmpty() ? Text::name(version)
                                          : Text::of("%1 in %2", version, note.place);
    const auto what = [&](qint64 moved) {
        return textOf({moved, note.files, std::max<qint64>(1, packages), note.name, note.version,
                       note.place});
    };
    if (gone > 0 || !note.takenOut.isEmpty()) {
        return {id,
                gone == 1 && note.files == 0 ? Text::of("%1 was moved to the Trash.", what(gone))
                                             : Text::of("Moved to the Trash: %1.", what(gone)),
                Text::of("Undo deleting %1", what(gone))};
    }
    if (back == 1) {
        return {id, Text::of("%1 was restored.", one), Text::of("Undo restoring %1", one)};
    }
    if (back > 1) {
        return {id, Text::of("Restored: %1.", what(back)),
                Text::of("Undo restoring %1", what(back))};
    }
    if (!note.returned.isEmpty()) {
        return {id, Text::of("Files of %1 were restored.", one),
                Text::of("Undo restoring files of %1", one)};
    }
    if (!note.title.isEmpty()) {
        const Text changed = note.place.isEmpty() ? note.title
                                                  : Text::of("%1 in %2", note.title, note.place);
        return {id, Text::of("Done: %1.", changed), Text::of("Undo: %1", changed)};
    }
    return {id, note.done, note.undo};
}

} // namespace packhouse
