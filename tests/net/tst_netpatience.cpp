// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked again and what is not, how long a machine is waited for, and what it may say.
#include "net/retry.h"
#include "support/faketime.h"
#include "support/gzipped.h"
#include "tests/net/requests.h"

#include <QBuffer>
#include <QSemaphore>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;
using namespace std::chrono_literals;

namespace {

NetRequest put(const LoopbackServer &server, const QByteArray &bytes,
               std::shared_ptr<QIODevice> device = {})
{
    NetRequest request = get(server);
    request.method = "PUT";
    if (!device) {
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(bytes);
        device = buffer;
    }
    device->open(QIODevice::ReadOnly);
    request.body = {device, bytes.size(), "application/octet-stream"};
    request.attempts = mostAttempts;
    return request;
}

/// What can be read once only.
class Once final : public QBuffer
{
public:
    bool isSequential() const override { return true; }
};

/// The first answers in order, the last one from then on.
class Answers
{
public:
    explicit Answers(QList<Answer> answers) : m_answers(std::move(answers)) {}
    Answer operator()(const SeenRequest &)
    {
        return m_answers.size() > 1 ? m_answers.takeFirst() : m_answers.constFirst();
    }

private:
    QList<Answer> m_answers;
};

} // namespace

class TestNetPatience : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_time = std::make_unique<FakeTime>(); }

    void R3_theRetryTable_data();
    void R3_theRetryTable();
    void R3_retryAfter_data();
    void R3_retryAfter();
    void R3_aRefusalThatPassesIsAskedAgainAndNeverTooEarly();
    void R3_aLongPauseIsAnAnswer();
    void R3_theBodyIsSentAgainWhenItCanBe();
    void R3_whatMayHaveBeenDoneIsNotRepeated_data();
    void R3_whatMayHaveBeenDoneIsNotRepeated();
    void R3_aSinkBeginsAnewOrNotAtAll();
    void R3_whoLooksOnIsToldAfterOneQuickRepeat();
    void R3_whoLooksOnWaitsWhereHeIsAskedTo();
    void R3_deadlines_data();
    void R3_deadlines();
    void R3_aDrippingMachineIsThroughInTheEnd();
    void R3_whatHasComeIsNotLate();
    void R3_standingInLineEndsToo();
    void R3_sixAtOnceAndOneAfterTooMany();
    void R3_bodiesThatLie_data();
    void R3_bodiesThatLie();
    void R3_whatComesAfterTheEndReachesNobody();
    void R3_limitsHold();
    void S11_whatHasNoMemoryEndsAlone_data();
    void S11_whatHasNoMemoryEndsAlone();
    void W1_piecesMakeNoDifference_data();
    void W1_piecesMakeNoDifference();

private:
    std::unique_ptr<FakeTime> m_time;
};

