// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scaling.h"

#include <QTest>

#include <vector>

namespace packhouse::test {

/// \a before, then \a piece as often as it is asked for, then \a after; "%1" in the piece is its
/// number.
inline std::function<QByteArray(qsizetype)> repeated(const QByteArray &before,
                                                     const QByteArray &piece,
                                                     const QByteArray &after = {})
{
    return [=](qsizetype n) {
        QByteArray text = before;
        if (!piece.contains("%1"))
            return text + piece.repeated(n) + after;
        for (qsizetype i = 0; i < n; ++i)
            text += QByteArray(piece).replace("%1", QByteArray::number(i));
        return text + after;
    };
}

/// \a middle in as many pairs of \a open and \a close as are asked for, between \a before and \a
/// after.
inline std::function<QByteArray(qsizetype)> nested(const QByteArray &before, const QByteArray &open,
                                                   const QByteArray &middle,
                                                   const QByteArray &close, const QByteArray &after)
{
    return
        [=](qsizetype n) { return before + open.repeated(n) + middle + close.repeated(n) + after; };
}

/// Kinds of input with who reads them: a row each of a test that asks fault() for its own.
class BoundTable
{
public:
    using Input = std::function<QByteArray(qsizetype)>;
    struct Row
    {
        const char *name;
        Input input;
        std::function<Refusal(const QByteArray &)> parse;
        qsizetype most = Growth().most; ///< bytes; see there
        qsizetype first = Growth().first; ///< see there
        bool taken = true; ///< see there
        const char *limit = ""; ///< see there
    };

    /// One piece is taken, and as many as there may be are refused by a text with \a limit in it.
    static Row bounded(Row row, const char *limit)
    {
        row.first = 1;
        row.limit = limit;
        return row;
    }

    /// Not one piece is taken, by a text with \a limit in it.
    static Row refused(Row row, const char *limit)
    {
        row.taken = false;
        row.limit = limit;
        return row;
    }

    BoundTable(std::initializer_list<Row> rows) : m_rows(rows) {}

    void rows() const
    {
        QTest::addColumn<int>("row");
        for (size_t i = 0; i < m_rows.size(); ++i)
            QTest::newRow(m_rows[i].name) << int(i);
    }

    QString fault() const
    {
        QFETCH(int, row);
        const Row &one = m_rows.at(size_t(row));
        Growth growth;
        growth.input = one.input;
        growth.parse = one.parse;
        growth.most = one.most;
        growth.first = one.first;
        growth.taken = one.taken;
        growth.limit = QString::fromUtf8(one.limit);
        return scalingFault(growth);
    }

private:
    std::vector<Row> m_rows;
};

} // namespace packhouse::test
