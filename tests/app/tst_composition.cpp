// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clientconfiguration.h"
#include "app/composition/demo.h"
#include "core/clock.h"
#include "registry/store/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What only the programs know: whose upstream is whose, and the demonstration.
class TestComposition : public QObject
{
    Q_OBJECT

    const FormatList m_formats;
    QTemporaryDir m_home;
    QProcessEnvironment environment() const
    {
        QProcessEnvironment made;
        made.insert(u"HOME"_s, m_home.path());
        made.insert(u"PATH"_s, m_home.filePath(u"bin"_s)); // no client here
        return made;
    }
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_home.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private slots:
    void environmentNamesUpstreams();
    void U13_severalAreInTheirOrder();
    void U8_whetherThereWasACredentialIsTold();
    void emptyVariableMeansNone();
    void npmrcOfTheUser();
    void pipConfOfTheUser();
    void mavenSettingsOfTheUser();
    void noClientNoAddress();
    void theFirstThatLeadsElsewhere();
    void usable_data();
    void usable();
    void demoFillsAnEmptyDirectoryOnce();
};

void TestComposition::environmentNamesUpstreams()
{
    QProcessEnvironment made;
    made.insert(u"PACKHOUSE_UPSTREAM_NPM"_s, u"http://127.0.0.1:4873/"_s);
    const auto upstreams = upstreamsFromEnvironment(made, {u"npm"_s, u"pypi"_s});
    QCOMPARE(upstreams.size(), 1);
    QCOMPARE(upstreams.value(u"npm"_s), "http://127.0.0.1:4873"_ba);
}

void TestComposition::U13_severalAreInTheirOrder()
{
    QProcessEnvironment made;
    made.insert(u"PACKHOUSE_UPSTREAM_NPM"_s, u" http://127.0.0.1:1/a/  http://127.0.0.1:2/b// "_s);
    QCOMPARE(upstreamsFromEnvironment(made, {u"npm"_s}).value(u"npm"_s),
             "http://127.0.0.1:1/a http://127.0.0.1:2/b"_ba);
}

void TestComposition::U8_whetherThereWasACredentialIsTold()
{
    write(u".npmrc"_s, "registry = \"https://packages.example/npm/\"\n");
    QVERIFY(!foundUpstream(m_formats, u"npm"_s, environment()).hasCredential);
    write(u".npmrc"_s, "registry = \"https://me:sesame@packages.example/npm/\"\n");
    const FoundUpstream found = foundUpstream(m_formats, u"npm"_s, environment());
    QVERIFY(found.hasCredential);
    QCOMPARE(found.address, "https://packages.example/npm"_ba);
    QVERIFY(QFile::remove(m_home.filePath(u".npmrc"_s)));
}

void TestComposition::emptyVariableMeansNone()
{
    QProcessEnvironment made;
    made.insert(u"PACKHOUSE_UPSTREAM_PYPI"_s, QString());
    const auto upstreams = upstreamsFromEnvironment(made, {u"pypi"_s});
    QVERIFY(upstreams.contains(u"pypi"_s));
    QVERIFY(upstreams.value(u"pypi"_s).isEmpty());
}

void TestComposition::npmrcOfTheUser()
{
    write(u".npmrc"_s, "; mine\n//packages.example/:_authToken=secret\n"
                       "registry = \"https://packages.example/npm/\"\n");
    QCOMPARE(configuredUpstream(m_formats, u"npm"_s, environment()),
             "https://packages.example/npm"_ba);
    QProcessEnvironment named = environment();
    named.insert(u"npm_config_registry"_s, u"https://other.example/"_s);
    QCOMPARE(configuredUpstream(m_formats, u"npm"_s, named), "https://other.example"_ba);
    QVERIFY(QFile::remove(m_home.filePath(u".npmrc"_s)));
}

void TestComposition::pipConfOfTheUser()
{
    QVERIFY(QDir(m_home.path()).mkpath(u".config/pip"_s));
    write(u".config/pip/pip.conf"_s,
          "[global]\nindex-url = https://ci:secret@packages.example/simple\n");
    QCOMPARE(configuredUpstream(m_formats, u"pypi"_s, environment()),
             "https://packages.example/simple"_ba);
    QVERIFY(QFile::remove(m_home.filePath(u".config/pip/pip.conf"_s)));
}

