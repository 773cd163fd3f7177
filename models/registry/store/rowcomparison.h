// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/package.h"
#include "registry/store/connection.h"

#include <functional>

namespace packhouse {

/// A row of the database, or a part of its layout, that is not as it is in the other one.
struct RowDifference
{
    enum class Kind {
        Layout, ///< a table, an index or a trigger is missing, strange or another
        OnlyHere, ///< the other one has no such row
        OnlyThere, ///< the database has no such row
        Changed,
        More, ///< as many again of a table, which are not named
    };
    Kind kind = Kind::Changed;
    QString subject; ///< "acme/web npm left-pad 1.0.0: left-pad-1.0.0.tgz"
    QString details; ///< Changed: what is how in both; else what it is
    QString project;
    Coordinates coordinates;
    QString fileName;
};

using EachDifference = std::function<void(const RowDifference &)>;

/// The tables, indexes and triggers of a database by name, as statements.
QMap<QString, QString> layoutOf(Connection &db);

/// Compares the database of \a db with the one that is attached to it as "journal", row by row,
/// both of which have all \a tables in the same layout. Holds no more than one row at a time. What
/// the database remembers of its journal's place is left out. At most \a most rows of a table are
/// named one by one. False: \a goesOn, which is asked every few thousand rows, answered that.
bool compareRows(Connection &db, const QStringList &tables, int most, const EachDifference &each,
                 const std::function<bool()> &goesOn);

} // namespace packhouse
