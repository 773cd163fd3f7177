// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/inspection.h"
#include "formats/maven/names.h"
#include "formats/maven/pom.h"
#include "formats/maven/repositorymetadata.h"
#include "formats/maven/versionorder.h"
#include "support/archivebuilder.h"
#include "support/boundtable.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::maven;
using namespace packhouse::test;

namespace {

constexpr qsizetype LongestHead = 64 << 10; ///< bytes of a request's head, where paths come

Refusal pom(const QByteArray &bytes)
{
    return refusal(parsePom(bytes));
}

Refusal metadata(const QByteArray &bytes)
{
    return refusal(parseMetadata(bytes));
}

Refusal version(const QByteArray &text)
{
    const QString version = QString::fromLatin1(text);
    (void)isPrerelease(version);
    if (compareVersions(version, version) != 0)
        return Error{ErrorCode::Internal, Text::of("It is not itself."), {}, false};
    return {};
}

Refusal path(const QByteArray &text)
{
    const Result<Target> target = targetOf(QString::fromLatin1(text));
    if (target && !target->version.isEmpty())
        (void)artifactFile(target->name, target->version, target->file);
    return refusal(target);
}

/// A jar, or what is called one; \a name is that of its file.
Result<Inspection> inspected(QByteArray bytes, const QString &name)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return inspectFile(buffer, name);
}

Refusal jar(const QByteArray &bytes)
{
    return refusal(inspected(bytes, u"a-1.0.jar"_s));
}

Refusal fileName(const QByteArray &name)
{
    return refusal(inspected(makeZip({{"a", "b"}}), QString::fromLatin1(name)));
}

BoundTable::Input inPom(const QByteArray &before, const QByteArray &piece, const QByteArray &after)
{
    return repeated("<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version>"
                        + before,
                    piece, after + "</project>");
}

QByteArray descriptor(qsizetype number)
{
    return "META-INF/maven/g/a" + QByteArray::number(number) + "/pom.properties";
}

QByteArray shaded(qsizetype n)
{
    QList<Member> members;
    for (qsizetype i = 0; i < n; ++i)
        members.append(
            {descriptor(i), "groupId=g\nartifactId=a" + QByteArray::number(i) + "\nversion=1.0\n"});
    return makeZip(members);
}

