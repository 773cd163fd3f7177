// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "formats/publicregistry.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;

/// What the clients of each type ask by themselves: how it is asked, and how strangers' answers are
/// read.
class TestAskedRegistries : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeSaysWhomItsClientsAsk();
    void asksForOneName_data();
    void asksForOneName();
    void readsAnswers_data();
    void readsAnswers();
    void hashesAreTold();
    void whatCannotBeReadSaysNothing_data();
    void whatCannotBeReadSaysNothing();
    void longAnswersAreBounded_data();
    void longAnswersAreBounded();
    void feedsTellWhereTheirListsAre();
    void addressesAreTheClientsOwn();
    void clientsAreAskedAndLeaveNothing_data();
    void clientsAreAskedAndLeaveNothing();

private:
    const PublicRegistry *registry(const QString &type) const
    {
        const Format *format = m_formats.find(type);
        return format ? format->publicRegistry() : nullptr;
    }

    FormatList m_formats;
};

void TestAskedRegistries::everyTypeSaysWhomItsClientsAsk()
{
    for (const auto &format : m_formats) {
        const PublicRegistry *asked = format->publicRegistry();
        QVERIFY2(asked, qPrintable(format->id()));
        QVERIFY2(english(asked->whenAsked(u"acme"_s)).endsWith(u'.'), qPrintable(format->id()));
        if (asked->asksNobody()) {
            QVERIFY(!asked->tellsOfNames());
            QVERIFY(!asked->clientsAskSeveral(u"acme"_s));
            QVERIFY(!askableRegistry(*format));
        } else {
            QVERIFY2(english(asked->closedBy(u"acme"_s)).endsWith(u'.'), qPrintable(format->id()));
        }
        if (!asked->tellsOfNames())
            QVERIFY(!asked->parse("{}"));
    }
    QVERIFY(registry(u"generic"_s)->asksNobody());
    QVERIFY(registry(u"terraform_module"_s)->asksNobody());
}

void TestAskedRegistries::asksForOneName_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("nuget") << u"nuget"_s << u"acme.lib"_s << "acme.lib/index.json"_ba;
    QTest::newRow("rubygems") << u"rubygems"_s << u"acme_lib"_s << "info/acme_lib"_ba;
    QTest::newRow("golang") << u"golang"_s << u"acme.example/Lib/v2"_s
                            << "acme.example/!lib/v2/@v/list"_ba;
    QTest::newRow("composer") << u"composer"_s << u"acme/lib"_s << "p2/acme/lib.json"_ba;
    QTest::newRow("conan") << u"conan"_s << u"acme"_s << "v2/conans/search?q=acme%2F%2A"_ba;
    QTest::newRow("a name that is a query")
        << u"rubygems"_s << u"a?b#c/../d"_s << "info/a%3Fb%23c%2F..%2Fd"_ba;
}

void TestAskedRegistries::asksForOneName()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QTEST(registry(type)->documentPath(name), "path");
}

void TestAskedRegistries::readsAnswers_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QStringList>("versions");
    QTest::newRow("nuget") << u"nuget"_s << R"({"versions":["1.0.0","2.0.0-beta"]})"_ba
                           << QStringList{u"1.0.0"_s, u"2.0.0-beta"_s};
    QTest::newRow("rubygems") << u"rubygems"_s
                              << "---\n1.0 |checksum:00\n1.0-java a:>= 1&< 2|checksum:11\n"_ba
                              << QStringList{u"1.0"_s, u"1.0"_s};
    QTest::newRow("rubygems, all yanked") << u"rubygems"_s << "---\n"_ba << QStringList{};
    QTest::newRow("golang") << u"golang"_s << "v1.0.0\nv1.1.0-rc.1\r\n"_ba
                            << QStringList{u"v1.0.0"_s, u"v1.1.0-rc.1"_s};
    QTest::newRow("composer, a list")
        << u"composer"_s
        << R"({"packages":{"acme/lib":[{"version":"2.0"},{"version":"1.0"}]},"minified":"composer/2.0"})"_ba
        << QStringList{u"2.0"_s, u"1.0"_s};
    QTest::newRow("composer, a map")
        << u"composer"_s << R"({"packages":{"acme/lib":{"1.0":{},"dev-main":{}}}})"_ba
        << QStringList{u"1.0"_s, u"dev-main"_s};
    QTest::newRow("conan") << u"conan"_s << R"({"results":["acme/1.0","acme/1.0@team/stable"]})"_ba
                           << QStringList{u"1.0"_s, u"1.0@team/stable"_s};
}

void TestAskedRegistries::readsAnswers()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, answer);
    const auto package = registry(type)->parse(answer);
    QVERIFY2(package, package ? "" : qPrintable(english(package.error().what)));
    QTEST(package->versions, "versions");
}

