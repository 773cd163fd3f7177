// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pypi/pep440.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace packhouse;
using namespace Qt::StringLiterals;

class Pep440Test : public QObject
{
    Q_OBJECT

private slots:
    void spellingsHaveOneNormalForm_data()
    {
        QTest::addColumn<QString>("spelling");
        QTest::addColumn<QString>("normal");
        const std::pair<const char *, const char *> rows[] = {
            {"1.0", "1.0"},
            {"v1.0", "1.0"},
            {"V1.0", "1.0"},
            {" 1.0\n", "1.0"},
            {"1", "1"},
            {"01.002.0", "1.2.0"},
            {"0", "0"},
            {"1!2.0", "1!2.0"},
            {"0!2.0", "2.0"},
            {"00!1", "1"},
            {"2014.04", "2014.4"},
            {"1.0a1", "1.0a1"},
            {"1.0A1", "1.0a1"},
            {"1.0.alpha-1", "1.0a1"},
            {"1.0_beta_2", "1.0b2"},
            {"1.0-c.3", "1.0rc3"},
            {"1.0pre4", "1.0rc4"},
            {"1.0preview", "1.0rc0"},
            {"1.0RC07", "1.0rc7"},
            {"1.0a", "1.0a0"},
            {"1.0-1", "1.0.post1"},
            {"1.0.post", "1.0.post0"},
            {"1.0-r4", "1.0.post4"},
            {"1.0rev5", "1.0.post5"},
            {"1.0.dev", "1.0.dev0"},
            {"1.0-DEV3", "1.0.dev3"},
            {"1.0dev_4", "1.0.dev4"},
            {"1.0+Ubuntu-1_2", "1.0+ubuntu.1.2"},
            {"1.0+007", "1.0+7"},
            {"1.0+0a7", "1.0+0a7"},
            {"1!2.0rc1.post2.dev3+abc.5", "1!2.0rc1.post2.dev3+abc.5"},
            {"99999999999999999999999999.1", "99999999999999999999999999.1"}};
        for (const auto &[spelling, normal] : rows)
            QTest::newRow(spelling) << QString::fromLatin1(spelling) << QString::fromLatin1(normal);
    }

    void spellingsHaveOneNormalForm()
    {
        QFETCH(QString, spelling);
        QFETCH(QString, normal);
        const auto version = Pep440::parse(spelling);
        QVERIFY(version);
        QCOMPARE(version->normal(), normal);
        QCOMPARE(Pep440::parse(normal)->normal(), normal);
        QVERIFY(*Pep440::parse(normal) == *version);
    }