void TestNetPatience::R3_theRetryTable_data()
{
    using Kind = AttemptEnd::Kind;
    QTest::addColumn<AttemptEnd>("end");
    QTest::addColumn<bool>("safe");
    QTest::addColumn<int>("attempt");
    QTest::addColumn<qint64>("wait"); // milliseconds; -1: not again
    for (const int status : {408, 429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << AttemptEnd{Kind::Answered, status, {}} << true << 2 << 500LL;
    for (const int status : {200, 304, 400, 401, 403, 404, 409, 410, 413, 422, 501})
        QTest::addRow("%d", status) << AttemptEnd{Kind::Answered, status, {}} << true << 2 << -1LL;
    for (const int status : {408, 429, 503})
        QTest::addRow("publish %d", status)
            << AttemptEnd{Kind::Answered, status, {}} << false << 2 << 500LL;
    for (const int status : {500, 502, 504})
        QTest::addRow("publish %d", status)
            << AttemptEnd{Kind::Answered, status, {}} << false << 2 << -1LL;
    QTest::newRow("refused") << AttemptEnd{Kind::NotSent, 0, {}} << true << 2 << 500LL;
    QTest::newRow("publish refused") << AttemptEnd{Kind::NotSent, 0, {}} << false << 2 << 500LL;
    QTest::newRow("broken") << AttemptEnd{Kind::Broken, 0, {}} << true << 2 << 500LL;
    QTest::newRow("publish broken") << AttemptEnd{Kind::Broken, 0, {}} << false << 2 << -1LL;
    QTest::newRow("final") << AttemptEnd{Kind::Final, 0, {}} << true << 2 << -1LL;
    for (int attempt = 3; attempt <= 6; ++attempt)
        QTest::addRow("attempt %d", attempt)
            << AttemptEnd{Kind::Answered, 503, {}} << true << attempt << (500LL << (attempt - 2));
    QTest::newRow("a seventh") << AttemptEnd{Kind::Answered, 503, {}} << true << 7 << -1LL;
    QTest::newRow("told") << AttemptEnd{Kind::Answered, 503, "9"} << true << 2 << 9000LL;
    QTest::newRow("told less") << AttemptEnd{Kind::Answered, 503, "1"} << true << 5 << 4000LL;
    QTest::newRow("the cap") << AttemptEnd{Kind::Answered, 429, "300"} << true << 2 << 300'000LL;
    QTest::newRow("above it") << AttemptEnd{Kind::Answered, 429, "301"} << true << 2 << -1LL;
}

void TestNetPatience::R3_theRetryTable()
{
    QFETCH(AttemptEnd, end);
    QFETCH(bool, safe);
    QFETCH(int, attempt);
    QFETCH(qint64, wait);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    const auto found = waitBefore(attempt, end, safe, now, 0);
    QCOMPARE(found ? found->count() : -1, wait);
    if (const auto jittered = waitBefore(attempt, end, safe, now, 1)) {
        QVERIFY(jittered >= found);
        QVERIFY(*jittered <= *found * 3 / 2);
    }
}

void TestNetPatience::R3_retryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("wait"); // milliseconds; -1: nothing
    QTest::newRow("seconds") << "120"_ba << 120'000LL;
    QTest::newRow("none") << ""_ba << -1LL;
    QTest::newRow("a date") << "Fri, 15 Jan 2027 08:01:00 GMT"_ba << 60'000LL;
    QTest::newRow("a date that was") << "Fri, 15 Jan 2027 07:00:00 GMT"_ba << 0LL;
    QTest::newRow("less than nothing") << "-5"_ba << -1LL;
    QTest::newRow("words") << "soon"_ba << -1LL;
}

void TestNetPatience::R3_retryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, wait);
    const auto now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC); // 2027-01-15 08:00:00
    const auto found = retryAfter(header, now);
    QCOMPARE(found ? found->count() : -1, wait);
}

void TestNetPatience::R3_aRefusalThatPassesIsAskedAgainAndNeverTooEarly()
{
    LoopbackServer server(Answers({{.drop = true},
                                   {.status = 502},
                                   {.status = 429, .headers = {{"Retry-After", "20"}}},
                                   {.body = "[1,"_ba, .claimedLength = 40},
                                   {.body = "here"}}));
    NetClient client(m_time->options());
    NetRequest request = get(server);
    request.attempts = mostAttempts;
    const auto looks = countLooks(request);
    const auto future = client.send(request);
    int asked = 1;
    for (const auto wait : {500ms, 1000ms, 20'000ms, 4000ms}) {
        QTRY_COMPARE(server.seen().size(), asked);
        letItLook(looks);
        m_time->advance(wait - 1ms);
        letItLook(looks);
        QCOMPARE(server.seen().size(), asked);
        m_time->advance(1ms);
        ++asked;
    }
    const auto answer = future.result();
    QVERIFY(answer);
    QCOMPARE(answer->body, "here"_ba);
    QCOMPARE(server.seen().size(), 5);
}

void TestNetPatience::R3_aLongPauseIsAnAnswer()
{
    LoopbackServer server(Answers({{.status = 429, .headers = {{"Retry-After", "3600"}}}}));
    NetClient client(m_time->options());
    NetRequest request = get(server);
    request.attempts = mostAttempts;
    const auto answer = client.fetch(request);
    QVERIFY(answer);
    QCOMPARE(answer->status, 429);
    QCOMPARE(answer->header("retry-after"), "3600"_ba);
    QCOMPARE(server.seen().size(), 1);
}

void TestNetPatience::R3_theBodyIsSentAgainWhenItCanBe()
{
    const QByteArray bytes(300'000, 'b');
    LoopbackServer server(Answers({{.status = 503}, {.status = 201}}));
    NetClient client(m_time->options());
    const auto future = client.send(put(server, bytes));
    QTRY_COMPARE(server.seen().size(), 1);
    QTRY_VERIFY((m_time->advance(100ms), future.isFinished()));
    QCOMPARE(future.result()->status, 201);
    QCOMPARE(server.seen().size(), 2);
    QVERIFY(server.seen().at(1).body == bytes);

    LoopbackServer once(Answers({{.status = 503}, {.status = 201}}));
    auto device = std::make_shared<Once>();
    device->setData("bytes");
    const auto answer = client.fetch(put(once, "bytes", device));
    QVERIFY(answer);
    QCOMPARE(answer->status, 503);
    QCOMPARE(once.seen().size(), 1);
}

void TestNetPatience::R3_whatMayHaveBeenDoneIsNotRepeated_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("warm");
    for (const char *method : {"DELETE", "PUT"}) {
        QTest::addRow("%s", method) << QByteArray(method) << false;
        // Where a kept connection closes, clients of HTTP like to ask again of their own accord.
        QTest::addRow("%s, connected before", method) << QByteArray(method) << true;
    }
}

void TestNetPatience::R3_whatMayHaveBeenDoneIsNotRepeated()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, warm);
    std::atomic<int> done = 0;
    LoopbackServer server([&](const SeenRequest &request) {
        if (request.method == "GET")
            return Answer{.body = "x"};
        ++done;
        return Answer{.drop = true};
    });
    NetClient client(m_time->options());
    if (warm)
        QVERIFY(client.fetch(get(server)));
    NetRequest request = method == "PUT" ? put(server, "bytes") : get(server);
    request.method = method;
    request.attempts = mostAttempts;
    const auto answer = client.fetch(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QCOMPARE(done.load(), 1);
}