void TestAskedRegistries::hashesAreTold()
{
    const QByteArray sha256(32, 'a');
    const auto gem = registry(u"rubygems"_s)
                         ->parse("---\n1.0 |checksum:" + sha256.toHex() + ",ruby:>= 2.7\n");
    QVERIFY(gem && gem->files.size() == 1);
    QCOMPARE(gem->files[0].hashes.sha256, sha256);

    const auto archive =
        registry(u"composer"_s)
            ->parse(
                R"({"packages":{"a/b":[{"version":"1.0","time":"2024-01-02T03:04:05+00:00","dist":{"shasum":"00ff"}}]}})");
    QVERIFY(archive && archive->files.size() == 1);
    QCOMPARE(archive->files[0].hashes.sha1, QByteArray::fromHex("00ff"));
    QCOMPARE(archive->created.date().year(), 2024);

    const auto nothing = registry(u"conan"_s)->parse(R"({"results":[]})");
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::NotFound);
}

void TestAskedRegistries::whatCannotBeReadSaysNothing_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray page = "<html><body>Sign in</body></html>";
    const QByteArray deep = QByteArray(200'000, '[');
    for (const auto &format : m_formats) {
        if (!askableRegistry(*format) || format->id() == u"pypi") // its pages are HTML
            continue;
        const QByteArray type = format->id().toLatin1();
        QTest::addRow("%s, a page", type.constData()) << format->id() << page;
        QTest::addRow("%s, nothing", type.constData()) << format->id() << QByteArray();
        QTest::addRow("%s, deep", type.constData()) << format->id() << deep;
        QTest::addRow("%s, a list", type.constData()) << format->id() << "[]"_ba;
    }
    const QByteArray longVersion(300, '1');
    QTest::newRow("nuget, no texts") << u"nuget"_s << R"({"versions":[1,{}]})"_ba;
    QTest::newRow("nuget, an object") << u"nuget"_s << R"({"versions":{"1.0":1}})"_ba;
    QTest::newRow("nuget, long") << u"nuget"_s << R"({"versions":[")" + longVersion + R"("]})";
    QTest::newRow("nuget, control") << u"nuget"_s << R"({"versions":["1\u001b[2J"]})"_ba;
    QTest::newRow("conan, another thing") << u"conan"_s << R"({"results":["../x"]})"_ba;
    QTest::newRow("composer, no versions") << u"composer"_s << R"({"packages":{"a/b":[{}]}})"_ba;
    QTest::newRow("composer, a text") << u"composer"_s << R"({"packages":{"a/b":"1.0"}})"_ba;
    QTest::newRow("golang, no release") << u"golang"_s << "\n"_ba;
    QTest::newRow("golang, no version") << u"golang"_s << "v1.0.0\nlatest\n"_ba;
    QTest::newRow("rubygems, no head") << u"rubygems"_s << "1.0 |checksum:00\n"_ba;
    QTest::newRow("rubygems, no space") << u"rubygems"_s << "---\n1.0|checksum:00\n"_ba;
}

void TestAskedRegistries::whatCannotBeReadSaysNothing()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, answer);
    const auto package = registry(type)->parse(answer);
    QVERIFY(!package);
    QVERIFY(package.error().code != ErrorCode::NotFound); // that would say: nobody has it
}

void TestAskedRegistries::longAnswersAreBounded_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("each");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("nuget") << u"nuget"_s << R"({"versions":["0")"_ba
                           << R"(,"1.0")"_ba
                           << "]}"_ba;
    QTest::newRow("conan") << u"conan"_s << R"({"results":["ab/0.0")"_ba
                           << R"(,"ab/1.0")"_ba
                           << "]}"_ba;
    QTest::newRow("composer") << u"composer"_s << R"({"packages":{"a/b":[{"version":"0"})"_ba
                              << R"(,{"version":"1"})"_ba
                              << "]}}"_ba;
    QTest::newRow("golang") << u"golang"_s << "v0.0.0\n"_ba
                            << "v1.0.0\n"_ba
                            << ""_ba;
    QTest::newRow("rubygems") << u"rubygems"_s << "---\n"_ba
                              << "1 |checksum:0\n"_ba
                              << ""_ba;
}

