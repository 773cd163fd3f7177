// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that clients get while they come from an upstream, through the server's own sockets, and
// what becomes of a fetch when nobody waits for it any more.
#include "keptworld.h"
#include "registry/http/server.h"
#include "tests/registry/http/rawclient.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/socket.h>

using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr qsizetype Half = 300'000;

/// An npm registry of one package, whose file comes in two halves.
class SlowUpstream
{
public:
    SlowUpstream() : server([this](const SeenRequest &request) { return answer(request); }) {}

    const QByteArray whole = QByteArray(Half, 'a') + QByteArray(Half, 'b');
    QByteArray sent = whole; ///< what it sends, whatever it announced
    qint64 length = -1; ///< that it claims
    qsizetype stall = Half; ///< of it come before the gate opens
    bool hangs = false; ///< says nothing at all of the file
    std::shared_ptr<std::atomic<bool>> gate = std::make_shared<std::atomic<bool>>(false);
    LoopbackServer server;

    int filesAsked() const
    {
        int count = 0;
        for (const SeenRequest &request : server.seen())
            count += request.target.contains("/-/") ? 1 : 0;
        return count;
    }

private:
    Answer answer(const SeenRequest &request) const
    {
        if (request.target.contains("/-/"))
            return {.headers = {{"Last-Modified", "Wed, 01 Jan 2025 10:00:00 GMT"}},
                    .body = sent,
                    .claimedLength = length,
                    .hang = hangs,
                    .stallAfter = stall,
                    .goOn = gate};
        return {.body = R"({"name":"big","versions":{"1.0.0":{"name":"big","version":"1.0.0",)"
                        R"("dist":{"tarball":")"
                        + server.address() + R"(/npm/big/-/big-1.0.0.tgz","integrity":"sha512-)"
                        + hashesOf(whole).sha512.toBase64() + R"("}}}})"};
    }
};

} // namespace

class TestArriving : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_upstream = std::make_unique<SlowUpstream>();
        m_world = std::make_unique<Restartable>(m_upstream->server.address());
        start({});
    }
    void cleanup()
    {
        *m_upstream->gate = true;
        m_world->probe->client().suspend();
        m_server.reset();
        m_world->stop();
        m_world.reset();
        m_upstream.reset();
    }

    void U1_bytesComeBeforeTheFileIsWhole_data() { eachWay(); }
    void U1_bytesComeBeforeTheFileIsWhole();
    void U3_whatIsCutOrWrongIsNeverTakenForWhole_data();
    void U3_whatIsCutOrWrongIsNeverTakenForWhole();
    void U1_aPartOfWhatStillComesIsTheWhole();
    void P1_aFetchEndsWithItsLastAsker_data() { eachWay(); }
    void P1_aFetchEndsWithItsLastAsker();
    void P1_aFetchWithoutAByteEndsWithItsAsker();
    void P1_whoOnlyStopsSendingGetsTheAnswer_data();
    void P1_whoOnlyStopsSendingGetsTheAnswer();
    void P1_whoResetsIsNotWaitedFor();
    void P1_headGivesTheFileUpAgain();
    void P1_stopEndsWhatIsOnItsWay();
    void I9_oldHttpNeedsNoHost_data();
    void I9_oldHttpNeedsNoHost();

private:
    void eachWay() const
    {
        QTest::addColumn<Forwarding>("forwarding");
        QTest::newRow("passed through") << Forwarding::Proxy;
        QTest::newRow("kept") << Forwarding::ProxyKeep;
    }
    void start(const ServerOptions &options)
    {
        m_server.reset();
        m_server = Server::start(options, *m_world->gateway).value();
    }
    /// Whoever closes is not waited for at all.
    static ServerOptions hasty() { return {.quietWait = std::chrono::milliseconds(0)}; }
    QByteArray request(const QByteArray &fields = {}) const
    {
        return "GET " + m_world->path("big") + "/-/big-1.0.0.tgz HTTP/1.1\r\nHost: localhost\r\n"
               + fields + "\r\n";
    }
    qsizetype staged() const
    {
        return QDir(m_world->directory() + u"/staging"_s).entryList(QDir::Files).size();
    }

    std::unique_ptr<SlowUpstream> m_upstream;
    std::unique_ptr<Restartable> m_world;
    std::unique_ptr<Server> m_server;
};

