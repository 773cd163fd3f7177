// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/composer/versions.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::composer;

class TestComposerVersions : public QObject
{
    Q_OBJECT

private slots:
    /// As Composer 2.5 itself normalises them; an empty text is one that it refuses.
    void versionsAreReadAsComposerDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("normal");
        QTest::addColumn<int>("stability");
        struct Row
        {
            const char *text;
            const char *normal;
            Stability stability;
        };
        for (const Row &row : std::initializer_list<Row>{
                 {"1", "1.0.0.0", Stability::Stable},
                 {"1.0", "1.0.0.0", Stability::Stable},
                 {"1.2.3", "1.2.3.0", Stability::Stable},
                 {"v1.2.3", "1.2.3.0", Stability::Stable},
                 {"V1.2.3", "1.2.3.0", Stability::Stable},
                 {"1.2.3.4", "1.2.3.4", Stability::Stable},
                 {"1.2.3.4.5", "", Stability::Stable},
                 {"01.2.3", "01.2.3.0", Stability::Stable},
                 {"00001.2", "00001.2.0.0", Stability::Stable},
                 {"100000", "100000", Stability::Stable},
                 {"1.0-beta", "1.0.0.0-beta", Stability::Beta},
                 {"1.0b1", "1.0.0.0-beta1", Stability::Beta},
                 {"1.0.0-beta.2", "1.0.0.0-beta2", Stability::Beta},
                 {"1.0.0-beta-2", "1.0.0.0-beta2", Stability::Beta},
                 {"1.0.0RC1", "1.0.0.0-RC1", Stability::Rc},
                 {"1.0.0-rc.1", "1.0.0.0-RC1", Stability::Rc},
                 {"1.0.0-RC1-dev", "1.0.0.0-RC1-dev", Stability::Dev},
                 {"1.0-alpha", "1.0.0.0-alpha", Stability::Alpha},
                 {"1.0a3", "1.0.0.0-alpha3", Stability::Alpha},
                 {"1.0.0-patch1", "1.0.0.0-patch1", Stability::Stable},
                 {"1.0p2", "1.0.0.0-patch2", Stability::Stable},
                 {"1.0pl3", "1.0.0.0-patch3", Stability::Stable},
                 {"1.0-stable", "1.0.0.0", Stability::Stable},
                 {"1.0-stable2", "1.0.0.0", Stability::Stable},
                 {"1.0.0+build", "1.0.0.0", Stability::Stable},
                 {"1.0.0-beta2+x.y", "1.0.0.0-beta2", Stability::Beta},
                 {"1.0-dev", "1.0.0.0-dev", Stability::Dev},
                 {"1.0.x-dev", "1.0.9999999.9999999-dev", Stability::Dev},
                 {"1.x-dev", "1.9999999.9999999.9999999-dev", Stability::Dev},
                 {"2.*-dev", "2.9999999.9999999.9999999-dev", Stability::Dev},
                 {"v2.x-dev", "2.9999999.9999999.9999999-dev", Stability::Dev},
                 {"20100102", "20100102", Stability::Stable},
                 {"2010.01.02", "2010.01.02.0", Stability::Stable},
                 {"2010-01-02", "2010.01.02", Stability::Stable},
                 {"20100102-203040", "20100102.203040", Stability::Stable},
                 {"20100102.0.3", "", Stability::Stable},
                 {"2010-01-02.5", "2010.01.02.5", Stability::Stable},
                 {"2010.01.02.5.6", "", Stability::Stable},
                 {"dev-main", "dev-main", Stability::Dev},
                 {"dev-feature/foo", "dev-feature/foo", Stability::Dev},
                 {"DEV-x", "dev-x", Stability::Dev},
                 {"main", "", Stability::Stable},
                 {"1.0.0-foo", "", Stability::Stable},
                 {"1.0.0-1", "", Stability::Stable},
                 {"1..0", "", Stability::Stable},
                 {"a", "", Stability::Stable},
                 {"1.2.3.x-dev", "1.2.3.9999999-dev", Stability::Dev},
                 {"x-dev", "", Stability::Stable},
                 {"1.0.0-dev-x", "", Stability::Stable},
                 {"1.0.0_beta1", "1.0.0.0-beta1", Stability::Beta},
                 {"1.0.0.beta1", "1.0.0.0-beta1", Stability::Beta},
                 {"1.0.0-betax", "", Stability::Stable},
                 {"1-dev", "1.0.0.0-dev", Stability::Dev},
                 {"foo-dev", "", Stability::Stable},
                 {"1.0.0dev", "1.0.0.0-dev", Stability::Dev},
                 {"1.0.0.dev", "1.0.0.0-dev", Stability::Dev},
                 {"1.0.0--beta", "", Stability::Stable},
                 {"2010-1", "", Stability::Stable},
                 {"1.0.0-alpha1.2", "1.0.0.0-alpha1.2", Stability::Alpha},
                 {"+1", "", Stability::Stable},
                 {"1+", "", Stability::Stable},
                 {"2010.10", "2010.10.0.0", Stability::Stable},
                 {"1.0-p", "1.0.0.0-patch", Stability::Stable},
                 {"99999.1", "99999.1.0.0", Stability::Stable},
                 {"9999999-dev", "9999999-dev", Stability::Dev},
             })
            QTest::newRow(row.text) << QString::fromLatin1(row.text)
                                    << QString::fromLatin1(row.normal) << int(row.stability);
    }
    void versionsAreReadAsComposerDoes()
    {
        QFETCH(QString, text);
        QFETCH(QString, normal);
        QFETCH(int, stability);
        const auto version = Version::parse(text);
        QCOMPARE(version.has_value(), !normal.isEmpty());
        if (version) {
            QCOMPARE(version->normal, normal);
            QCOMPARE(int(version->stability), stability);
        }
    }

    void F9_orderIsComposers()
    {
        const QStringList ascending{u"dev-a"_s,       u"dev-b"_s,        u"1.0.0-dev"_s,
                                    u"1.0.0-alpha"_s, u"1.0.0-alpha1"_s, u"1.0.0-alpha1.2"_s,
                                    u"1.0-beta.2"_s,  u"1.0.0-beta10"_s, u"1.0.0-RC1-dev"_s,
                                    u"1.0.0-rc.1"_s,  u"1.0"_s,          u"1.0.0-patch"_s,
                                    u"1.0.0pl1"_s,    u"1.0.0.1"_s,      u"1.0.1"_s,
                                    u"1.0.x-dev"_s,   u"1.1.0"_s,        u"1.10.0"_s,
                                    u"v2.0.0"_s,      u"2010.01.02"_s,   u"20100102"_s};
        for (qsizetype i = 0; i < ascending.size(); ++i) {
            for (qsizetype k = 0; k < ascending.size(); ++k) {
                const auto order = *Version::parse(ascending[i]) <=> *Version::parse(ascending[k]);
                QVERIFY2((i < k && order < 0) || (i == k && order == 0) || (i > k && order > 0),
                         qPrintable(ascending[i] + u" against "_s + ascending[k]));
            }
        }
        QVERIFY(*Version::parse(u"1.0"_s) == *Version::parse(u"v1.0.0.0"_s));
        QVERIFY(*Version::parse(u"1.0.0+a"_s) == *Version::parse(u"1.0.0+b"_s));
        // Numbers of any length are numbers.
        QVERIFY(*Version::parse(u"1.99999999999999999999"_s)
                < *Version::parse(u"1.100000000000000000000"_s));
    }

    void tagsAndBranchesNameVersions()
    {
        for (const auto &[tag, version] :
             std::initializer_list<std::pair<const char *, const char *>>{
                 {"v1.2.3", "1.2.3"},
                 {"1.2.3", "1.2.3"},
                 {"v1.0.0-beta1", "1.0.0-beta1"},
                 {"1.2.3.4", "1.2.3.4"},
                 {"release", ""},
                 {"dev-main", ""},
                 {"nightly-3", ""}})
            QCOMPARE(versionOfTag(QString::fromLatin1(tag)), QString::fromLatin1(version));
        for (const auto &[branch, version] :
             std::initializer_list<std::pair<const char *, const char *>>{
                 {"main", "dev-main"},
                 {"master", "dev-master"},
                 {"1.x", "1.x-dev"},
                 {"1", "1.x-dev"},
                 {"1.0", "1.0.x-dev"},
                 {"v1.0", "1.0.x-dev"},
                 {"2.0.x", "2.0.x-dev"},
                 {"1.0.0.0", "1.0.0.0-dev"},
                 {"0.x", "0.x-dev"},
                 {"feature/x", "dev-feature/x"},
                 {"1.2.3.4.5", "dev-1.2.3.4.5"}})
            QCOMPARE(versionOfBranch(QString::fromLatin1(branch)), QString::fromLatin1(version));
    }

    void whatIsNoVersionIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", " 1.0", "1.0\n", "1.0 as 2.0", "1.0@dev", "dev-", "dev-a b", "dev-../x", "1.0/2",
              "1.0.", "1.0-", "\xc3\xa9", "1.0#abc", "+", "1+"})
            QTest::newRow(text) << QString::fromUtf8(text);
        QTest::newRow("too long") << u"1."_s + QString(300, u'1');
    }
    void whatIsNoVersionIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!Version::parse(text));
    }
};

QTEST_GUILESS_MAIN(TestComposerVersions)
#include "tst_composerversions.moc"
