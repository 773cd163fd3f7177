// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "registry/store/connection.h"

#include <QJsonObject>
#include <QStringList>

namespace packhouse {

/// A table as the journal knows it: rows are named by their key and written by column.
struct JournaledTable
{
    QString name;
    QStringList columns;
    QList<int> keys; ///< places in columns
};

/// All tables but those that follow from others (the text index).
QList<JournaledTable> journaledTables(Connection &db);

/// Gathers which rows a connection's transactions change, whatever the statements are, so that no
/// change can be forgotten in the journal. Rolled back with what it saw.
class RowCapture
{
public:
    /// Watches every table of \a db from now on.
    explicit RowCapture(Connection &db);

    /// The rows as they are now that changed since the last call: "put" holds whole new rows by
    /// table, "set" keys and the columns that changed, "gone" keys. Empty: nothing changed.
    QJsonObject take();
    /// What an entry that take() gave is about, for those who show it. Counted downloads and uses
    /// of tokens are nothing: they come all the time.
    Kinds kindsOf(const QJsonObject &entry) const;

private:
    struct Touched;
    struct Entry;
    void describe(const Touched &touched, Entry &entry);

    Connection &m_db;
    QList<JournaledTable> m_tables;
};

/// A stored value as the journal writes it and reads it; bytes are an object with base64.
QJsonValue journalValue(const Query &row, int column);
QVariant storedValue(const QJsonValue &value);
/// A name as SQL takes it whatever it is.
QString quotedName(const QString &name);

} // namespace packhouse