const BoundTable table{
    {"pom: attributes", inPom("<name", " a%1='x'", ">n</name>"), pom},
    {"pom: elements", inPom("", "<a%1/>", ""), pom},
    BoundTable::bounded(
        {"pom: nesting",
         [](qsizetype n) { return inPom("", "<a>", QByteArray("</a>").repeated(n))(n); }, pom},
        "more than 64 deep"),
    {"pom: properties", inPom("<properties>", "<p%1>x</p%1>", "</properties>"), pom},
    {"pom: a chain of properties",
     inPom("<properties><p>${p0}</p>", "<p%1>${p%1.}</p%1>", "</properties>"), pom},
    {"pom: properties that grow",
     inPom("<name>${p}</name><properties><p>${p}${p}</p>", "<p>${p}${p}</p>", "</properties>"),
     pom},
    {"pom: references in a text", inPom("<name>", "${a", "</name>"), pom},
    {"pom: dependencies",
     inPom("<dependencies>",
           "<dependency><groupId>g</groupId><artifactId>a%1</artifactId><version>${v}</version>"
           "</dependency>",
           "</dependencies>"),
     pom},
    {"pom: dependencies by long properties",
     [](qsizetype n) {
         return inPom("<properties><p>" + QByteArray(3900, '$') + "</p></properties><dependencies>",
                      "<dependency><groupId>${p}</groupId><artifactId>a</artifactId></dependency>",
                      "</dependencies>")(n);
     },
     pom},
    {"pom: licenses", inPom("<licenses>", "<license><name>l%1</name></license>", "</licenses>"),
     pom},
    {"pom: text", inPom("<description>", "words ", "</description>"), pom},
    {"pom: text in pieces", inPom("<unknown>", "a<b/>", "</unknown>"), pom},
    {"pom: plugins",
     inPom("<build><plugins>", "<plugin><artifactId>a</artifactId></plugin>", "</plugins></build>"),
     pom},
    {"metadata: versions",
     repeated("<metadata><versioning><versions>", "<version>1.%1</version>",
              "</versions></versioning></metadata>"),
     metadata},
    {"metadata: attributes", repeated("<metadata", " a%1='x'", "/>"), metadata},
    BoundTable::bounded(
        {"metadata: nesting", nested("<metadata>", "<a>", "", "</a>", "</metadata>"), metadata},
        "more than 64 deep"),
    {"version: dots", repeated("1", ".1", ""), version},
    {"version: zeros", repeated("1", ".0", ""), version},
    {"version: hyphens", repeated("1", "-1", ""), version},
    {"version: empty parts", repeated("1", "--", ""), version},
    {"version: changes", repeated("1", "a1", ""), version},
    {"version: digits", repeated("1", "0", ""), version},
    {"version: a word", repeated("1-", "a", ""), version},
    {"path: segments", repeated("a", "/a", "/1.0/a-1.0.jar"), path, LongestHead},
    {"path: hyphens", repeated("g/a/1.0/a-1.0", "-a", ".jar"), path, LongestHead},
    {"path: dots", repeated("g/a/1.0/a-1.0", ".a", ".jar"), path, LongestHead},
    {"path: a build", repeated("g/a/1-SNAPSHOT/a-1-20200101.000000-1", "1", ".jar"), path,
     LongestHead},
    {"jar: packages in it", shaded, jar},
    {"jar: many poms",
     [](qsizetype n) {
         QList<Member> members;
         for (qsizetype i = 0; i < n; ++i)
             members.append({"META-INF/maven/g/a" + QByteArray::number(i) + "/pom.xml",
                             inPom("", "<a/>", "")(20)});
         return makeZip(members);
     },
     jar},
    {"jar: properties",
     [](qsizetype n) {
         return makeZip({{descriptor(0), repeated("groupId=g\n", "k%1=v\n", "version=1.0\n")(n)}});
     },
     jar},
    {"file name: hyphens", repeated("a", "-1a", ".jar"), fileName, LongestHead},
    {"file name: dots", repeated("a-1", ".1", ".jar"), fileName, LongestHead},
    {"file name: letters and digits", repeated("a-1", "-a1a", "-.jar"), fileName, LongestHead},
};

} // namespace

class TestMavenBounds : public QObject
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
            << inPom("<name", " a%1='x'", "/>")(60'000) << u"more than 64 attributes"_s;
        QTest::newRow("nesting") << inPom("", "<a>", "")(64) << u"more than 64 deep"_s;
        QTest::newRow("dependencies")
            << inPom("<dependencies>", "<dependency/>", "</dependencies>")(5'001)
            << u"more than 5000 dependencies"_s;
        QTest::newRow("properties") << inPom("<properties>", "<p%1/>", "</properties>")(10'001)
                                    << u"more than 10000 properties"_s;
    }
    void P3_theLimitIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const Result<Pom> pom = parsePom(bytes);
        QVERIFY(!pom);
        QVERIFY2(english(pom.error().what).contains(said), qPrintable(english(pom.error().what)));
    }

    void P3_ofManyPackagesInAJarTheOneItIsNamedAfterIsFound()
    {
        const auto found = inspected(shaded(3'000), u"a2999-1.0.jar"_s);
        QVERIFY(found);
        QCOMPARE(found->coordinates.name, u"g/a2999"_s);
        const auto most = inspected(shaded(10'001), u"a9-1.0.jar"_s);
        QVERIFY(!most);
        QVERIFY2(english(most.error().what).contains(u"more than 10000 packages"),
                 qPrintable(english(most.error().what)));
    }
};

QTEST_APPLESS_MAIN(TestMavenBounds)
#include "tst_mavenbounds.moc"