void TestComposition::mavenSettingsOfTheUser()
{
    QVERIFY(QDir(m_home.path()).mkpath(u".m2"_s));
    write(u".m2/settings.xml"_s,
          "<settings><mirrors><mirror><id>a</id><mirrorOf>snapshots</mirrorOf>"
          "<url>https://snapshots.example/</url></mirror><mirror><mirrorOf>x, central</mirrorOf>"
          "<url>https://packages.example/maven2/</url></mirror></mirrors></settings>");
    QCOMPARE(configuredUpstream(m_formats, u"maven"_s, environment()),
             "https://packages.example/maven2"_ba);
    QVERIFY(QFile::remove(m_home.filePath(u".m2/settings.xml"_s)));
    QVERIFY(configuredUpstream(m_formats, u"maven"_s, environment()).isEmpty());
}

void TestComposition::noClientNoAddress()
{
    QVERIFY(configuredUpstream(m_formats, u"npm"_s, environment()).isEmpty());
    QVERIFY(configuredUpstream(m_formats, u"generic"_s, environment()).isEmpty());
}

void TestComposition::theFirstThatLeadsElsewhere()
{
    QProcessEnvironment both = environment();
    both.insert(u"GOPROXY"_s, u"http://127.0.0.1:1/api/v4/projects/1/packages/go,"
                              "https://modules.example/,direct"_s);
    QCOMPARE(configuredUpstream(m_formats, u"golang"_s, both), "https://modules.example"_ba);
}

void TestComposition::usable_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("plain") << u"https://packages.example/npm//"_s
                           << "https://packages.example/npm"_ba;
    QTest::newRow("credentials") << u"https://a:b@packages.example"_s
                                 << "https://packages.example"_ba;
    QTest::newRow("not http") << u"ftp://packages.example"_s << QByteArray();
    QTest::newRow("no host") << u"https:///simple"_s << QByteArray();
    QTest::newRow("file") << u"/srv/packages"_s << QByteArray();
    QTest::newRow("ourselves") << u"http://localhost:8970/api/v4/packages/npm/"_s << QByteArray();
    QTest::newRow("here, not us") << u"http://127.0.0.1:4873"_s << "http://127.0.0.1:4873"_ba;
}

void TestComposition::usable()
{
    QFETCH(const QString, address);
    QFETCH(const QByteArray, kept);
    QCOMPARE(usableUpstream(address), kept);
}

void TestComposition::demoFillsAnEmptyDirectoryOnce()
{
    const FormatList formats;
    const SystemClock clock;
    RegistryOptions options;
    options.directory = m_home.filePath(u"data"_s);
    const auto filled = fillWithDemo(options.directory, formats, clock);
    QVERIFY2(filled, qPrintable(filled ? QString() : english(filled.error())));
    const auto again = fillWithDemo(options.directory, formats, clock);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    const auto registry = Registry::open(options, formats, clock);
    QVERIFY(registry);
    QCOMPARE((*registry)->store().trash()->size(), 1);
    // It has a past: packages of hours, days, weeks and months ago, logged in that order.
    const auto page = (*registry)->store().packages({}, {});
    QVERIFY(page && page->rows.size() >= 10);
    QCOMPARE(page->rows.first().key.name, u"@acme/ui-kit"_s);
    const QDateTime now = clock.now();
    QVERIFY(page->rows.first().published.secsTo(now) < 24 * 3600);
    QVERIFY(page->rows.last().published.daysTo(now) > 100);
    const auto log = (*registry)->store().activity(0, 100);
    QVERIFY(log && log->size() > 20);
    QVERIFY(std::is_sorted(log->begin(), log->end(),
                           [](const auto &a, const auto &b) { return a.at > b.at; }));
    const auto findings = (*registry)->store().verify([](qint64, qint64) { return true; });
    QVERIFY(findings->isEmpty());
}

QTEST_GUILESS_MAIN(TestComposition)
#include "tst_composition.moc"
