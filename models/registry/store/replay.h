// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/journalcourse.h"

namespace packhouse {

/// Sentences about what is lost; those after the first thousand are left out.
void lose(QList<Text> &lost, const Text &sentence);

/// Makes \a file the database as it was when the course begins, in the place of what is there.
Result<void> startingPoint(const JournalCourse &course, const QString &file);

/// Unique indexes hold after a change, not while its rows are written one by one: they go before a
/// replay. Answers the statements that make them again.
QStringList dropUniqueIndexes(Connection &db);

/// What was done again of one part.
struct Replayed
{
    qint64 last = 0; ///< number of the last change
    QByteArray line; ///< that change
    qint64 changes = 0;
    qint64 end = 0; ///< byte of the log after it
};

/// Does the changes of a part again, one by one, in a transaction of the caller's, with foreign
/// keys off. \a lost gets what of it is damaged, missing or out of order. Cancelled when \a goesOn,
/// asked now and then, answers false.
Result<Replayed> replay(Connection &db, const JournalCourse::Part &part, QList<Text> &lost,
                        const std::function<bool()> &goesOn = {});

} // namespace packhouse