void TestNetPatience::R3_aSinkBeginsAnewOrNotAtAll()
{
    const Answer half{.body = "half", .claimedLength = 8};
    NetClient client(m_time->options());
    for (const bool canBegin : {true, false}) {
        LoopbackServer server(Answers({half, {.body = "complete"}}));
        QByteArray into;
        NetRequest request = get(server);
        request.attempts = mostAttempts;
        request.sink = [&into](QByteArrayView bytes) -> Result<void> {
            into.append(bytes);
            return {};
        };
        if (canBegin) {
            request.restart = [&into]() -> Result<void> {
                into.clear();
                return {};
            };
        }
        const auto future = client.send(request);
        QTRY_VERIFY((m_time->advance(100ms), future.isFinished()));
        QCOMPARE(bool(future.result()), canBegin);
        QCOMPARE(server.seen().size(), canBegin ? 2 : 1);
        QCOMPARE(into, canBegin ? "complete"_ba : "half"_ba);
    }
}

void TestNetPatience::R3_whoLooksOnIsToldAfterOneQuickRepeat()
{
    LoopbackServer server([](const SeenRequest &) { return Answer(); });
    server.goAway();
    NetClient client(m_time->options());
    for (const bool looks : {true, false}) {
        NetRequest request = get(server);
        request.attempts = mostAttempts;
        request.somebodyWaits = looks;
        const auto began = m_time->now();
        const auto future = client.send(request);
        QTRY_VERIFY((m_time->advance(looks ? 50ms : 500ms), future.isFinished()));
        QVERIFY(!future.result());
        QCOMPARE(future.result().error().code, ErrorCode::Network);
        const auto took = m_time->now() - began;
        QVERIFY2(looks ? took >= 500ms && took < 3s : took >= 15s,
                 qPrintable(QString::number(took.count())));
    }
}

void TestNetPatience::R3_whoLooksOnWaitsWhereHeIsAskedTo()
{
    LoopbackServer server(
        Answers({{.status = 429, .headers = {{"Retry-After", "20"}}}, {.body = "here"}}));
    NetClient client(m_time->options());
    NetRequest request = get(server);
    request.attempts = mostAttempts;
    request.somebodyWaits = true;
    const auto future = client.send(request);
    QTRY_VERIFY((m_time->advance(1s), future.isFinished()));
    QVERIFY(future.result());
    QCOMPARE(future.result()->body, "here"_ba);
}