void TestAskedRegistries::longAnswersAreBounded()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, each);
    QFETCH(QByteArray, end);
    QVERIFY(registry(type)->parse(head + each.repeated(99'999) + end));
    QVERIFY(!registry(type)->parse(head + each.repeated(100'001) + end));
    QVERIFY(!registry(type)->parse(head + each.repeated((17 << 20) / each.size()) + end));
}

void TestAskedRegistries::feedsTellWhereTheirListsAre()
{
    const PublicRegistry &feed = *registry(u"nuget"_s);
    QVERIFY(feed.hasIndex());
    const auto place = feed.documentsAt(
        R"({"version":"3.0.0","resources":[{"@id":"https://feed.example/q","@type":"SearchQueryService"},
            {"@id":"https://feed.example/flat/","@type":"PackageBaseAddress/3.0.0"}]})");
    QVERIFY(place);
    QCOMPARE(*place, "https://feed.example/flat"_ba);
    for (const QByteArray &index :
         {""_ba, "<service/>"_ba, R"({"resources":{}})"_ba, R"({"resources":[1,{"@type":7}]})"_ba})
        QVERIFY(!feed.documentsAt(index));
    QVERIFY(!registry(u"conan"_s)->hasIndex());
}

void TestAskedRegistries::addressesAreTheClientsOwn()
{
    const QTemporaryDir home;
    const auto write = [&](const QString &path, const QByteArray &bytes) {
        const QString whole = home.filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    QProcessEnvironment environment; // without a PATH no client is there
    environment.insert(u"HOME"_s, home.path());
    const auto told = [&](const QString &type) {
        return registry(type)->clientsAddresses(environment);
    };
    write(u".nuget/NuGet/NuGet.Config"_s,
          R"(<configuration><packageSources><add key="a" value="https://one.example/v3/index.json"/>
             <add key="b" value="https://two.example/index.json"/></packageSources>
             <disabledPackageSources><add key="a" value="true"/></disabledPackageSources>
             </configuration>)");
    QCOMPARE(told(u"nuget"_s), QStringList{u"https://two.example/index.json"_s});
    write(u".conan2/remotes.json"_s,
          R"({"remotes":[{"name":"a","url":"https://a.example"},
              {"name":"b","url":"https://b.example","disabled":true}]})");
    QCOMPARE(told(u"conan"_s), QStringList{u"https://a.example"_s});
    write(u".config/helm/repositories.yaml"_s,
          "repositories:\n- name: a\n  url: https://charts.example\n");
    QCOMPARE(told(u"helm"_s), QStringList{u"https://charts.example"_s});
    environment.insert(u"GOPROXY"_s, u"https://one.example,https://two.example|direct"_s);
    QCOMPARE(told(u"golang"_s),
             (QStringList{u"https://one.example"_s, u"https://two.example"_s, u"direct"_s}));
    QVERIFY(told(u"generic"_s).isEmpty());
}

void TestAskedRegistries::clientsAreAskedAndLeaveNothing_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QStringList>("addresses");
    const QString one = u"https://one.example/"_s;
    QTest::newRow("gem") << u"rubygems"_s << u"gem"_s << "https://one.example/\n\n"_ba
                         << QStringList{one};
    QTest::newRow("go") << u"golang"_s << u"go"_s << "https://one.example/,direct\n"_ba
                        << QStringList{one, u"direct"_s};
    QTest::newRow("composer")
        << u"composer"_s << u"composer"_s
        << R"({"a":{"type":"vcs","url":"x"},"b":{"type":"composer","url":"https://one.example/"}})"_ba
        << QStringList{one};
    QTest::newRow("composer, a list")
        << u"composer"_s << u"composer"_s
        << R"([{"type":"composer","url":"https://one.example/"}])"_ba << QStringList{one};
    QTest::newRow("nuget") << u"nuget"_s << u"nuget"_s
                           << "Explore it: x\nD https://off.example/\nEO https://one.example/\n"_ba
                           << QStringList{one};
    QTest::newRow("dotnet") << u"nuget"_s << u"dotnet"_s << "E https://one.example/\n"_ba
                            << QStringList{one};
    QTest::newRow("conan") << u"conan"_s << u"conan"_s
                           << "a: https://one.example/ [Verify SSL: True, Enabled: True]\n"
                              "b: https://two.example/ [Verify SSL: True, Enabled: False]\n"_ba
                           << QStringList{one};
    QTest::newRow("apt") << u"debian"_s << u"apt-get"_s
                         << "https://one.example/\nhttps://one.example/\n"_ba << QStringList{one};
    QTest::newRow("no client") << u"rubygems"_s << u"other"_s << ""_ba << QStringList{};
}

/// Each of these writes into its user's home when it is run for the first time.
void TestAskedRegistries::clientsAreAskedAndLeaveNothing()
{
    QFETCH(QString, type);
    QFETCH(QString, client);
    QFETCH(QByteArray, says);
    const QTemporaryDir home;
    const QTemporaryDir programs;
    QFile program(programs.filePath(client));
    QVERIFY(program.open(QIODevice::WriteOnly));
    const bool writes = client != u"gem" && client != u"apt-get"; // as the real ones
    program.write("#!/bin/sh\n" + QByteArray(writes ? "echo x > \"$HOME/first-use\"\n" : "")
                  + "/bin/cat <<'END'\n" + says + "\nEND\n");
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"PATH"_s, programs.path());
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", programs.path().toLocal8Bit());
    const QStringList told = registry(type)->clientsAddresses(environment);
    qputenv("PATH", path);
    QTEST(told, "addresses");
    QVERIFY(QDir(home.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestAskedRegistries)
#include "tst_askedregistries.moc"
