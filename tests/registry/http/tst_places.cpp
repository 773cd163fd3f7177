// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interruption.h"
#include "core/processortime.h"
#include "rawclient.h"
#include "registry/http/descriptors.h"
#include "registry/http/server.h"
#include "testhandler.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

#include <thread>

#ifdef Q_OS_UNIX
    #include <sys/resource.h>
#endif

using namespace packhouse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Clients = std::vector<std::unique_ptr<RawClient>>;

} // namespace

/// That one slow stranger holds up nobody but those who want the same of it.
class PlacesTest : public QObject
{
    Q_OBJECT

    TestHandler m_handler;
    QSemaphore m_upstream; ///< each release lets one waiting answer go
    std::unique_ptr<Server> m_server;

    static ServerOptions options()
    {
        ServerOptions o;
        o.threads = 2;
        o.workers = 2;
        o.forwardsEach = 2;
        return o;
    }

    void start(const ServerOptions &o)
    {
        auto server = Server::start(o, m_handler);
        QVERIFY2(server, qPrintable(server ? QString() : english(server.error().what)));
        m_server = std::move(*server);
    }

    RawClient &add(Clients &clients) const
    {
        clients.push_back(std::make_unique<RawClient>(m_server->port()));
        return *clients.back();
    }

    static QByteArray get(const QByteArray &target)
    {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    static QByteArray put(const QByteArray &target, qsizetype length)
    {
        return "PUT " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
               + QByteArray::number(length) + "\r\n\r\n";
    }

private slots:
    void init()
    {
        // "/from/NAME" waits for the upstream NAME; everything else is local.
        m_handler.onBegin = [](const RequestHead &head) -> std::optional<Reply> {
            if (head.hasBody || head.target.startsWith("/from/"))
                return std::nullopt;
            return Reply::text("local", "text/plain");
        };
        m_handler.onAnswer = [](const RequestHead &head, Result<Body>) {
            Reply reply = Reply::text("taken", "text/plain", 201);
            if (head.target.startsWith("/from/"))
                reply.waitsFor = head.target.mid(6).split('/').first();
            return reply;
        };
        m_handler.onWaiting = [this](const RequestHead &head) {
            if (!head.target.startsWith("/from/quick"))
                m_upstream.acquire();
            return Reply::text("fetched", "text/plain");
        };
        m_handler.onNeeds = [](const RequestHead &head) {
            return Needs{head.target.startsWith("/file"), head.target.split('=').last()};
        };
        start(options());
    }

    void cleanup()
    {
        m_upstream.release(1'000);
        m_server.reset();
        while (m_upstream.tryAcquire()) {}
        m_handler.forget();
    }

    void stoppingInterruptsWhatIsWorkedOn()
    {
        QSemaphore begun;
        m_handler.onAnswer = [&](const RequestHead &, Result<Body>) {
            begun.release();
            const QDeadlineTimer longest(20'000);
            while (!longest.hasExpired()) {
                if (Result<void> goOn = Interruption::check(); !goOn)
                    return Reply::error(goOn.error());
                std::this_thread::yield();
            }
            return Reply::text("worked on to the end", "text/plain");
        };
        RawClient first(m_server->port());
        RawClient second(m_server->port());
        first.send(put("/body=first", 1) + "x");
        second.send(put("/body=second", 1) + "x");
        QVERIFY(begun.tryAcquire(2, 20'000));
        QElapsedTimer took;
        took.start();
        m_server.reset();
        QVERIFY2(took.elapsed() < 2'000, qPrintable(QString::number(took.elapsed())));
    }

    void P1_aSilentUpstreamHoldsUpNobodyElse()
    {
        Clients hanging;
        for (int i = 0; i < 60; ++i)
            add(hanging).send(get("/from/silent/" + QByteArray::number(i)));
        QTRY_COMPARE(m_handler.count("answer"), 60); // all have been looked at, and wait
        RawClient client(m_server->port());
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(client.get("/here").body, "local"_ba);
            QCOMPARE(client.ask(put("/file=a", 2) + "ab").status, 201);
        }
        QCOMPARE(client.get("/from/quick/a").body, "fetched"_ba);
        QCOMPARE(hanging.front()->socket().bytesAvailable(), 0);
        m_upstream.release(60);
        for (const auto &waiting : hanging)
            QCOMPARE(waiting->receive().body, "fetched"_ba);
    }

    // One client's hanging requests leave places of the same upstream to others.
    void P1_oneClientLeavesAnUpstreamToOthers()
    {
        Clients hanging;
        for (int i = 0; i < 30; ++i)
            add(hanging).send(get("/from/silent/=greedy"));
        QTRY_COMPARE(m_handler.count("waiting /from/silent/=greedy"), 1);
        add(hanging).send(get("/from/silent/=other"));
        QTRY_COMPARE(m_handler.count("waiting /from/silent/=other"), 1);
        m_upstream.release(31);
        for (const auto &waiting : hanging)
            QCOMPARE(waiting->receive().body, "fetched"_ba);
    }

    void P1_whoWaitsTooLongIsTold()
    {
        ServerOptions o = options();
        o.maxForwardsWaiting = 3;
        o.forwardWait = 1s;
        start(o);
        Clients hanging;
        for (const char *client : {"a", "b"})
            add(hanging).send(get("/from/silent/=" + QByteArray(client)));
        QTRY_COMPARE(m_handler.count("waiting /from/silent/=a")
                         + m_handler.count("waiting /from/silent/=b"),
                     2);
        for (int i = 0; i < 3; ++i)
            add(hanging).send(get("/from/silent/=inline"));
        QTRY_COMPARE(m_handler.count("begin /from/silent/=inline"), 3);
        QTRY_COMPARE(m_handler.count("answer"), 5);
        const Response r = RawClient(m_server->port()).get("/from/silent/more");
        QCOMPARE(r.status, 503);
        QVERIFY(r.fields.contains("retry-after"));
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY(timer.elapsed() > 1'100);
        m_upstream.release(2);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(hanging[size_t(i)]->receive().status, i < 2 ? 200 : 503);
    }

    void P1_theOwnerIsServedBesideEverybody()
    {
        QSemaphore busy;
        m_handler.onAnswer = [&](const RequestHead &head, Result<Body>) {
            if (head.target == "/hard")
                busy.acquire();
            return Reply::text("done", "text/plain");
        };
        Clients hard;
        for (int i = 0; i < 10; ++i)
            add(hard).send(put("/hard", 1) + "x");
        QTRY_COMPARE(m_handler.count("answer"), 2); // as many as there are workers
        RawClient owner(m_server->port());
        QCOMPARE(owner.ask(put("/owner", 1) + "x").body, "done"_ba);
        busy.release(10);
        for (const auto &client : hard)
            QCOMPARE(client->receive().body, "done"_ba);
    }

    // Names and versions are looked up before a body comes, which may be dear as well.
    void P3_whatIsLookedUpForTheGreedyHoldsUpNobody()
    {
        QSemaphore stuck;
        m_handler.onCheck = [&](const RequestHead &head) -> std::optional<Reply> {
            if (head.target.startsWith("/file/light"))
                addProcessorTime(10ms);
            if (head.target.startsWith("/file/dear"))
                addProcessorTime(std::chrono::seconds(std::thread::hardware_concurrency()));
            if (head.target.startsWith("/file/stuck"))
                stuck.acquire();
            return std::nullopt;
        };
        RawClient client(m_server->port());
        QCOMPARE(client.ask(put("/file/light=light", 1) + "x").status, 201);
        QCOMPARE(client.ask(put("/file/dear=greedy", 1) + "x").status, 201);
        Clients greedy;
        for (int i = 0; i < 20; ++i)
            add(greedy).send(put("/file/stuck=greedy", 1) + "x");
        QTRY_COMPARE(m_handler.count("begin /file/stuck=greedy"), 20);
        QTRY_VERIFY(m_handler.count("check /file/stuck=greedy") > 0);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(client.ask(put("/file/light=light", 1) + "x").status, 201);
        stuck.release(20);
        for (const auto &waiting : greedy)
            QCOMPARE(waiting->receive().status, 201);
    }

    void P2_bodiesWithoutFilesTakeNoPlace()
    {
        ServerOptions o = options();
        o.maxUploads = 2;
        start(o);
        Clients trickling;
        for (int i = 0; i < 40; ++i)
            add(trickling).send(put("/small", 1'000'000) + "x");
        QTRY_COMPARE(m_handler.count("begin /small"), 40);
        RawClient client(m_server->port());
        QCOMPARE(client.ask(put("/file=a", 2) + "ab").status, 201);
        QCOMPARE(client.get("/here").status, 200);
    }

    void P2_oneClientLeavesPlacesToOthers()
    {
        ServerOptions o = options();
        o.maxUploads = 4;
        o.uploadShare = 2;
        start(o);
        Clients greedy;
        for (int i = 0; i < 20; ++i)
            add(greedy).send(put("/file=greedy", 1'000'000) + "x");
        QTRY_COMPARE(m_handler.count("begin /file=greedy"), 20);
        QTRY_COMPARE(m_handler.count("sink"), 2);
        RawClient other(m_server->port());
        QCOMPARE(other.ask(put("/file=other", 2) + "ab").status, 201);
    }

    // A byte now and then does not prolong anything, with or without a place.
    void P2_aBodyHasToKeepALeastRate_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("file") << "/file=a"_ba;
        QTest::newRow("small") << "/small"_ba;
    }

    void P2_aBodyHasToKeepALeastRate()
    {
        QFETCH(QByteArray, target);
        ServerOptions o = options();
        o.rateWindow = 100ms;
        start(o);
        RawClient slow(m_server->port());
        slow.send(put(target, 1'000'000));
        QElapsedTimer timer;
        timer.start();
        while (!slow.socket().waitForReadyRead(5) && timer.elapsed() < 10'000)
            slow.send("x");
        const Response r = slow.receive();
        QCOMPARE(r.status, 408);
        QVERIFY2(r.body.contains("too slowly"), r.body.constData());
        QCOMPARE(r.fields["connection"], "close"_ba);
        QTRY_COMPARE(m_handler.staging.alive(), 0);
    }

    void P2_anAnswerHasToBeTaken()
    {
        ServerOptions o = options();
        o.rateWindow = 100ms;
        o.leastRate = 100 << 20;
        start(o);
        m_handler.onBegin = [](const RequestHead &) -> std::optional<Reply> {
            return Reply::text(QByteArray(64 << 20, 'b'), "text/plain");
        };
        RawClient slow(m_server->port());
        slow.socket().setReadBufferSize(4'096);
        slow.send(get("/big"));
        QElapsedTimer timer;
        timer.start();
        while (m_server->counters().connections > 0 && timer.elapsed() < 20'000) {
            slow.socket().read(100);
            slow.socket().waitForReadyRead(1);
        }
        QCOMPARE(m_server->counters().connections, 0);
    }

    void P2_waitingForTheServerIsNotSlowness()
    {
        ServerOptions o = options();
        o.rateWindow = 50ms;
        start(o);
        RawClient steady(m_server->port());
        steady.send(put("/file=a", 200'000));
        for (int i = 0; i < 20; ++i)
            steady.send(QByteArray(10'000, 'x'));
        QCOMPARE(steady.receive().status, 201);
    }

    void W7_idleConnectionsNeverKeepOthersOut()
    {
        ServerOptions o = options();
        o.maxConnections = 20;
        start(o);
        Clients idle;
        for (int i = 0; i < 200; ++i) {
            RawClient &client = add(idle);
            if (i % 3 == 1)
                client.send("GET /half"); // never to be finished
        }
        RawClient busy(m_server->port());
        busy.send(get("/from/silent/x"));
        QTRY_COMPARE(m_handler.count("waiting /from/silent/x"), 1);
        for (int i = 0; i < 60; ++i) {
            RawClient &client = add(idle);
            QCOMPARE(client.get("/here").status, 200);
        }
        QTRY_VERIFY(m_server->counters().connections <= 20);
        m_upstream.release(1);
        QCOMPARE(busy.receive().body, "fetched"_ba); // who is being served is not closed
        QVERIFY(idle.front()->closes());
        QCOMPARE(idle.back()->get("/here").status, 200); // the newest stay
    }

    void W7_theSoftLimitIsRaised()
    {
#ifdef Q_OS_UNIX
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const rlimit low{std::min<rlim_t>(300, before.rlim_max), before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
        const int limit = raiseDescriptorLimit();
        rlimit after{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &after), 0);
        QCOMPARE(rlim_t(limit), std::min<rlim_t>(after.rlim_cur, 65'536));
        QVERIFY(after.rlim_cur >= std::min<rlim_t>(before.rlim_max, 65'536));
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
#else
        QSKIP("There is no such limit here.");
#endif
    }
};

QTEST_GUILESS_MAIN(PlacesTest)
#include "tst_places.moc"
