// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/journalcourse.h"
#include "registry/store/rowcomparison.h"

namespace packhouse {

struct JournalPlaces
{
    QString journal; ///< folder
    QString database;
    QString scratch; ///< file that is made, as large as the database, and removed
};

struct JournalReport
{
    /// What keeps the journal from making the database anew, a sentence each; empty when it holds
    /// every change in order up to the last one of the database.
    QList<Text> problems;
    History history = History::Same; ///< of the database beside what the journal makes
    bool foreign = false; ///< it is another registry's; no rows were compared then
    bool tablesMissing = false; ///< or made otherwise, so that nothing can be asked of them
    QList<JournalBreak> breaks; ///< of the generation that the database follows
    QList<RowDifference>
        rows; ///< what the journal makes, where there are problems as far as it can
};

/// Reads the whole journal, does all that it holds again in the scratch file and compares that with
/// the database, row by row. Changes that are made meanwhile are left alone, and memory does not
/// grow with the database. Errors: Cancelled when \a goesOn answers false, which is asked now and
/// then, but not while the copy that the journal begins with is looked at and copied; StorageFull
/// when the scratch file would leave too little room for others; Busy; what the disk says.
Result<JournalReport> checkJournal(const JournalPlaces &places,
                                   const std::function<bool()> &goesOn);

/// What a line of a journal was about, as far as it can be read: "publish acme/web npm left-pad
/// 1.0.0 (left-pad-1.0.0.tgz)", several with a comma between them. For lines whose digest is wrong.
QString aboutLine(const QByteArray &line);

} // namespace packhouse