void TestArriving::U1_bytesComeBeforeTheFileIsWhole()
{
    QFETCH(Forwarding, forwarding);
    m_world->forwarding(forwarding);
    RawClient first(m_server->port());
    first.send(request());
    const Response head = first.receive(true);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.fields.value("content-length"), QByteArray::number(2 * Half));
    QCOMPARE(head.fields.value("content-disposition"), "attachment"_ba);
    QCOMPARE(first.read(Half), m_upstream->whole.first(Half));
    QVERIFY(!QFile::exists(m_world->blobFile(m_upstream->whole)));
    // Somebody who comes later gets it from its beginning, by the same transfer.
    RawClient second(m_server->port());
    second.send(request());
    QCOMPARE(second.receive(true).status, 200);
    QCOMPARE(second.read(Half), m_upstream->whole.first(Half));

    *m_upstream->gate = true;
    QCOMPARE(first.read(Half), m_upstream->whole.sliced(Half));
    QCOMPARE(second.read(Half), m_upstream->whole.sliced(Half));
    QTRY_VERIFY(QFile::exists(m_world->blobFile(m_upstream->whole)));
    // The connection goes on, and the file is what it was: W5.
    const Response again = first.ask(request());
    QCOMPARE(again.status, 200);
    QVERIFY(again.body == m_upstream->whole);
    QCOMPARE(again.fields.value("last-modified"), head.fields.value("last-modified"));
    QCOMPARE(m_upstream->filesAsked(), 1);
    QTRY_COMPARE(staged(), 0);
}

void TestArriving::U3_whatIsCutOrWrongIsNeverTakenForWhole_data()
{
    QTest::addColumn<Forwarding>("forwarding");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray first(Half, 'a');
    for (const auto forwarding : {Forwarding::Proxy, Forwarding::ProxyKeep}) {
        const char *how = forwarding == Forwarding::Proxy ? "passed through" : "kept";
        QTest::addRow("other bytes, %s", how) << forwarding << first + QByteArray(Half, 'x');
        QTest::addRow("other last byte, %s", how)
            << forwarding << first + QByteArray(Half - 1, 'b') + 'x';
        QTest::addRow("cut, %s", how) << forwarding << first + QByteArray(Half / 2, 'b');
        QTest::addRow("cut before the last byte, %s", how)
            << forwarding << first + QByteArray(Half - 1, 'b');
    }
}

void TestArriving::U3_whatIsCutOrWrongIsNeverTakenForWhole()
{
    QFETCH(Forwarding, forwarding);
    QFETCH(QByteArray, sent);
    m_world->forwarding(forwarding);
    m_upstream->sent = sent;
    m_upstream->length = 2 * Half;
    RawClient client(m_server->port());
    client.send(request());
    const Response head = client.receive(true);
    QCOMPARE(head.status, 200);
    QCOMPARE(client.read(Half).size(), Half);
    *m_upstream->gate = true;
    const QByteArray rest = client.read(Half); // until the connection ends
    QVERIFY2(rest.size() < Half, qPrintable(QString::number(rest.size())));
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(staged(), 0);
    QVERIFY(!QFile::exists(m_world->blobFile(m_upstream->whole)));
    QVERIFY(!QFile::exists(m_world->blobFile(sent)));
    // Once the upstream is well again, so is the file.
    m_upstream->sent = m_upstream->whole;
    const Response again = RawClient(m_server->port()).ask(request());
    QCOMPARE(again.status, 200);
    QVERIFY(again.body == m_upstream->whole);
}

void TestArriving::U1_aPartOfWhatStillComesIsTheWhole()
{
    m_world->forwarding(Forwarding::Proxy);
    RawClient client(m_server->port());
    client.send(request("Range: bytes=10-19\r\n"));
    const Response head = client.receive(true); // nothing vouches for a part before the end
    QCOMPARE(head.status, 200);
    QVERIFY(!head.fields.contains("content-range"));
    *m_upstream->gate = true;
    QVERIFY(client.read(2 * Half) == m_upstream->whole);
    const Response part = client.ask(request("Range: bytes=10-19\r\n"));
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, m_upstream->whole.sliced(10, 10));
}

void TestArriving::P1_aFetchEndsWithItsLastAsker()
{
    QFETCH(Forwarding, forwarding);
    start(hasty());
    m_world->forwarding(forwarding);
    auto first = std::make_unique<RawClient>(m_server->port());
    auto second = std::make_unique<RawClient>(m_server->port());
    for (RawClient *client : {first.get(), second.get()}) {
        client->send(request());
        QCOMPARE(client->receive(true).status, 200);
    }
    const int connected = m_upstream->server.connections();
    first.reset();
    // The other one still has it to its end.
    QCOMPARE(second->read(Half).size(), Half);
    QCOMPARE(m_upstream->server.connections(), connected);
    QCOMPARE(staged(), 1);
    second.reset();
    QTRY_VERIFY(m_upstream->server.connections() < connected);
    QTRY_COMPARE(staged(), 0);
    QCOMPARE(m_upstream->filesAsked(), 1);
    // It begins anew for whoever wants it then.
    *m_upstream->gate = true;
    QVERIFY(RawClient(m_server->port()).ask(request()).body == m_upstream->whole);
    QCOMPARE(m_upstream->filesAsked(), 2);
}

