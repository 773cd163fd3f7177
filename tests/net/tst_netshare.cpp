// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one asker's slow transfers leave to the others, and what one answer leaves to the next.
#include "support/faketime.h"
#include "tests/net/requests.h"

#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>

#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;
using namespace std::chrono_literals;

namespace {

NetRequest askedBy(const QByteArray &asker, const LoopbackServer &server, const QByteArray &path,
                   bool isFile)
{
    NetRequest request = get(server, path);
    request.home.asker = asker;
    request.isFile = isFile;
    request.deadlines = Deadlines::forForwarding();
    return request;
}

/// Answers one question, says more when it is told to, and answers another on any connection.
class Talkative
{
public:
    Talkative()
    {
        m_thread = std::thread([this] { run(); });
        m_listens.acquire();
    }
    ~Talkative() { m_thread.join(); }

    QByteArray address() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }
    void speakUnasked()
    {
        m_mayGoOn.release();
        m_spoke.acquire();
    }

private:
    static QByteArray answer(const QByteArray &body)
    {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
               + body;
    }
    static void say(QTcpSocket &socket, const QByteArray &body)
    {
        socket.write(answer(body));
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(20'000)) {}
    }
    void run()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        m_listens.release();
        if (!server.waitForNewConnection(20'000))
            return;
        const std::unique_ptr<QTcpSocket> first(server.nextPendingConnection());
        first->waitForReadyRead(20'000);
        say(*first, "first");
        m_mayGoOn.tryAcquire(1, 20'000);
        say(*first, "poison");
        m_spoke.release();
        if (!server.waitForNewConnection(20'000))
            return;
        const std::unique_ptr<QTcpSocket> second(server.nextPendingConnection());
        second->waitForReadyRead(20'000);
        say(*second, "second");
    }

    quint16 m_port = 0;
    QSemaphore m_listens, m_mayGoOn, m_spoke;
    std::thread m_thread;
};

} // namespace

class TestNetShare : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_time = std::make_unique<FakeTime>(); }

    void P1_slowTransfersOfOneLeaveRoomToOthers_data();
    void P1_slowTransfersOfOneLeaveRoomToOthers();
    void P1_whoStandsInLineIsTold();
    void P1_oneSilentPathClosesTheMachineToNobodyElse();
    void U1_whatGoesOnMayTakeAsLongAsItComes_data();
    void U1_whatGoesOnMayTakeAsLongAsItComes();
    void U1_whatWasSaidUnaskedAnswersNobody();

private:
    std::unique_ptr<FakeTime> m_time;
};

void TestNetShare::P1_slowTransfersOfOneLeaveRoomToOthers_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::addColumn<int>("share");
    QTest::newRow("files") << true << 16;
    QTest::newRow("documents") << false << 6;
}

void TestNetShare::P1_slowTransfersOfOneLeaveRoomToOthers()
{
    QFETCH(bool, isFile);
    QFETCH(int, share);
    LoopbackServer server([](const SeenRequest &request) {
        return request.target == "/slow" ? Answer{.hang = true} : Answer{.body = "quick"};
    });
    NetClient client(m_time->options());
    QList<QFuture<Result<NetAnswer>>> slow;
    for (const QByteArray &hog : {"one"_ba, "two"_ba, "three"_ba}) {
        for (int i = 0; i < share + 4; ++i)
            slow.append(client.send(askedBy(hog, server, "/slow", isFile)));
    }
    QTRY_COMPARE(server.seen().size(), 3 * share);
    const auto answer = client.fetch(askedBy("another", server, "/quick", isFile));
    QVERIFY2(answer, qPrintable(answer ? QString() : english(answer.error())));
    QCOMPARE(answer->body, "quick"_ba);
    QCOMPARE(server.seen().size(), 3 * share + 1);
}

void TestNetShare::P1_whoStandsInLineIsTold()
{
    LoopbackServer server([](const SeenRequest &) { return Answer{.hang = true}; });
    NetClient client(m_time->options());
    QList<QFuture<Result<NetAnswer>>> futures;
    for (int i = 0; i < 7; ++i)
        futures.append(client.send(askedBy("one", server, "/x", false)));
    QTRY_COMPARE(server.seen().size(), 6);
    NetRequest last = askedBy("one", server, "/x", false);
    const auto looks = countLooks(last);
    futures.append(client.send(last));
    letItLook(looks);
    QVERIFY(!futures.last().isFinished());
    m_time->advance(8s);
    for (const auto &waiting : {futures[6], futures[7]}) {
        QTRY_VERIFY(waiting.isFinished());
        QCOMPARE(waiting.result().error().code, ErrorCode::Busy);
        QVERIFY(waiting.result().error().retryable);
    }
    QVERIFY(!futures[0].isFinished()); // what runs goes on
}

void TestNetShare::P1_oneSilentPathClosesTheMachineToNobodyElse()
{
    LoopbackServer server([](const SeenRequest &request) {
        return request.target == "/silent" ? Answer{.hang = true} : Answer{.body = "x"};
    });
    NetClient client(m_time->options());
    NetRequest silent = askedBy("one", server, "/silent", false);
    silent.sparesSilentHosts = true;
    const auto looks = countLooks(silent);
    const auto future = client.send(silent);
    QTRY_COMPARE(server.seen().size(), 1);
    letItLook(looks);
    m_time->advance(15s);
    QTRY_VERIFY(future.isFinished());
    QVERIFY(!client.fetch(silent)); // he is not waited for again at once
    QCOMPARE(server.seen().size(), 1);
    NetRequest other = askedBy("another", server, "/x", false);
    other.sparesSilentHosts = true;
    QVERIFY(client.fetch(other));
}

void TestNetShare::U1_whatGoesOnMayTakeAsLongAsItComes_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::newRow("a file") << true;
    QTest::newRow("a document") << false;
}

void TestNetShare::U1_whatGoesOnMayTakeAsLongAsItComes()
{
    QFETCH(bool, isFile);
    constexpr qint64 size = 4'000'000;
    LoopbackServer server(
        [](const SeenRequest &) { return Answer{.body = QByteArray(size, 'x')}; });
    NetClient client(m_time->options());
    NetRequest request = get(server);
    request.isFile = isFile;
    qint64 got = 0;
    request.sink = [&](QByteArrayView bytes) -> Result<void> {
        got += bytes.size();
        m_time->advance(std::chrono::milliseconds(bytes.size() * 1000 / 10'000)); // 10 kB/s
        return {};
    };
    const auto began = m_time->now();
    const auto answer = client.send(request).result(); // the sink is called as the bytes come
    QVERIFY2(answer, qPrintable(answer ? QString() : english(answer.error())));
    QCOMPARE(got, size);
    QVERIFY(m_time->now() - began >= 390s);
}

void TestNetShare::U1_whatWasSaidUnaskedAnswersNobody()
{
    Talkative server;
    NetClient client;
    NetRequest request;
    request.url = QUrl::fromEncoded(server.address() + "/x");
    QCOMPARE(client.fetch(request)->body, "first"_ba);
    server.speakUnasked();
    const auto answer = client.fetch(request);
    QVERIFY2(answer, qPrintable(answer ? QString() : english(answer.error())));
    QCOMPARE(answer->body, "second"_ba);
}

QTEST_GUILESS_MAIN(TestNetShare)
#include "tst_netshare.moc"
