// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

namespace packhouse::test {

/// How many statements this thread has run, in databases that were opened after watchStatements().
inline int &statementCount()
{
    thread_local int count = 0;
    return count;
}

inline void watchStatements()
{
    const auto onOpen = [](sqlite3 *database, char **, const void *) {
        return sqlite3_trace_v2(
            database, SQLITE_TRACE_STMT,
            [](unsigned, void *, void *, void *) {
                ++statementCount();
                return 0;
            },
            nullptr);
    };
    using Entry = int (*)(sqlite3 *, char **, const void *);
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(static_cast<Entry>(onOpen)));
}

} // namespace packhouse::test
