// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/graphqldocument.h"
#include "registry/http/conditions.h"
#include "support/boundtable.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr qsizetype LongestQuery = 2 << 10; ///< bytes, some of those that there may be
constexpr qsizetype LongestHead = 64 << 10; ///< bytes of a request's head

Refusal query(const QByteArray &text)
{
    return refusal(GraphQlDocument::parse(QString::fromLatin1(text)));
}

Refusal headers(const QByteArray &value)
{
    (void)listsEtag(value, "\"no\"", true);
    (void)allowsGzip(value);
    ByteRange range;
    (void)parseRange(value, 1000, range);
    return {};
}

Refusal repeatedHeaders(const QByteArray &value)
{
    Headers headers;
    for (const QByteArray &line : value.split('\n'))
        headers.add("If-None-Match", line);
    (void)Conditions::of(headers);
    return {};
}

const BoundTable table{
    {"query: fields", repeated("{", "a ", "}"), query},
    BoundTable::bounded({"query: brackets", nested("{a", "{a", "", "}", "}"), query, LongestQuery},
                        "nested too deep"),
    {"query: spreads", repeated("{", "...a ", "}"), query},
    {"query: points", repeated("{", "... on A{a}", "}"), query},
    {"query: arguments", repeated("{a(", "b:1 ", ")}"), query},
    BoundTable::bounded({"query: lists", nested("{a(b:", "[", "1", "]", ")}"), query, LongestQuery},
                        "nested too deep"),
    {"query: members", repeated("{a(b:{", "c%1:1 ", "})}"), query},
    {"query: a text", repeated("{a(b:\"", "\\n", "\")}"), query},
    {"query: marks in a text", repeated("{a(b:\"\"\"", "\"\" ", "\"\"\")}"), query},
    {"query: a comment", repeated("#", "#", "\n{a}"), query},
    {"query: a name", repeated("{", "a", "}"), query},
    {"query: fragments", repeated("{a}", " fragment f%1 on A {a}", ""), query},
    {"header: tags", repeated("", "\"a\",", ""), headers, LongestHead},
    {"header: open tags", repeated("", "\"", ""), headers, LongestHead},
    {"header: commas", repeated("", ",", ""), headers, LongestHead},
    {"header: codings", repeated("", "a;q=0.0,", ""), headers, LongestHead},
    {"header: zeros", repeated("gzip;q=0.", "0", ""), headers, LongestHead},
    {"header: ranges", repeated("bytes=0-0", ",0-0", ""), headers, LongestHead},
    {"header: range digits", repeated("bytes=0", "0", "-"), headers, LongestHead},
    {"headers of one name", repeated("\"a\"", "\n\"a\"", ""), repeatedHeaders, LongestHead},
};

} // namespace

class TestRequestBounds : public QObject
{
    Q_OBJECT

private slots:
    void P3_twiceTheInputCostsTwiceTheTime_data() { table.rows(); }
    void P3_twiceTheInputCostsTwiceTheTime() { QCOMPARE(table.fault(), QString()); }
};

QTEST_APPLESS_MAIN(TestRequestBounds)
#include "tst_requestbounds.moc"
