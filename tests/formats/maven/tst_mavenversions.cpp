// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/versionorder.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace packhouse::maven;
using namespace Qt::StringLiterals;

namespace {

int order(const QString &a, const QString &b)
{
    const std::weak_ordering result = compareVersions(a, b);
    return result < 0 ? -1 : result > 0 ? 1 : 0;
}

/// Made of the pieces that the order treats in ways of their own.
QString madeUp(QRandomGenerator &random)
{
    static const QStringList pieces{
        u"."_s,    u"-"_s,  u"0"_s,   u"1"_s,        u"00"_s,     u"2"_s,     u"10"_s,
        u"a"_s,    u"b"_s,  u"m"_s,   u"rc"_s,       u"cr"_s,     u"ga"_s,    u"final"_s,
        u"sp"_s,   u"x"_s,  u"foo"_s, u"-"_s,        u"."_s,      u"alpha"_s, u"1"_s,
        u"beta"_s, u".0"_s, u"-0"_s,  u"SNAPSHOT"_s, u"release"_s};
    QString text;
    for (int count = 1 + random.bounded(8); count > 0; --count)
        text += pieces[random.bounded(pieces.size())];
    return text;
}

} // namespace

class MavenVersionsTest : public QObject
{
    Q_OBJECT

private slots:
    void versionsAreInMavensOrder_data()
    {
        QTest::addColumn<QStringList>("rising");
        QTest::newRow("qualifiers") << QStringList{u"1-alpha2snapshot"_s,
                                                   u"1-alpha2"_s,
                                                   u"1-alpha-123"_s,
                                                   u"1-beta-2"_s,
                                                   u"1-beta123"_s,
                                                   u"1-m2"_s,
                                                   u"1-m11"_s,
                                                   u"1-rc"_s,
                                                   u"1-cr2"_s,
                                                   u"1-rc123"_s,
                                                   u"1-SNAPSHOT"_s,
                                                   u"1"_s,
                                                   u"1-sp"_s,
                                                   u"1-sp2"_s,
                                                   u"1-sp123"_s,
                                                   u"1-abc"_s,
                                                   u"1-def"_s,
                                                   u"1-pom-1"_s,
                                                   u"1-1-snapshot"_s,
                                                   u"1-1"_s,
                                                   u"1-2"_s,
                                                   u"1-123"_s};
        QTest::newRow("numbers") << QStringList{
            u"2.0"_s,    u"2.0.a"_s, u"2-1"_s,    u"2.0.2"_s, u"2.0.123"_s, u"2.1.0"_s,
            u"2.1-a"_s,  u"2.1b"_s,  u"2.1-c"_s,  u"2.1-1"_s, u"2.1.0.1"_s, u"2.2"_s,
            u"2.123"_s,  u"11.a2"_s, u"11.a11"_s, u"11.b2"_s, u"11.b11"_s,  u"11.m2"_s,
            u"11.m11"_s, u"11"_s,    u"11.a"_s,   u"11b"_s,   u"11c"_s,     u"11m"_s};
        QTest::newRow("long numbers")
            << QStringList{u"20190126.230843"_s, u"1234567890.1"_s, u"1234567890.12345"_s,
                           u"99999999999999999999"_s, u"100000000000000000000"_s};
        QTest::newRow("snapshots")
            << QStringList{u"1.0-alpha-1-SNAPSHOT"_s, u"1.0-alpha-1"_s, u"1.0-SNAPSHOT"_s, u"1.0"_s,
                           u"1.0.1-SNAPSHOT"_s,       u"1.0.1"_s,       u"1.1-SNAPSHOT"_s};
    }

    void versionsAreInMavensOrder()
    {
        QFETCH(QStringList, rising);
        for (qsizetype i = 0; i < rising.size(); ++i) {
            for (qsizetype j = 0; j < rising.size(); ++j) {
                QVERIFY2(order(rising[i], rising[j])
                             == (i < j   ? -1
                                 : i > j ? 1
                                         : 0),
                         qPrintable(rising[i] + u' ' + rising[j]));
            }
        }
    }

    void spellingsOfOneVersionAreEqual_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        const std::pair<const char *, const char *> rows[] = {
            {"1", "1.0"},           {"1", "1.0.0"},      {"1.0", "1-0"},
            {"1", "1-ga"},          {"1", "1-FINAL"},    {"1", "1.0.release"},
            {"1a1", "1-alpha-1"},   {"1b2", "1-beta-2"}, {"1m3", "1MILESTONE3"},
            {"1x", "1.0.0-x"},      {"1cr", "1RC"},      {"1.0alpha1", "1.0-ALPHA-1"},
            {"1.0.RC2", "1.0-RC2"}, {"01.002", "1.2"},   {"2..3", "2.0.3"},
            {"1.x", "1.0.0-x"}};
        for (const auto &[a, b] : rows)
            QTest::addRow("%s and %s", a, b) << QString::fromLatin1(a) << QString::fromLatin1(b);
    }

    void spellingsOfOneVersionAreEqual()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QCOMPARE(order(a, b), 0);
        QCOMPARE(order(b, a), 0);
    }

    void prereleasesAreKnown()
    {
        for (const QString &version :
             {u"1.0-SNAPSHOT"_s, u"1.0-rc1"_s, u"1.0.CR2"_s, u"1.0a1"_s, u"2-milestone-3"_s})
            QVERIFY2(isPrerelease(version), qPrintable(version));
        for (const QString &version : {u"1.0"_s, u"1.0-1"_s, u"31.1-jre"_s, u"1.0.Final"_s,
                                       u"1.0-sp1"_s, u"1.0a"_s, QString()})
            QVERIFY2(!isPrerelease(version), qPrintable(version));
    }

    void F9_whateverIsComparedIsComparedBothWays()
    {
        QRandomGenerator random(4711);
        for (int i = 0; i < 20'000; ++i) {
            const QString a = madeUp(random);
            const QString b = madeUp(random);
            QVERIFY2(order(a, b) == -order(b, a), qPrintable(a + u' ' + b));
            QCOMPARE(order(a, a), 0);
        }
        const QString deep = QString(u"1-"_s).repeated(100'000);
        QCOMPARE(order(deep, deep), 0);
    }
};

QTEST_GUILESS_MAIN(MavenVersionsTest)
#include "tst_mavenversions.moc"
