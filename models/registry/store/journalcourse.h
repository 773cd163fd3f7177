// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/journallog.h"
#include "registry/store/rowcapture.h"

#include <limits>

namespace packhouse {

/// One way to make the database again: where it begins, and what is done after that.
struct JournalCourse
{
    struct Part
    {
        JournalGeneration generation;
        qint64 after = 0; ///< changes up to this number are in the database already
        qint64 upTo = std::numeric_limits<qint64>::max(); ///< those after it are left out
        qint64 from = 0; ///< byte of the log that the change after \c after begins at; 0: unknown
    };

    QString copy; ///< path of the database that it begins with; empty: an empty one
    int schema = 0;
    QList<Part> parts; ///< in order
    bool followsItsLog = false; ///< the copy's own log is gone; its only part is the one before
    QList<Text> lost; ///< what is known to lie between or after its parts, a sentence each
};

/// Every way that a folder offers, the one that begins latest first. Copies that are not sound, or
/// belong to another database than the log before them, are none.
Result<QList<JournalCourse>> journalCourses(const QString &folder);

/// Leaves out what the course's log holds after its last whole change, where a sound database has
/// come that far: nobody was told of that, and the registry goes on without it.
Result<void> endWithDatabase(JournalCourse &course, const QString &database);

/// Whether a log ends in the middle of an entry.
bool endsEarly(const QString &log);

/// Where a database stands beside the journal in a folder.
enum class JournalPlace {
    None, ///< it follows none: the first one begins
    Followed, ///< its last change is that of the newest generation
    Lacking, ///< its own generation holds more
    Behind, ///< another generation holds more
    Ahead, ///< the journal does not hold its last change
};
Result<JournalPlace> placeInJournal(const QString &database, const QString &folder);

/// What to say of a journal that belongs to another registry than the database beside it.
Error foreignJournal(const QString &folder);

/// Whether a database opens and is whole in itself.
bool isSound(const QString &database);
/// Whether a database opens, is sound, and holds all that the journal in \a folder holds.
bool isWhole(const QString &database, const QString &folder);
/// What two databases have in common.
enum class History {
    Same,
    Behind, ///< the first one lacks the newest of what was done to the other
    Ahead, ///< the other one lacks the newest of what was done to the first
    Strangers, ///< the last thing that was done to both, by its number, is not the same
};
/// By what was done to them. What cannot be read remembers nothing.
History compareHistories(const QString &database, const QString &other);

} // namespace packhouse
