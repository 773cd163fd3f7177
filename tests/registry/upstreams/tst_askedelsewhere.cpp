// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/formatlist.h"
#include "registry/upstreams/upstreamprobe.h"
#include "support/handlerfixture.h"
#include "support/loopbackserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;
using State = ProbeResult::State;

/// The probe of types whose requests are never forwarded: fault V1.
class TestAskedElsewhere : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyAskableTypeIsAsked_data();
    void everyAskableTypeIsAsked();
    void absentIsToldInEachTypesWay_data();
    void absentIsToldInEachTypesWay();
    void feedsAreAskedThroughTheirIndex();
    void feedsWithoutAnIndexSayNothing_data();
    void feedsWithoutAnIndexSayNothing();
    void noOtherHostIsAsked();
    void typesWithoutSuchADocumentAskNobody();

private:
    ProbeResult ask(const FormatId &type, const QString &name, const QByteArray &path = {})
    {
        m_probe->setUpstream(type, m_server->address() + path);
        return m_probe->ask(type, name);
    }

    FormatList m_formats;
    ManualClock m_clock;
    QMap<QByteArray, Answer> m_answers; ///< by target
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<UpstreamProbe> m_probe;
};

void TestAskedElsewhere::init()
{
    m_answers.clear();
    m_server = std::make_unique<LoopbackServer>([this](const SeenRequest &request) {
        return m_answers.value(request.target, Answer{.status = 404});
    });
    m_probe = std::make_unique<UpstreamProbe>(m_formats, m_clock, QMap<FormatId, QByteArray>());
}

void TestAskedElsewhere::everyAskableTypeIsAsked_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("rubygems") << u"rubygems"_s << u"acme"_s << "/info/acme"_ba
                              << "---\n1.0 |checksum:00\n"_ba;
    QTest::newRow("golang") << u"golang"_s << u"acme.example/Lib"_s
                            << "/acme.example/!lib/@v/list"_ba
                            << "v1.0.0\n"_ba;
    QTest::newRow("composer") << u"composer"_s << u"acme/lib"_s << "/p2/acme/lib.json"_ba
                              << R"({"packages":{"acme/lib":[{"version":"1.0"}]}})"_ba;
    QTest::newRow("conan") << u"conan"_s << u"acme"_s << "/v2/conans/search?q=acme%2F%2A"_ba
                           << R"({"results":["acme/1.0"]})"_ba;
}

void TestAskedElsewhere::everyAskableTypeIsAsked()
{
    QFETCH(QString, type);
    QFETCH(QString, name);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    m_answers.insert(target, Answer{.body = body});
    const ProbeResult there = ask(type, name);
    QVERIFY2(there.state == State::Present, qPrintable(english(there.problem)));
    QCOMPARE(there.package.versions.size(), 1);
}

void TestAskedElsewhere::absentIsToldInEachTypesWay_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<State>("state");
    QTest::newRow("rubygems") << u"rubygems"_s << Answer{.status = 404} << State::Absent;
    QTest::newRow("golang") << u"golang"_s << Answer{.status = 410} << State::Absent;
    QTest::newRow("golang, no release") << u"golang"_s << Answer{} << State::Unknown;
    QTest::newRow("conan") << u"conan"_s << Answer{.body = R"({"results":[]})"} << State::Absent;
    QTest::newRow("composer, a page")
        << u"composer"_s << Answer{.body = "<html>"} << State::Unknown;
    QTest::newRow("composer, forbidden")
        << u"composer"_s << Answer{.status = 403} << State::Unknown;
}

void TestAskedElsewhere::absentIsToldInEachTypesWay()
{
    QFETCH(QString, type);
    QFETCH(Answer, answer);
    const QString name = u"acme"_s;
    for (const QByteArray &target : {"/info/acme"_ba, "/acme/@v/list"_ba, "/p2/acme.json"_ba,
                                     "/v2/conans/search?q=acme%2F%2A"_ba})
        m_answers.insert(target, answer);
    const ProbeResult result = ask(type, name);
    QTEST(result.state, "state");
    QCOMPARE(result.problem.isEmpty(), result.state == State::Absent);
}

void TestAskedElsewhere::feedsAreAskedThroughTheirIndex()
{
    const QByteArray flat = m_server->address() + "/flat/";
    m_answers.insert("/v3/index.json",
                     Answer{.body = R"({"resources":[{"@type":"PackageBaseAddress/3.0.0","@id":")"
                                    + flat + R"("}]})"});
    m_answers.insert("/flat/acme.lib/index.json", Answer{.body = R"({"versions":["1.0.0"]})"});
    const ProbeResult there = ask(u"nuget"_s, u"acme.lib"_s, "/v3/index.json");
    QVERIFY2(there.state == State::Present, qPrintable(english(there.problem)));
    QCOMPARE(there.package.versions, QStringList{u"1.0.0"_s});
    QCOMPARE(ask(u"nuget"_s, u"acme.free"_s, "/v3/index.json").state, State::Absent);
}

void TestAskedElsewhere::feedsWithoutAnIndexSayNothing_data()
{
    QTest::addColumn<Answer>("index");
    QTest::newRow("nothing there") << Answer{.status = 404};
    QTest::newRow("out of order") << Answer{.status = 500};
    QTest::newRow("a page") << Answer{.body = "<html>"};
    QTest::newRow("no lists") << Answer{.body = R"({"resources":[]})"};
}

void TestAskedElsewhere::feedsWithoutAnIndexSayNothing()
{
    QFETCH(Answer, index);
    m_answers.insert("/v3/index.json", index);
    const ProbeResult result = ask(u"nuget"_s, u"acme.lib"_s, "/v3/index.json");
    QCOMPARE(result.state, State::Unknown);
    QVERIFY(!result.problem.isEmpty());
}

void TestAskedElsewhere::noOtherHostIsAsked()
{
    LoopbackServer other([](const SeenRequest &) { return Answer{.status = 404}; });
    m_answers.insert("/v3/index.json",
                     Answer{.body = R"({"resources":[{"@type":"PackageBaseAddress/3.0.0","@id":")"
                                    + other.address() + R"("}]})"});
    QCOMPARE(ask(u"nuget"_s, u"acme.lib"_s, "/v3/index.json").state, State::Unknown);
    QVERIFY(other.seen().empty());
}

void TestAskedElsewhere::typesWithoutSuchADocumentAskNobody()
{
    for (const QString &type : {u"debian"_s, u"helm"_s, u"generic"_s, u"terraform_module"_s}) {
        const ProbeResult result = ask(type, u"acme"_s);
        QCOMPARE(result.state, State::Unknown);
        QVERIFY(english(result.problem).contains(u"cannot be asked about one name"_s));
    }
    QVERIFY(m_server->seen().empty());
}

QTEST_GUILESS_MAIN(TestAskedElsewhere)
#include "tst_askedelsewhere.moc"