void TestNetPatience::R3_deadlines_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<qint64>("after"); // milliseconds
    QTest::newRow("no first byte") << Answer{.hang = true} << 15'000LL;
    QTest::newRow("silence in the middle")
        << Answer{.body = QByteArray(100, 'x'), .stallAfter = 50} << 20'000LL;
}

void TestNetPatience::R3_deadlines()
{
    QFETCH(Answer, answer);
    QFETCH(qint64, after);
    LoopbackServer server([&](const SeenRequest &) { return answer; });
    NetClient client(m_time->options());
    NetRequest request = get(server);
    std::atomic<qint64> got = 0;
    request.sink = [&got](QByteArrayView bytes) -> Result<void> {
        got += bytes.size();
        return {};
    };
    const auto looks = countLooks(request);
    const auto future = client.send(request);
    QTRY_COMPARE(server.seen().size(), 1);
    QTRY_COMPARE(got.load(), answer.hang ? 0 : 50);
    letItLook(looks);
    m_time->advance(std::chrono::milliseconds(after - 1));
    letItLook(looks);
    QVERIFY(!future.isFinished());
    m_time->advance(1ms);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, ErrorCode::Timeout);
    QVERIFY(future.result().error().retryable);
}

void TestNetPatience::R3_aDrippingMachineIsThroughInTheEnd()
{
    LoopbackServer server([](const SeenRequest &) {
        return Answer{.body = QByteArray(1'000'000, 'x'), .drip = 1ms};
    });
    NetClient client(m_time->options());
    for (const bool isFile : {false, true}) {
        NetRequest request = get(server);
        request.isFile = isFile;
        std::atomic<qint64> got = 0;
        // Never silent for as long as a second.
        request.sink = [&](QByteArrayView bytes) -> Result<void> {
            got += bytes.size();
            m_time->advance(900ms);
            return {};
        };
        const auto began = m_time->now();
        const auto answer = client.fetch(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Timeout);
        QVERIFY(english(answer.error().what).contains(u"slowly"_s));
        const auto took = m_time->now() - began;
        QVERIFY(took >= 20s);
        QVERIFY2(got < 1'000'000, "all of it was waited for");
    }
}