    void otherTextsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",          " ",
                                 "v",         "abc",
                                 "1.",        ".1",
                                 "1..0",      "1.0-",
                                 "1.0+",      "1.0+a..b",
                                 "1.0+a+b",   "1.0 1",
                                 "1.0a1b2",   "1.0.dev1.dev2",
                                 "1!",        "!1",
                                 "1!1!1",     "1.0.post1.post2",
                                 "1.0/../2",  "-1",
                                 "1.0+",      "1.0.final",
                                 "1.0.x",     "vv1",
                                 "1.0dev1a1", "french toast"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("not ASCII") << u"1.0\u00e9"_s;
        QTest::newRow("digits of another script") << u"\u0661.0"_s;
        QTest::newRow("sign that lower-cases to ASCII") << u"1.0\u212a"_s;
        QTest::newRow("too long") << u"1."_s + QString(300, u'1');
        QTest::newRow("too long once normal") << u"1rc+"_s + QString(251, u'a');
    }

    void otherTextsAreRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!Pep440::parse(text));
    }

    /// Each line is above the one before it; spellings of one line are equal.
    void versionsAreOrdered()
    {
        const QList<QStringList> ladder{
            {u"0.dev0"_s, u"0.0.dev"_s},
            {u"0"_s, u"0.0"_s, u"0!0"_s},
            {u"0.0.1"_s},
            {u"1.dev0"_s, u"1.0.dev0"_s},
            {u"1.0.dev456"_s},
            {u"1.0a0.dev1"_s},
            {u"1.0a0"_s, u"1.0alpha"_s},
            {u"1.0a1"_s, u"1a1"_s},
            {u"1.0a2.dev456"_s},
            {u"1.0a2"_s},
            {u"1.0a12.dev456"_s},
            {u"1.0a12"_s},
            {u"1.0b1.dev456"_s},
            {u"1.0b2"_s, u"1.0.beta.2"_s},
            {u"1.0b2.post345.dev456"_s},
            {u"1.0b2.post345"_s, u"1.0b2-345"_s},
            {u"1.0rc1.dev456"_s},
            {u"1.0rc1"_s, u"1.0c1"_s, u"1.0pre1"_s},
            {u"1.0rc1.post1"_s},
            {u"1.0"_s, u"1"_s, u"1.0.0"_s, u"v1.0"_s},
            {u"1.0+abc.5"_s},
            {u"1.0+abc.7"_s, u"1.0+abc-7"_s, u"1.0+ABC_07"_s},
            {u"1.0+abc.7.1"_s},
            {u"1.0+abd"_s},
            {u"1.0+5"_s, u"1.0.0+05"_s},
            {u"1.0+5.a"_s},
            {u"1.0+5.0"_s},
            {u"1.0+10"_s},
            {u"1.0.post0.dev1"_s},
            {u"1.0.post0"_s, u"1.0.post"_s},
            {u"1.0.post456.dev34"_s},
            {u"1.0.post456"_s},
            {u"1.0.post456+local"_s},
            {u"1.0.1.dev1"_s},
            {u"1.0.1"_s},
            {u"1.0.15"_s},
            {u"1.1.dev1"_s},
            {u"1.2"_s},
            {u"1.10"_s},
            {u"9"_s},
            {u"10"_s},
            {u"2012.10"_s},
            {u"18446744073709551616"_s},
            {u"18446744073709551617"_s},
            {u"1!0.dev1"_s},
            {u"1!0.1"_s},
            {u"1!1"_s},
            {u"2!0"_s},
            {u"10!0"_s},
        };
        for (qsizetype i = 0; i < ladder.size(); ++i) {
            for (const QString &left : ladder[i]) {
                const auto a = Pep440::parse(left);
                QVERIFY2(a, qPrintable(left));
                for (qsizetype j = 0; j < ladder.size(); ++j) {
                    for (const QString &right : ladder[j]) {
                        const auto b = Pep440::parse(right);
                        QVERIFY2(b, qPrintable(right));
                        QVERIFY2((*a <=> *b) == (i <=> j), qPrintable(left + u" and "_s + right));
                    }
                }
            }
        }
    }

    void prereleasesAreKnown()
    {
        for (const QString &text : {u"1a1"_s, u"1.0rc1"_s, u"1.dev3"_s, u"1.0.post1.dev1"_s})
            QVERIFY2(Pep440::parse(text)->isPrerelease(), qPrintable(text));
        for (const QString &text : {u"1"_s, u"1.0.post1"_s, u"1+rc.1"_s})
            QVERIFY2(!Pep440::parse(text)->isPrerelease(), qPrintable(text));
    }

    /// Whatever is accepted has a normal form that is accepted, equal and stable.
    void fuzzedTextsKeepTheirMeaning()
    {
        QRandomGenerator random(440);
        const QString letters = u"0123456789..--__++!!abcdevpostrxv *"_s;
        int accepted = 0;
        for (int i = 0; i < 100'000; ++i) {
            QString text = QString::number(random.bounded(20));
            const int size = random.bounded(12);
            for (int k = 0; k < size; ++k)
                text += letters[random.bounded(int(letters.size()))];
            const auto version = Pep440::parse(text);
            if (!version)
                continue;
            ++accepted;
            const auto again = Pep440::parse(version->normal());
            QVERIFY2(again && *again == *version && again->normal() == version->normal(),
                     qPrintable(text));
        }
        QVERIFY(accepted > 1000);
    }
};

QTEST_GUILESS_MAIN(Pep440Test)
#include "tst_pep440.moc"
