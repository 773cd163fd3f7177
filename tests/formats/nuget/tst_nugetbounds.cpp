// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/nugetversion.h"
#include "formats/nuget/nuspec.h"
#include "formats/nuget/odatafilter.h"
#include "nugetpackages.h"
#include "support/boundtable.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::nuget;
using namespace packhouse::test;

namespace {

constexpr qsizetype LongestFilter = 8192; ///< bytes
constexpr qsizetype LongestHead = 64 << 10; ///< bytes of a request's head, where filters come

Refusal nuspec(const QByteArray &bytes)
{
    const Result<Nuspec> spec = parseNuspec(bytes);
    if (!spec)
        return spec.error();
    (void)spec->dependencies();
    (void)Nuspec::fromJson(spec->json());
    return {};
}

Refusal filter(const QByteArray &text)
{
    const Result<ODataFilter> filter = ODataFilter::parse(QString::fromLatin1(text));
    if (!filter)
        return filter.error();
    (void)filter->onlyId();
    (void)filter->matches([](QStringView) { return QString(100, u'a'); });
    return {};
}

Refusal version(const QByteArray &text)
{
    const auto parsed = NuGetVersion::parse(QString::fromLatin1(text));
    if (parsed && *parsed < *parsed)
        return Error{ErrorCode::Internal, Text::of("It is less than itself."), {}, false};
    return {};
}

BoundTable::Input inNuspec(const QByteArray &before, const QByteArray &piece,
                           const QByteArray &after)
{
    const QByteArray whole = nuspecText("a", "1.0", "@@");
    const qsizetype at = whole.indexOf("@@");
    return repeated(whole.first(at) + before, piece, after + whole.sliced(at + 2));
}

const BoundTable table{
    {"attributes", inNuspec("<title", " a%1='x'", ">t</title>"), nuspec},
    {"elements that nobody knows", inNuspec("", "<a%1/>", ""), nuspec},
    BoundTable::bounded(
        {"nested elements",
         [](qsizetype n) { return inNuspec("", "<a>", QByteArray("</a>").repeated(n))(n); },
         nuspec},
        "more than 64 deep"),
    {"one element again and again", inNuspec("", "<title>t</title>", ""), nuspec},
    {"frameworks",
     inNuspec("<dependencies>", "<group targetFramework='net%1'/>", "</dependencies>"), nuspec},
    {"frameworks of one length",
     [](qsizetype n) {
         const QByteArray alike(500, 'a');
         return inNuspec("<dependencies>", "<group targetFramework='" + alike + "%1'/>",
                         "</dependencies>")(n + 1000);
     },
     nuspec},
    {"dependencies",
     inNuspec("<dependencies>", "<dependency id='a%1' version='1'/>", "</dependencies>"), nuspec},
    {"package types", inNuspec("<packageTypes>", "<packageType name='a%1'/>", "</packageTypes>"),
     nuspec},
    {"tags", inNuspec("<tags>", " a%1", "</tags>"), nuspec},
    {"a path of dots", inNuspec("<readme>", "./", "README.md</readme>"), nuspec},
    {"a path of slashes", inNuspec("<readme>", "/", "README.md</readme>"), nuspec},
    {"an address", inNuspec("<projectUrl>https://a.example/", "%%", "</projectUrl>"), nuspec},
    {"filter: or", repeated("Id eq 'a'", " or Id eq 'a'", ""), filter, LongestHead},
    BoundTable::bounded({"filter: not", repeated("", "not ", "Id eq 'a'"), filter, LongestFilter},
                        "nested more than 64 deep"),
    BoundTable::bounded(
        {"filter: brackets", nested("", "(", "Id eq 'a'", ")", ""), filter, LongestFilter},
        "nested more than 64 deep"),
    BoundTable::bounded(
        {"filter: functions", nested("", "tolower(", "Id", ")", " eq 'a'"), filter, LongestFilter},
        "nested more than 64 deep"),
    {"filter: a word", repeated("", "a", " eq 'a'"), filter, LongestHead},
    BoundTable::bounded(
        {"filter: words", repeated("a eq b", " and a eq b", ""), filter, LongestHead},
        "more than 8192 characters"),
    {"filter: quotes", repeated("Id eq '", "''", "'"), filter, LongestHead},
    {"version: numbers", repeated("1", ".1", ""), version},
    {"version: digits", repeated("1", "0", ".0"), version},
    {"version: labels", repeated("1.0.0-a", ".1", ""), version},
    {"version: label's digits", repeated("1.0.0-1", "0", ""), version},
    {"version: build", repeated("1.0.0+a", ".b", ""), version},
};

} // namespace

class TestNuGetBounds : public QObject
{
    Q_OBJECT

private slots:
    void P3_twiceTheInputCostsTwiceTheTime_data() { table.rows(); }
    void P3_twiceTheInputCostsTwiceTheTime() { QCOMPARE(table.fault(), QString()); }

    void P3_theLimitIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("attributes")
            << inNuspec("<description", " a%1='x'", "/>")(60'000) << u"more than 64 attributes"_s;
        QTest::newRow("dependencies")
            << inNuspec("<dependencies>", "<dependency id='a%1'/>", "</dependencies>")(5'001)
            << u"more than 5000 dependencies"_s;
        QTest::newRow("nesting") << inNuspec("", "<a>", "")(65) << u"more than 64 deep"_s;
    }
    void P3_theLimitIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const Result<Nuspec> spec = parseNuspec(bytes);
        QVERIFY(!spec);
        QVERIFY2(english(spec.error().what).contains(said), qPrintable(english(spec.error().what)));
    }
};

QTEST_APPLESS_MAIN(TestNuGetBounds)
#include "tst_nugetbounds.moc"