void TestNetPatience::R3_whatHasComeIsNotLate()
{
    QSemaphore mayAnswer;
    LoopbackServer slow([&](const SeenRequest &) {
        mayAnswer.tryAcquire(1, 20'000);
        return Answer{.body = "here"};
    });
    LoopbackServer other([](const SeenRequest &) { return Answer{.body = "x"}; });
    NetClient client(m_time->options());
    const auto future = client.send(get(slow));
    QTRY_COMPARE(slow.seen().size(), 1);

    // The client's thread is held up in a sink, while an answer comes and then time goes by.
    QSemaphore inSink;
    QSemaphore goOn;
    NetRequest holding = get(other);
    holding.sink = [&](QByteArrayView) -> Result<void> {
        inSink.release();
        goOn.tryAcquire(1, 20'000);
        return {};
    };
    const auto held = client.send(holding);
    QVERIFY(inSink.tryAcquire(1, 20'000));
    mayAnswer.release(2);
    QTcpSocket behind; // what it hears was written after that answer
    behind.connectToHost(u"127.0.0.1"_s, quint16(slow.address().split(':').last().toUInt()));
    behind.write("GET /behind HTTP/1.1\r\n\r\n");
    QVERIFY(behind.waitForReadyRead(20'000));
    m_time->advance(60s);
    goOn.release();
    QTRY_VERIFY(future.isFinished() && held.isFinished());
    QVERIFY(held.result());
    QVERIFY2(future.result(), "what waits to be read is late");
    QCOMPARE(future.result()->body, "here"_ba);
}

void TestNetPatience::R3_standingInLineEndsToo()
{
    LoopbackServer server([](const SeenRequest &) { return Answer{.hang = true}; });
    NetClient client(m_time->options());
    NetRequest request = get(server);
    request.deadlines.overall = 3s;
    QList<QFuture<Result<NetAnswer>>> futures;
    for (int i = 0; i < 20; ++i)
        futures.append(client.send(request));
    QTRY_COMPARE(server.seen().size(), 6);
    m_time->advance(3s);
    for (const auto &future : futures) {
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Timeout);
    }
    QCOMPARE(server.seen().size(), 6);
}

void TestNetPatience::R3_sixAtOnceAndOneAfterTooMany()
{
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::atomic<bool> tooMany = false;
    // A server for each connection's request: the answers wait in the sinks.
    LoopbackServer server([&](const SeenRequest &) {
        return tooMany ? Answer{.status = 429} : Answer{.body = QByteArray(64, 'x'), .drip = 1ms};
    });
    NetClient client;
    const auto sendAll = [&](int count) {
        QList<QFuture<Result<NetAnswer>>> futures;
        for (int i = 0; i < count; ++i) {
            NetRequest request = get(server);
            auto first = std::make_shared<bool>(true);
            request.sink = [&, first](QByteArrayView) -> Result<void> {
                if (std::exchange(*first, false))
                    most = std::max(most.load(), ++running);
                return {};
            };
            futures.append(client.send(request).then([&, first](const Result<NetAnswer> &answer) {
                if (!*first)
                    --running;
                return answer;
            }));
        }
        return std::all_of(futures.cbegin(), futures.cend(),
                           [](const auto &future) { return bool(future.result()); });
    };
    QVERIFY(sendAll(20));
    QCOMPARE(server.seen().size(), 20);
    QCOMPARE(most.load(), 6);
    tooMany = true;
    QVERIFY(sendAll(1));
    tooMany = false;
    most = 0;
    // The first one finds out; then it is as wide as before.
    NetRequest hanging = get(server);
    std::atomic<bool> cancelled = false;
    hanging.cancelled = [&] { return cancelled.load(); };
    LoopbackServer narrow([&](const SeenRequest &request) {
        return request.target == "/429"    ? Answer{.status = 429}
               : request.target == "/hang" ? Answer{.hang = true}
                                           : Answer{.body = "x"};
    });
    QCOMPARE(client.fetch(get(narrow, "/429"))->status, 429);
    hanging.url = QUrl::fromEncoded(narrow.address() + "/hang");
    hanging.home = NetHome::of(narrow.address());
    const auto first = client.send(hanging);
    QTRY_COMPARE(narrow.seen().size(), 2);
    NetRequest second = get(narrow, "/second");
    const auto looks = countLooks(second);
    const auto next = client.send(second);
    letItLook(looks);
    QCOMPARE(narrow.seen().size(), 2);
    cancelled = true;
    QTRY_VERIFY(next.isFinished());
    QCOMPARE(next.result()->status, 200);
}

void TestNetPatience::R3_bodiesThatLie_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QByteArray>("body"); // null: an error
    const QByteArray json = R"({"name":"x"})";
    QTest::newRow("shorter than it says")
        << Answer{.body = json, .claimedLength = 100} << ErrorCode::Network << QByteArray();
    QTest::newRow("chunked and cut")
        << Answer{.body = json, .chunkedWithoutEnd = true} << ErrorCode::Network << QByteArray();
    QTest::newRow("chunked and whole")
        << Answer{.body = json, .chunked = true} << ErrorCode::Internal << json;
    QTest::newRow("longer than it says")
        << Answer{.body = json + "HTTP/1.1 200 OK\r\n\r\n", .claimedLength = json.size()}
        << ErrorCode::Internal << json;
    QTest::newRow("compressed though nobody asked")
        << Answer{.headers = {{"Content-Encoding", "gzip"}}, .body = gzipped(json)}
        << ErrorCode::Internal << json;
    QTest::newRow("said to be compressed")
        << Answer{.headers = {{"Content-Encoding", "gzip"}}, .body = json} << ErrorCode::InvalidFile
        << QByteArray();
    QTest::newRow("a page to sign in")
        << Answer{.headers = {{"Content-Type", "Text/HTML; charset=utf-8"}}, .body = "<html>"}
        << ErrorCode::InvalidFile << QByteArray();
    QTest::newRow("a bomb") << Answer{.headers = {{"Content-Encoding", "gzip"}},
                                      .body = gzipped(QByteArray(4 << 20, '\0'))}
                            << ErrorCode::TooLarge << QByteArray();
}

void TestNetPatience::R3_bodiesThatLie()
{
    QFETCH(Answer, answer);
    QFETCH(ErrorCode, code);
    QFETCH(QByteArray, body);
    LoopbackServer server([&](const SeenRequest &) { return answer; });
    NetClient client;
    NetRequest request = get(server);
    request.accept = "application/json";
    request.limit = 1 << 20;
    const auto got = client.fetch(request);
    QCOMPARE(bool(got), !body.isNull());
    if (got) {
        QCOMPARE(got->body, body);
    } else {
        QCOMPARE(got.error().code, code);
        QVERIFY(english(got.error().what).endsWith(u'.')
                && english(got.error().remedy).endsWith(u'.'));
    }
}

void TestNetPatience::R3_whatComesAfterTheEndReachesNobody()
{
    std::atomic<int> asked = 0;
    LoopbackServer server([&](const SeenRequest &) {
        return ++asked == 1 ? Answer{.body = "good"
                                             "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison",
                                     .claimedLength = 4}
                            : Answer{.body = "second"};
    });
    NetClient client;
    QCOMPARE(client.fetch(get(server))->body, "good"_ba);
    QCOMPARE(client.fetch(get(server))->body, "second"_ba);
}

void TestNetPatience::R3_limitsHold()
{
    NetClient client;
    for (const bool chunked : {false, true}) {
        LoopbackServer server([chunked](const SeenRequest &) {
            return Answer{.body = QByteArray(4 << 20, 'x'), .chunked = chunked};
        });
        NetRequest request = get(server);
        request.limit = 1 << 20;
        const auto answer = client.fetch(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::TooLarge);
    }
    LoopbackServer chatty([](const SeenRequest &) {
        return Answer{.status = 500, .body = QByteArray(4 << 20, 'x')};
    });
    const auto refusal = client.fetch(get(chatty));
    QVERIFY(refusal);
    QCOMPARE(refusal->status, 500);
    QCOMPARE(refusal->body.size(), 64 << 10);
}

void TestNetPatience::S11_whatHasNoMemoryEndsAlone_data()
{
    QTest::addColumn<QByteArray>("where");
    for (const char *where : {"sink", "progress", "restart", "cancelled"})
        QTest::addRow("%s", where) << QByteArray(where);
}

void TestNetPatience::S11_whatHasNoMemoryEndsAlone()
{
    QFETCH(QByteArray, where);
    LoopbackServer server([](const SeenRequest &request) {
        return request.target == "/half" ? Answer{.body = "half", .claimedLength = 8}
                                         : Answer{.body = "whole"};
    });
    NetClient client(m_time->options());
    // More than there are lanes.
    for (int i = 0; i < 7; ++i) {
        NetRequest request = get(server, where == "restart" ? "/half" : "/whole");
        request.attempts = mostAttempts;
        request.sparesSilentHosts = true;
        const auto failing = [&where](const char *place) {
            if (where == place)
                throw std::bad_alloc();
        };
        request.sink = [&](QByteArrayView) -> Result<void> {
            failing("sink");
            return {};
        };
        request.progress = [&](qint64) { failing("progress"); };
        request.restart = [&]() -> Result<void> {
            failing("restart");
            return {};
        };
        request.cancelled = [&] {
            failing("cancelled");
            return false;
        };
        const auto future = client.send(request);
        QTRY_VERIFY((m_time->advance(100ms), future.isFinished()));
        const auto answer = future.result();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Busy);
        QVERIFY2(english(answer.error().what).contains(u"memory"_s),
                 qPrintable(english(answer.error().what)));
    }
    QCOMPARE(client.fetch(get(server))->body, "whole"_ba);
}

void TestNetPatience::W1_piecesMakeNoDifference_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::newRow("by length") << false;
    QTest::newRow("in chunks") << true;
}

void TestNetPatience::W1_piecesMakeNoDifference()
{
    QFETCH(bool, chunked);
    const QByteArray body = "one\r\n\r\ntwo";
    LoopbackServer server([&](const SeenRequest &request) {
        return request.target == "/go"
                   ? Answer{.status = 302, .headers = {{"Location", "/there"}}, .drip = 1ms}
                   : Answer{.headers = {{"ETag", "\"x\""}},
                            .body = body,
                            .chunked = chunked,
                            .drip = 1ms};
    });
    NetClient client;
    const auto answer = client.fetch(get(server, "/go"));
    QVERIFY(answer);
    QCOMPARE(answer->body, body);
    QCOMPARE(answer->etag(), "\"x\""_ba);
}

QTEST_GUILESS_MAIN(TestNetPatience)
#include "tst_netpatience.moc"