void TestArriving::P1_aFetchWithoutAByteEndsWithItsAsker()
{
    start(hasty());
    m_world->forwarding(Forwarding::ProxyKeep);
    m_upstream->hangs = true;
    auto client = std::make_unique<RawClient>(m_server->port());
    client->send(request());
    QTRY_COMPARE(m_upstream->filesAsked(), 1);
    const int connected = m_upstream->server.connections();
    client.reset();
    QTRY_VERIFY(m_upstream->server.connections() < connected);
    QTRY_COMPARE(staged(), 0);
}

void TestArriving::P1_whoOnlyStopsSendingGetsTheAnswer_data()
{
    QTest::addColumn<qsizetype>("before");
    QTest::newRow("before a byte") << qsizetype(0);
    QTest::newRow("in the middle") << Half;
}

void TestArriving::P1_whoOnlyStopsSendingGetsTheAnswer()
{
    QFETCH(qsizetype, before);
    m_world->forwarding(Forwarding::ProxyKeep);
    m_upstream->stall = before;
    RawClient client(m_server->port());
    client.send(request());
    if (before > 0) {
        QCOMPARE(client.receive(true).status, 200);
        QVERIFY(client.read(before) == m_upstream->whole.first(before));
    }
    QTRY_COMPARE(m_upstream->filesAsked(), 1);
    const int connected = m_upstream->server.connections();
    QCOMPARE(::shutdown(int(client.socket().socketDescriptor()), SHUT_WR), 0);
    // Long enough for several looks at who is there; nothing else shows them.
    QElapsedTimer since;
    since.start();
    QTRY_VERIFY(since.elapsed() > 500 || m_upstream->server.connections() < connected);
    QCOMPARE(m_upstream->server.connections(), connected);
    *m_upstream->gate = true;
    if (before == 0)
        QCOMPARE(client.receive(true).status, 200);
    QVERIFY(client.read(2 * Half - before) == m_upstream->whole.sliced(before));
}

void TestArriving::P1_whoResetsIsNotWaitedFor()
{
    m_world->forwarding(Forwarding::ProxyKeep);
    m_upstream->hangs = true;
    auto client = std::make_unique<RawClient>(m_server->port());
    client->send(request());
    QTRY_COMPARE(m_upstream->filesAsked(), 1);
    const int connected = m_upstream->server.connections();
    const linger reset{1, 0};
    QCOMPARE(::setsockopt(int(client->socket().socketDescriptor()), SOL_SOCKET, SO_LINGER, &reset,
                          sizeof reset),
             0);
    client.reset();
    QTRY_VERIFY(m_upstream->server.connections() < connected);
    QTRY_COMPARE(staged(), 0);
}

void TestArriving::P1_headGivesTheFileUpAgain()
{
    m_world->forwarding(Forwarding::Proxy);
    RawClient client(m_server->port());
    QByteArray head = request();
    head.replace(0, 3, "HEAD");
    const Response answer = client.ask(head, true);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.fields.value("content-length"), QByteArray::number(2 * Half));
    QTRY_COMPARE(staged(), 0);
}

void TestArriving::P1_stopEndsWhatIsOnItsWay()
{
    m_world->forwarding(Forwarding::ProxyKeep);
    RawClient streaming(m_server->port());
    streaming.send(request());
    QCOMPARE(streaming.receive(true).status, 200);
    QCOMPARE(streaming.read(Half).size(), Half);
    QElapsedTimer took;
    took.start();
    m_world->probe->client().suspend(); // as the registry does it
    m_server->stop(std::chrono::seconds(1));
    QVERIFY2(took.elapsed() < 2'000, qPrintable(QString::number(took.elapsed())));
    QVERIFY(streaming.closes());
    QTRY_COMPARE(staged(), 0);
    m_world->probe->client().resume();
    m_server = Server::start({}, *m_world->gateway).value();
}

void TestArriving::I9_oldHttpNeedsNoHost_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    QTest::newRow("old, without") << "HTTP/1.0\r\n"_ba << 200;
    QTest::newRow("old, with ours") << "HTTP/1.0\r\nHost: localhost\r\n"_ba << 200;
    QTest::newRow("old, with a stranger's") << "HTTP/1.0\r\nHost: evil.example\r\n"_ba << 403;
    QTest::newRow("old, of a stranger's page")
        << "HTTP/1.0\r\nOrigin: http://evil.example\r\n"_ba << 403;
    QTest::newRow("new, with a wrong token")
        << "HTTP/1.1\r\nHost: localhost\r\nPRIVATE-TOKEN: glpat-wrong\r\n"_ba << 200;
    QTest::newRow("new, without") << "HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("new, with a stranger's") << "HTTP/1.1\r\nHost: evil.example\r\n"_ba << 403;
}

void TestArriving::I9_oldHttpNeedsNoHost()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    QCOMPARE(RawClient(m_server->port()).ask("GET /-/health " + head + "\r\n").status, status);
}

QTEST_GUILESS_MAIN(TestArriving)
#include "tst_arriving.moc"
