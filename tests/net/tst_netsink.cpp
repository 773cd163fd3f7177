// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the bytes of an answer go, and what happens while that takes its time.
#include "support/faketime.h"
#include "tests/net/requests.h"

#include <QSemaphore>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;
using namespace std::chrono_literals;

class TestNetSink : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_time = std::make_unique<FakeTime>(); }

    void P1_aSlowSinkHoldsUpNobodyElse();
    void P1_whoeverIsFullMakesTheOtherSideWait();
    void S11_aSinkOfAFetchWithoutMemoryEndsAlone();

private:
    std::unique_ptr<FakeTime> m_time;
};

/// A disk that takes long is one exchange's own business: files are written where they are waited
/// for, not on the thread of all.
void TestNetSink::P1_aSlowSinkHoldsUpNobodyElse()
{
    LoopbackServer server([](const SeenRequest &) { return Answer{.body = "whole"}; });
    NetClient client(m_time->options());
    QSemaphore inSink;
    QSemaphore goOn;
    Qt::HANDLE where = nullptr;
    Qt::HANDLE waiting = nullptr;
    Result<NetAnswer> slow = fail(ErrorCode::Internal, Text::of("Nothing yet."));
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        waiting = QThread::currentThreadId();
        NetRequest request = get(server);
        request.sink = [&](QByteArrayView) -> Result<void> {
            where = QThread::currentThreadId();
            inSink.release();
            goOn.acquire();
            return {};
        };
        slow = client.fetch(request);
    }));
    thread->start();
    QVERIFY(inSink.tryAcquire(1, 20'000));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(client.fetch(get(server))->body, "whole"_ba);
    goOn.release(100);
    QVERIFY(thread->wait(20'000));
    QVERIFY(slow);
    QCOMPARE(where, waiting);
}

void TestNetSink::P1_whoeverIsFullMakesTheOtherSideWait()
{
    QByteArray body(64 << 20, 'x');
    for (qsizetype i = 0; i < body.size(); i += 4096)
        body[i] = char(i >> 12);
    LoopbackServer server([&](const SeenRequest &) { return Answer{.body = body}; });
    NetClient client(m_time->options());
    QByteArray got;
    qsizetype largest = 0;
    NetRequest request = get(server);
    request.limit = body.size();
    std::atomic<qint64> arrived = 0;
    request.progress = [&](qint64 bytes) { arrived = bytes; };
    const auto looks = countLooks(request);
    request.sink = [&](QByteArrayView bytes) -> Result<void> {
        if (got.isEmpty()) {
            // It fills up, waits, and is not late however long that takes.
            qint64 before = -1;
            while (std::exchange(before, arrived.load()) != arrived.load() || before == 0)
                letItLook(looks);
            m_time->advance(600s);
            letItLook(looks);
            largest = arrived;
        }
        got.append(bytes);
        return {};
    };
    const auto answer = client.fetch(request);
    QVERIFY2(answer, qPrintable(answer ? QString() : english(answer.error())));
    QVERIFY(got == body);
    QVERIFY2(largest <= 4 << 20, qPrintable(QString::number(largest)));
}

void TestNetSink::S11_aSinkOfAFetchWithoutMemoryEndsAlone()
{
    LoopbackServer server([](const SeenRequest &) { return Answer{.body = "whole"}; });
    NetClient client(m_time->options());
    for (int i = 0; i < 7; ++i) { // more than there are lanes
        NetRequest request = get(server);
        request.sink = [](QByteArrayView) -> Result<void> { throw std::bad_alloc(); };
        const auto answer = client.fetch(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Busy);
    }
    QCOMPARE(client.fetch(get(server))->body, "whole"_ba);
}

QTEST_GUILESS_MAIN(TestNetSink)
#include "tst_netsink.moc"
