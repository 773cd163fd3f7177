// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/store/journalcheck.h"
#include "registry/store/store.h"

namespace packhouse {

/// What checkJournal() found, for people: where the journal is whole, each row that differs is the
/// database's fault; where it is not, what only the database knows is named.
QList<IntegrityFinding> journalFindings(const JournalReport &report);

} // namespace packhouse
