// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/hostlanes.h"
#include "net/netclient.h"
#include "net/publicaddress.h"
#include "net/silenthosts.h"
#include "support/faketime.h"
#include "tests/net/requests.h"

#include <QElapsedTimer>
#include <QHostAddress>

#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;
using namespace std::chrono_literals;

namespace {

QByteArray portOf(const LoopbackServer &server)
{
    return server.address().split(':').last();
}

} // namespace

class TestNetClient : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_time = std::make_unique<FakeTime>(); }

    void answersWithStatusAndBytes();
    void I3_nothingOfAnybodyElseGoesOut();
    void I5_privateAddressesOfOtherHostsAreNotAsked();
    void I5_aKeptConnectionOpensNoDoor();
    void I5_publicAddress_data();
    void I5_publicAddress();
    void I6_relativeRedirectsWork();
    void redirectsOfDocumentsToAnotherHostAreRefused();
    void redirectsInCirclesEnd();
    void onlyTheWebIsAsked();
    void U7_whatIsKnownIsNotSentAgain();
    void P1_aSilentMachineIsSparedForAWhile();
    void P1_oneAskerHasAQuarterOfAMachinesPlaces();
    void P1_oneFindsOutForAll();
    void P1_theBackOffDoubles();
    void P1_cancellingEndsABlockedCaller();
    void P1_stoppingEndsBlockedCallers();
    void U6_theCredentialStaysAtItsOrigin();
    void U6_itDoesNotComeBackFromElsewhere();
    void U6_aMoveToHttpsIsTold();
    void U6_itIsTakenOutOfAddresses_data();
    void U6_itIsTakenOutOfAddresses();
    void U6_noTextRepeatsIt();
    void U6_requestsDoNotShareIt();

private:
    std::unique_ptr<FakeTime> m_time;
};

void TestNetClient::answersWithStatusAndBytes()
{
    LoopbackServer server([](const SeenRequest &request) {
        return request.target == "/there" ? Answer{.headers = {{"X-Much", "yes"}}, .body = "{}"}
                                          : Answer{.status = 404, .body = "no"};
    });
    NetClient client;
    const auto there = client.fetch(get(server, "/there"));
    QVERIFY(there);
    QCOMPARE(there->status, 200);
    QCOMPARE(there->body, "{}"_ba);
    QCOMPARE(there->header("x-much"), "yes"_ba);
    const auto missing = client.send(get(server, "/not")).result();
    QVERIFY(missing);
    QCOMPARE(missing->status, 404);
    QCOMPARE(missing->body, "no"_ba);
}

void TestNetClient::I3_nothingOfAnybodyElseGoesOut()
{
    LoopbackServer server([](const SeenRequest &) {
        return Answer{.headers = {{"Set-Cookie", "a=b"}}, .body = "x"};
    });
    NetClient client;
    for (int round = 0; round < 2; ++round)
        QVERIFY(client.fetch(get(server)));
    QCOMPARE(server.seen().size(), 2);
    for (const SeenRequest &request : server.seen()) {
        QVERIFY(!request.headers.contains("authorization"));
        QVERIFY(!request.headers.contains("cookie"));
        QVERIFY(!request.headers.contains("private-token"));
        QCOMPARE(request.headers.value("accept-encoding"), "identity"_ba);
    }
}

