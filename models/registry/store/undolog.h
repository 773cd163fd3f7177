// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/administration.h"
#include "core/changeplan.h"
#include "registry/store/connection.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <mutex>

namespace packhouse {

/// A row of a small table, before and after a change.
struct ChangedRow
{
    QString table;
    QStringList columns; ///< which of its columns beside the key; empty: it may come and go
    QJsonArray before; ///< by column, the key first where not all are listed; empty: there was none
    QJsonArray after;
};

/// Rows as they are before a change, to find out what it makes of them.
class RowsBefore
{
public:
    struct Which
    {
        QString table;
        QString where; ///< a condition
        QVariantList values;
        QStringList columns = {}; ///< only what stands in these; empty: the whole row
    };

    RowsBefore(Connection &db, const QList<Which> &which);
    /// In the same transaction.
    QList<ChangedRow> changes();

private:
    Connection &m_db;
    QList<Which> m_which;
    QList<QHash<QString, QJsonArray>> m_rows; ///< by key
};

/// Whether the row is as the change left it.
bool stands(Connection &db, const ChangedRow &row);
void putBack(Connection &db, const ChangedRow &row);

/// A version that an act moved to the trash or out of it.
struct MovedVersion
{
    qint64 id = 0;
    qint64 newestFile = 0; ///< that it had
    int files = 0;
};

/// Files that an act put back into a version.
struct ReturnedFiles
{
    qint64 version = 0;
    QList<qint64> files;
};

/// What one change did, as far as it takes to take it back.
struct UndoNote
{
    qint64 entry = 0; ///< of the activity
    Text done; ///< of changed rows and states; versions that moved are counted instead
    Text undo;
    Text title = {}; ///< of changed states and tags
    QString subject; ///< of changed rows, as the activity has it
    QList<MovedVersion> trashed;
    QList<MovedVersion> takenOut; ///< versions in the trash that hold files of others
    int files = 0; ///< in those
    QList<MovedVersion> restored;
    QList<ReturnedFiles> returned;
    QList<ChangedRow> rows;
    QList<ChangedPackage> changed; ///< states and tags of versions
    // What it is about.
    QString name;
    QString version;
    QStringList some; ///< the first names
    ScopeId project = 0;
    QString place; ///< the project's path; empty: several
    QSet<qint64> packages;
    QSet<std::pair<FormatId, QString>> names; ///< whose documents rows decide about
    QSet<ScopeId> projects;
    QList<qint64> versions; ///< whose parts of a project's documents rows decide about

    void add(const UndoNote &more);
};

/// What the sessions of windows did in this process and can take back, newest last. Safe from any
/// thread.
class UndoLog
{
public:
    /// As an act of its own, or to the one of that id.
    void add(const QString &session, const QString &act, const UndoNote &note, const QDateTime &at);
    /// Somebody moved versions to the trash or out of it: what others did to them stays.
    void moved(const QString &session, const QList<qint64> &versions);
    QList<UndoableAct> newest(const QString &session, int most) const;
    /// Leaves the list. Conflict where newer ones come first, or somebody else changed it since;
    /// what was refused once is left behind for older ones.
    Result<UndoNote> take(const QString &session, const QString &act);
    /// It was taken, and what is left of it could not be done: it stays where it was until it can
    /// be. \a refused: something builds on it by now.
    void putBack(const QString &session, const QString &act, const UndoNote &left, bool refused);

private:
    struct Act
    {
        QString id;
        UndoNote note;
        QDateTime at;
        QSet<qint64> versions; ///< that it moved
        bool isOvertaken = false;
        bool isRefused = false; ///< once, at least
    };
    struct Session
    {
        QString id;
        QList<Act> acts;
        Act taken = {}; ///< what is being taken back
        qsizetype place = 0; ///< where it stood, counted from the newest
    };

    Session *find(const QString &session);
    static void bound(Session &session);

    mutable std::mutex m_mutex;
    QList<Session> m_sessions; ///< the one that did something last is the last
};

/// "Undo deleting 3 versions of left-pad in acme/web"
UndoableAct described(const QString &id, const UndoNote &note);

} // namespace packhouse
