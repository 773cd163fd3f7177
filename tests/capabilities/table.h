// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QList>

namespace packhouse::test {

/// A table of texts, as in the files beside this one: '#' lines are for people, the first other
/// line names the columns. A row that ends early has empty cells.
class Table
{
public:
    static Table parse(const QByteArray &text);
    static Table ofFile(const QString &fileName);

    void append(const QByteArrayList &row) { m_rows.append(row); }

    const QByteArrayList &columns() const { return m_columns; }
    const QList<QByteArrayList> &rows() const { return m_rows; }
    QByteArray cell(const QByteArrayList &row, const QByteArray &column) const
    {
        return row.value(m_columns.indexOf(column));
    }
    /// The row with that text in the first column; empty when there is none.
    QByteArrayList row(const QByteArray &first) const;

private:
    QByteArrayList m_columns;
    QList<QByteArrayList> m_rows;
};

} // namespace packhouse::test