void TestNetClient::I5_privateAddressesOfOtherHostsAreNotAsked()
{
    LoopbackServer inner([](const SeenRequest &) { return Answer{.body = "secret"}; });
    LoopbackServer upstream([&](const SeenRequest &) {
        return Answer{.status = 302, .headers = {{"Location", inner.address() + "/meta"}}};
    });
    NetClient client;
    NetRequest request = get(upstream);
    request.otherHosts = OtherHosts::Public;
    const auto answer = client.fetch(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
    QVERIFY(inner.seen().isEmpty());
    for (const QByteArray host :
         {"localhost", "2130706433", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "127.1"}) {
        request.url = QUrl::fromEncoded("http://" + host + ':' + portOf(inner) + "/x");
        QVERIFY2(!client.fetch(request), host.constData());
        QVERIFY2(inner.seen().isEmpty(), host.constData());
    }
}

/// Somebody whose home the machine is keeps a connection to it; nobody else goes out on that one.
void TestNetClient::I5_aKeptConnectionOpensNoDoor()
{
    LoopbackServer inner([](const SeenRequest &) { return Answer{.body = "secret"}; });
    LoopbackServer upstream([&](const SeenRequest &) {
        return Answer{.status = 302, .headers = {{"Location", inner.address() + "/meta"}}};
    });
    NetClient client;
    QVERIFY(client.fetch(get(inner)));
    NetRequest request = get(upstream);
    request.otherHosts = OtherHosts::Public;
    const auto answer = client.fetch(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
    QCOMPARE(inner.seen().size(), 1);
}

void TestNetClient::I5_publicAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isPublic");
    for (const char *address :
         {"127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "169.254.169.254", "100.64.1.1",
          "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "::ffff:10.0.0.1", "fe80::1",
          "fd00::1", "ff02::1", "64:ff9b::a00:1"})
        QTest::newRow(address) << QString::fromLatin1(address) << false;
    for (const char *address : {"93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"})
        QTest::newRow(address) << QString::fromLatin1(address) << true;
}

void TestNetClient::I5_publicAddress()
{
    QFETCH(QString, address);
    QTEST(isPublicAddress(QHostAddress(address)), "isPublic");
}

void TestNetClient::I6_relativeRedirectsWork()
{
    LoopbackServer server([](const SeenRequest &request) {
        return request.target == "/a/b" ? Answer{.status = 301, .headers = {{"Location", "../c"}}}
                                        : Answer{.body = request.target};
    });
    NetClient client;
    const auto answer = client.fetch(get(server, "/a/b"));
    QVERIFY(answer);
    QCOMPARE(answer->body, "/c"_ba);
    QCOMPARE(answer->url, QUrl::fromEncoded(server.address() + "/c"));
}

void TestNetClient::redirectsOfDocumentsToAnotherHostAreRefused()
{
    LoopbackServer server([](const SeenRequest &) {
        return Answer{.status = 302, .headers = {{"Location", "http://elsewhere.example/x?sig=1"}}};
    });
    NetClient client;
    const auto answer = client.fetch(get(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
    QVERIFY(english(answer.error().what).contains(u"elsewhere.example"_s));
    QVERIFY(!english(answer.error()).contains(u"sig=1"_s));
}

void TestNetClient::redirectsInCirclesEnd()
{
    LoopbackServer server([](const SeenRequest &request) {
        return Answer{.status = 302, .headers = {{"Location", request.target}}};
    });
    NetClient client;
    QVERIFY(!client.fetch(get(server)));
    QVERIFY(server.seen().size() <= 6);
}

void TestNetClient::onlyTheWebIsAsked()
{
    NetClient client;
    for (const char *address : {"file:///etc/hostname", "ftp://127.0.0.1/x", "gopher://127.0.0.1/",
                                "http://", "", "//127.0.0.1/x"}) {
        NetRequest request;
        request.url = QUrl::fromEncoded(address);
        request.otherHosts = OtherHosts::AsHome;
        const auto answer = client.fetch(request);
        QVERIFY2(!answer && answer.error().code == ErrorCode::Forbidden, address);
    }
}

void TestNetClient::U7_whatIsKnownIsNotSentAgain()
{
    LoopbackServer server([](const SeenRequest &request) {
        return request.headers.value("if-none-match") == "\"v1\""
                   ? Answer{.status = 304, .headers = {{"ETag", "\"v1\""}}}
                   : Answer{.headers = {{"ETag", "\"v1\""},
                                        {"Last-Modified", "Mon, 02 Nov 2026 10:00:00 GMT"}},
                            .body = "document"};
    });
    NetClient client;
    NetRequest request = get(server);
    const auto first = client.fetch(request);
    QVERIFY(first);
    request.etag = first->etag();
    request.lastModified = first->lastModified();
    bool sunk = false;
    request.sink = [&sunk](QByteArrayView) -> Result<void> {
        sunk = true;
        return {};
    };
    const auto again = client.fetch(request);
    QVERIFY(again);
    QCOMPARE(again->status, 304);
    QCOMPARE(server.seen().last().headers.value("if-modified-since"),
             "Mon, 02 Nov 2026 10:00:00 GMT"_ba);
    QVERIFY(!sunk);
}

void TestNetClient::P1_aSilentMachineIsSparedForAWhile()
{
    std::atomic<bool> silent = true;
    LoopbackServer server(
        [&](const SeenRequest &) { return silent ? Answer{.hang = true} : Answer{.body = "x"}; });
    NetClient client(m_time->options());
    NetRequest request = get(server);
    request.sparesSilentHosts = true;
    const auto looks = countLooks(request);
    const auto first = client.send(request);
    QTRY_COMPARE(server.seen().size(), 1);
    letItLook(looks);
    m_time->advance(15s);
    QTRY_VERIFY(first.isFinished());
    QCOMPARE(first.result().error().code, ErrorCode::Timeout);
    for (int i = 0; i < 100; ++i) {
        const auto next = client.fetch(request);
        QVERIFY(!next);
        QCOMPARE(next.error().code, ErrorCode::Timeout);
        QVERIFY(english(next.error().what).contains(u"5 s"_s));
    }
    QCOMPARE(server.seen().size(), 1);
    // Who has patience of his own is not spared.
    silent = false;
    QVERIFY(client.fetch(get(server)));
    m_time->advance(5s);
    QVERIFY(client.fetch(request));
    QVERIFY(client.fetch(request));

    server.goAway();
    QCOMPARE(client.fetch(request).error().code, ErrorCode::Network);
    QVERIFY(english(client.fetch(request).error().what).contains(u"not asked again"_s));
    QVERIFY(server.comeBack());
    QVERIFY(!client.fetch(request));
    m_time->advance(5s);
    QVERIFY(client.fetch(request));
}

void TestNetClient::P1_oneFindsOutForAll()
{
    LoopbackServer server([](const SeenRequest &) { return Answer{.hang = true}; });
    NetClient client(m_time->options());
    NetRequest request = get(server);
    request.sparesSilentHosts = true;
    QList<QFuture<Result<NetAnswer>>> futures;
    for (int i = 0; i < 50; ++i)
        futures.append(client.send(request));
    QTRY_COMPARE(server.seen().size(), 6);
    m_time->advance(15s);
    for (const auto &future : futures) // those in line do not wait for as long again
        QTRY_VERIFY(future.isFinished());
    QCOMPARE(server.seen().size(), 6);
    m_time->advance(5s);
    const auto seeker = client.send(request);
    QTRY_COMPARE(server.seen().size(), 7);
    QVERIFY(!client.fetch(request));
    QCOMPARE(server.seen().size(), 7);
    QVERIFY(!seeker.isFinished());
}

void TestNetClient::P1_theBackOffDoubles()
{
    SilentHosts hosts;
    auto now = 0ms;
    QCOMPARE(hosts.pause("a", now), 0ms);
    for (const auto pause : {5s, 10s, 20s, 40s, 60s, 60s}) {
        hosts.failed("a", ErrorCode::Timeout, now);
        hosts.failed("a", ErrorCode::Timeout, now); // others that were on their way
        QCOMPARE(hosts.pause("a", now), std::chrono::milliseconds(pause));
        QCOMPARE(hosts.pause("b", now), 0ms);
        now += pause;
        QCOMPARE(hosts.pause("a", now), 0ms);
        hosts.asks("a");
        QVERIFY(hosts.pause("a", now) > 0ms);
    }
    hosts.unknown("a");
    QCOMPARE(hosts.pause("a", now), 0ms);
    // Who did not get an answer tells nothing about what others ask.
    QCOMPARE(hosts.pause("a", now, "another"), 0ms);
    hosts.failed("a", ErrorCode::Timeout, now, "one");
    QVERIFY(hosts.pause("a", now, "one") > 0ms);
    QCOMPARE(hosts.pause("a", now, "another"), 0ms);
    // Where nobody listens that is so for all.
    hosts.failed("b", ErrorCode::Network, now, "one");
    QCOMPARE(hosts.pause("b", now, "another"), 5000ms);
    QCOMPARE(hosts.how("b", "another"), ErrorCode::Network);
    hosts.answered("a", now);
    // One question without an answer does not make it silent: it answered another a moment ago.
    hosts.failed("a", ErrorCode::Timeout, now + 10s);
    QCOMPARE(hosts.pause("a", now + 10s), 0ms);
    hosts.failed("a", ErrorCode::Timeout, now + 16s);
    QCOMPARE(hosts.pause("a", now + 16s), 5000ms);
}

void TestNetClient::P1_oneAskerHasAQuarterOfAMachinesPlaces()
{
    HostLanes lanes(12);
    quint64 place = 0;
    for (const QByteArray &asker : {"one"_ba, "another"_ba, "third"_ba, "fourth"_ba}) {
        QVERIFY(!asker.isEmpty());
        for (int i = 0; i < 3; ++i) {
            place = lanes.take("a", asker);
            QVERIFY(place);
        }
        QVERIFY(!lanes.take("a", asker));
    }
    QVERIFY(!lanes.take("a", "fifth"));
    QVERIFY(!lanes.take("a"));
    lanes.leave(place);
    QVERIFY(!lanes.take("a", "third"));
    // Whoever finds out whether it is too much holds up who comes, and not for what runs already.
    lanes.heard("a", 429);
    place = lanes.take("a", "fourth");
    QVERIFY(place);
    lanes.leave(place);
    QVERIFY(lanes.take("a", "fifth"));
}

void TestNetClient::P1_cancellingEndsABlockedCaller()
{
    LoopbackServer server([](const SeenRequest &) { return Answer{.hang = true}; });
    NetClient client(m_time->options()); // whose time stands still
    NetRequest request = get(server);
    std::atomic<bool> cancelled = false;
    request.cancelled = [&] { return cancelled.load(); };
    std::atomic<bool> through = false;
    ErrorCode code = ErrorCode::Internal;
    std::thread caller([&] {
        code = client.fetch(request).error().code;
        through = true;
    });
    QTRY_COMPARE(server.seen().size(), 1);
    QVERIFY(!through);
    QElapsedTimer timer;
    timer.start();
    cancelled = true;
    caller.join();
    QVERIFY(timer.elapsed() < 20'000);
    QCOMPARE(code, ErrorCode::Cancelled);
}

void TestNetClient::P1_stoppingEndsBlockedCallers()
{
    LoopbackServer server([](const SeenRequest &) { return Answer{.hang = true}; });
    NetClient client(m_time->options());
    for (const bool forGood : {false, true}) {
        const qsizetype before = server.seen().size();
        std::atomic<int> cancelled = 0;
        std::vector<std::thread> callers;
        for (int i = 0; i < 20; ++i) {
            callers.emplace_back([&] {
                if (client.fetch(get(server)).error().code == ErrorCode::Cancelled)
                    ++cancelled;
            });
        }
        QTRY_COMPARE(server.seen().size(), before + 6);
        QElapsedTimer timer;
        timer.start();
        forGood ? client.stop() : client.suspend();
        for (std::thread &caller : callers)
            caller.join();
        QVERIFY(timer.elapsed() < 20'000);
        QCOMPARE(cancelled.load(), 20);
        client.resume();
    }
    QCOMPARE(client.fetch(get(server)).error().code, ErrorCode::Cancelled);
}

void TestNetClient::U6_theCredentialStaysAtItsOrigin()
{
    LoopbackServer store([](const SeenRequest &) { return Answer{.body = "bytes"}; });
    LoopbackServer server([&](const SeenRequest &request) {
        return request.target == "/x"
                   ? Answer{.status = 302, .headers = {{"Location", "/y"}}}
                   : Answer{.status = 302, .headers = {{"Location", store.address() + "/b"}}};
    });
    NetClient client;
    NetRequest request = get(server);
    request.home.credential = NetCredential::basic(u"me"_s, u"sesame"_s);
    request.otherHosts = OtherHosts::AsHome;
    QVERIFY(client.fetch(request));
    QCOMPARE(server.seen().size(), 2);
    for (const SeenRequest &seen : server.seen())
        QCOMPARE(seen.headers.value("authorization"), "Basic " + "me:sesame"_ba.toBase64());
    QCOMPARE(store.seen().size(), 1);
    QVERIFY(!store.seen().constFirst().headers.contains("authorization"));
    // Named at once, rather than by a redirect.
    request.url = QUrl::fromEncoded(store.address() + "/b");
    QVERIFY(!client.fetch(request)); // whether its home is a private one is not known yet
    request.home.url = QUrl::fromEncoded(store.address() + "/home");
    QVERIFY(client.fetch(request));
    QVERIFY(store.seen().last().headers.contains("authorization"));
}

void TestNetClient::U6_itDoesNotComeBackFromElsewhere()
{
    QByteArray home;
    LoopbackServer other([&home](const SeenRequest &) {
        return Answer{.status = 302, .headers = {{"Location", home + "/who"}}};
    });
    LoopbackServer server([&other](const SeenRequest &request) {
        return request.target == "/who"
                   ? Answer{.body = "who"}
                   : Answer{.status = 302, .headers = {{"Location", other.address() + "/x"}}};
    });
    home = server.address();
    NetClient client;
    NetRequest request = get(server);
    request.home.credential = {"PRIVATE-TOKEN", "sesame"};
    request.otherHosts = OtherHosts::AsHome;
    QVERIFY(client.fetch(request));
    QCOMPARE(server.seen().size(), 2);
    QVERIFY(server.seen().at(0).headers.contains("private-token"));
    QVERIFY(!server.seen().at(1).headers.contains("private-token"));
}

void TestNetClient::U6_aMoveToHttpsIsTold()
{
    LoopbackServer server([](const SeenRequest &) {
        return Answer{.status = 301,
                      .headers = {{"Location", "https://127.0.0.1:1/simple/x?token=abc"}}};
    });
    NetClient client;
    NetRequest request = get(server);
    request.home = NetHome::of(server.address() + "/simple");
    request.home.credential = NetCredential::basic(u"me"_s, u"sesame"_s);
    const auto answer = client.fetch(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
    QVERIFY2(english(answer.error().what).contains(u"https://127.0.0.1:1/simple "_s),
             qPrintable(english(answer.error().what)));
    QVERIFY(!english(answer.error()).contains(u"abc"_s));
    request.home.credential = {};
    // Without one it may go there, where nobody is.
    QCOMPARE(client.fetch(request).error().code, ErrorCode::Network);
}

void TestNetClient::U6_itIsTakenOutOfAddresses_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("pair");
    QTest::newRow("both") << "https://me:p%40ss@h.example/npm/"_ba
                          << "https://h.example/npm"_ba
                          << "me:p@ss"_ba;
    QTest::newRow("a lone user") << "http://token@h.example:81"_ba
                                 << "http://h.example:81"_ba
                                 << "token:"_ba;
    QTest::newRow("a colon in it") << "http://me:a:b@h.example/x//"_ba
                                   << "http://h.example/x"_ba
                                   << "me:a:b"_ba;
    QTest::newRow("none") << " https://h.example/ "_ba
                          << "https://h.example"_ba
                          << ""_ba;
    QTest::newRow("nothing") << ""_ba
                             << ""_ba
                             << ""_ba;
}

void TestNetClient::U6_itIsTakenOutOfAddresses()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, pair);
    const NetHome home = NetHome::of(address);
    QCOMPARE(home.address(), plain);
    QCOMPARE(home.credential.isEmpty(), pair.isEmpty());
    if (!pair.isEmpty())
        QCOMPARE(home.credential.value, "Basic " + pair.toBase64());
}

void TestNetClient::U6_noTextRepeatsIt()
{
    const NetCredential basic = NetCredential::basic(u"me"_s, u"p@ss word"_s);
    for (const QString &said :
         {u"wrong: p@ss word"_s, u"wrong: "_s + QString::fromLatin1(basic.value),
          u"at http://me:p%40ss%20word@h/"_s}) {
        const QString shown = basic.hiddenIn(said);
        QVERIFY2(!shown.contains(u"word"_s), qPrintable(shown));
        QVERIFY2(!shown.contains(QString::fromLatin1(basic.value.mid(6))), qPrintable(shown));
    }
    const NetCredential token{"PRIVATE-TOKEN", "glpat-secret"};
    QCOMPARE(token.hiddenIn(u"no glpat-secret here"_s), u"no … here"_s);
    QCOMPARE(token.hiddenIn(u"nothing"_s), u"nothing"_s);
    QCOMPARE(NetCredential::basic(u"x"_s, u"a"_s).hiddenIn(u"a bad day"_s), QString());
    QCOMPARE(NetCredential().hiddenIn(u"all"_s), u"all"_s);
}

void TestNetClient::U6_requestsDoNotShareIt()
{
    LoopbackServer server([](const SeenRequest &request) {
        return request.headers.contains("authorization")
                   ? Answer{.body = "x"}
                   : Answer{.status = 401, .headers = {{"WWW-Authenticate", "Basic realm=\"x\""}}};
    });
    NetClient client;
    NetRequest request = get(server);
    request.home.credential = NetCredential::basic(u"me"_s, u"sesame"_s);
    QCOMPARE(client.fetch(request)->status, 200);
    QCOMPARE(client.fetch(get(server))->status, 401);
    NetRequest sneaky = get(server);
    sneaky.url.setUserInfo(u"me:sesame"_s);
    QCOMPARE(client.fetch(sneaky)->status, 401);
    QVERIFY(!server.seen().last().headers.contains("authorization"));
}

QTEST_GUILESS_MAIN(TestNetClient)
#include "tst_netclient.moc"
