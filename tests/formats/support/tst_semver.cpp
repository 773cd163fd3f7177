// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/semver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using packhouse::SemVer;

class TestSemVer : public QObject
{
    Q_OBJECT

private slots:
    void takesAndRefuses_data();
    void takesAndRefuses();
    void ordersAsTheSpecificationSays();
};

void TestSemVer::takesAndRefuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    for (const char *text :
         {"0.0.0", "1.2.3", "1.0.0-alpha.1", "1.0.0-0A.is.legal", "1.0.0+build.01", "1.0.0-x-y-z.-",
          "99999999999999999999.0.0", "1.0.0-rc.1+exp.sha-5114f85"})
        QTest::newRow(text) << QString::fromLatin1(text) << true;
    for (const char *text :
         {"", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.02.3", "1.2.3-", "1.2.3-01", "1.2.3+",
          "1.2.3-a..b", "1.2.3 ", "1.2.x", "1.2.3-ä", "-1.2.3", "1.2.3+a+b"})
        QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text) << false;
}

void TestSemVer::takesAndRefuses()
{
    QFETCH(QString, text);
    QTEST(SemVer::parse(text).has_value(), "valid");
}

void TestSemVer::ordersAsTheSpecificationSays()
{
    const QStringList rising = {u"0.9.9"_s,         u"1.0.0-alpha"_s,
                                u"1.0.0-alpha.1"_s, u"1.0.0-alpha.beta"_s,
                                u"1.0.0-beta"_s,    u"1.0.0-beta.2"_s,
                                u"1.0.0-beta.11"_s, u"1.0.0-rc.1"_s,
                                u"1.0.0"_s,         u"1.0.1"_s,
                                u"1.2.0"_s,         u"1.10.0"_s,
                                u"10.0.0"_s,        u"99999999999999999999.0.0"_s};
    for (qsizetype i = 0; i < rising.size(); ++i) {
        for (qsizetype j = 0; j < rising.size(); ++j)
            QCOMPARE(*SemVer::parse(rising[i]) < *SemVer::parse(rising[j]), i < j);
    }
    QVERIFY(*SemVer::parse(u"1.0.0+a") == *SemVer::parse(u"1.0.0+b"));
}

QTEST_APPLESS_MAIN(TestSemVer)
#include "tst_semver.moc"
