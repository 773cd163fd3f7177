// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/restconnection.h"
#include "support/loopbackserver.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace packhouse;
using test::Answer;
using test::LoopbackServer;
using test::SeenRequest;

namespace {

const auto Secret = u"glpat-verysecretthing"_s;

RestLimits hasty()
{
    using namespace std::chrono_literals;
    Deadlines deadlines;
    deadlines.firstByte = deadlines.window = 300ms;
    return {deadlines, deadlines, deadlines};
}

/// A client of that server which shows a token.
std::unique_ptr<RestConnection> clientOf(const LoopbackServer &server,
                                         const RestLimits &limits = {})
{
    auto client = std::make_unique<RestConnection>(QUrl::fromEncoded(server.address()), limits);
    client->setToken(RestToken::of(Secret));
    return client;
}

Result<RestAnswer> get(RestConnection &client, const QByteArray &path = "things")
{
    RestRequest request;
    request.path = path;
    return client.send(request).result();
}

Answer answerWith(int status, const QByteArray &body,
                  const QMap<QByteArray, QByteArray> &headers = {})
{
    Answer answer;
    answer.status = status;
    answer.body = body;
    answer.headers = headers;
    return answer;
}

/// Whether any part of a request holds the token.
bool showsToken(const SeenRequest &request)
{
    const QByteArray secret = Secret.toUtf8();
    if (request.target.contains(secret) || request.body.contains(secret))
        return true;
    for (auto it = request.headers.cbegin(); it != request.headers.cend(); ++it) {
        if (it.value().contains(secret) || it.key() == "authorization" || it.key() == "cookie"
            || it.key() == "private-token")
            return true;
    }
    return false;
}

} // namespace

class TestRestConnection : public QObject
{
    Q_OBJECT

private slots:
    void tokenGoesIntoTheHeaderOfItsKind_data();
    void tokenGoesIntoTheHeaderOfItsKind();
    void refusalsBecomeErrors_data();
    void refusalsBecomeErrors();
    void noTextHoldsTheToken();
    void nextPageIsFound_data();
    void nextPageIsFound();
    void silentServerIsATimeout();
    void answerThatBreaksOffIsAnError();
    void nobodyThereIsSaid();
    void hugeAnswerIsNotTaken();
    void cancelEndsAWaitingRequest();
    void stopEndsEverything();
    void uploadSendsTheDeviceAndTellsHowFar();
    void uploadThatIsSentOnIsRefused();
    void downloadIsCheckedBeforeItIsThere();
    void wrongBytesLeaveNothing_data();
    void wrongBytesLeaveNothing();
    void I2_tokenNeverCrossesOrigin();
    void I2_listIsNotFollowedToAnotherOrigin();
    void I2_tokenStaysBehindAfterComingBack();
    void redirectInCirclesEnds();
    void plainTextServerIsNoTls();
};

void TestRestConnection::tokenGoesIntoTheHeaderOfItsKind_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("personal, project or group") << u"glpat-abc"_s << "private-token"_ba;
    QTest::newRow("deploy") << u"gldt-abc"_s << "deploy-token"_ba;
    QTest::newRow("job") << u"glcbt-64_abc"_s << "job-token"_ba;
    QTest::newRow("without a prefix") << u"0123456789abcdef"_s << "private-token"_ba;
}

void TestRestConnection::tokenGoesIntoTheHeaderOfItsKind()
{
    QFETCH(QString, secret);
    QFETCH(QByteArray, header);
    LoopbackServer server([](const SeenRequest &) { return answerWith(200, "[]"); });
    // A secret in the address itself goes nowhere.
    QUrl address = QUrl::fromEncoded(server.address() + "/git/");
    address.setUserName(u"somebody"_s);
    address.setPassword(u"else"_s);
    RestConnection client(address);
    client.setToken(RestToken::of(secret));
    QVERIFY(get(client, "projects/acme%2Fweb/packages?page=2"));
    const SeenRequest seen = server.seen().constFirst();
    QCOMPARE(seen.target, "/git/api/v4/projects/acme%2Fweb/packages?page=2"_ba);
    QCOMPARE(seen.headers.value(header), secret.toUtf8());
    QVERIFY(!seen.headers.contains("authorization"));
}

void TestRestConnection::refusalsBecomeErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("retryable");
    QTest::addColumn<QString>("says");
    QTest::newRow("401") << 401 << ErrorCode::Unauthorized << false << u"is not accepted"_s;
    QTest::newRow("403") << 403 << ErrorCode::Forbidden << false << u"the reason"_s;
    QTest::newRow("404") << 404 << ErrorCode::NotFound << false << u"the reason"_s;
    QTest::newRow("409") << 409 << ErrorCode::Conflict << false << u"the reason"_s;
    QTest::newRow("413") << 413 << ErrorCode::TooLarge << false << u"too large"_s;
    QTest::newRow("422") << 422 << ErrorCode::InvalidArgument << false << u"the reason"_s;
    QTest::newRow("429") << 429 << ErrorCode::Busy << true << u"Try again in 17 s."_s;
    QTest::newRow("500") << 500 << ErrorCode::Network << true << u"answered 500"_s;
    QTest::newRow("503") << 503 << ErrorCode::Network << true << u"Try again in 17 s."_s;
}

void TestRestConnection::refusalsBecomeErrors()
{
    QFETCH(int, status);
    QFETCH(ErrorCode, code);
    QFETCH(bool, retryable);
    QFETCH(QString, says);
    LoopbackServer server([status](const SeenRequest &) {
        return answerWith(status, R"({"message":"the reason"})", {{"Retry-After", "17"}});
    });
    const auto client = clientOf(server);
    const Result<RestAnswer> answer = get(*client);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, code);
    QCOMPARE(answer.error().retryable, retryable);
    QVERIFY2(english(answer.error()).contains(says), qPrintable(english(answer.error())));
    QVERIFY(english(answer.error().what).contains(client->host()));
}

void TestRestConnection::noTextHoldsTheToken()
{
    LoopbackServer server([](const SeenRequest &request) {
        return answerWith(400, "{\"message\":{\"token\":[\"" + request.headers["private-token"]
                                   + "\"]}}");
    });
    const Result<RestAnswer> answer = get(*clientOf(server));
    QVERIFY(!answer);
    QVERIFY2(!english(answer.error()).contains(Secret), qPrintable(english(answer.error())));
}

void TestRestConnection::nextPageIsFound_data()
{
    using Headers = QMap<QByteArray, QByteArray>;
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QByteArray>("next");
    QTest::newRow("by number") << Headers{{"x-next-page", "3"}, {"x-total", "250"}}
                               << "things?per_page=100&page=3"_ba;
    QTest::newRow("last page") << Headers{{"x-next-page", ""}} << ""_ba;
    QTest::newRow("not after this one") << Headers{{"x-next-page", "2"}} << ""_ba;
    QTest::newRow("no number") << Headers{{"x-next-page", "abc"}} << ""_ba;
    QTest::newRow("by link alone")
        << Headers{{"link", "<SELF/api/v4/things?cursor=a,b&x=1>; rel=\"next\", "
                            "<SELF/api/v4/things>; rel=\"first\""}}
        << "things?cursor=a,b&x=1"_ba;
    QTest::newRow("link to another host")
        << Headers{{"link", "<http://127.0.0.1:1/api/v4/things?page=3>; rel=\"next\""}} << ""_ba;
    QTest::newRow("link outside the API")
        << Headers{{"link", "<SELF/other>; rel=\"next\""}} << ""_ba;
    QTest::newRow("broken link") << Headers{{"link", "<SELF/api"}} << ""_ba;
    QTest::newRow("nothing") << Headers{} << ""_ba;
}

void TestRestConnection::nextPageIsFound()
{
    using Headers = QMap<QByteArray, QByteArray>;
    QFETCH(Headers, headers);
    QFETCH(QByteArray, next);
    LoopbackServer server([&headers](const SeenRequest &request) {
        Headers own = headers;
        for (QByteArray &value : own)
            value.replace("SELF", "http://" + request.headers["host"]);
        return answerWith(200, "[]", own);
    });
    const Result<RestAnswer> answer = get(*clientOf(server), "things?per_page=100&page=2");
    QVERIFY(answer);
    QCOMPARE(answer->next, next);
    QCOMPARE(answer->total.has_value(), headers.contains("x-total"));
}

void TestRestConnection::silentServerIsATimeout()
{
    LoopbackServer server([](const SeenRequest &) {
        Answer answer;
        answer.hang = true;
        return answer;
    });
    const Result<RestAnswer> answer = get(*clientOf(server, hasty()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    QVERIFY(answer.error().retryable);
}

void TestRestConnection::answerThatBreaksOffIsAnError()
{
    LoopbackServer server([](const SeenRequest &) {
        Answer answer = answerWith(200, "[1,2]");
        answer.claimedLength = 500;
        return answer;
    });
    const Result<RestAnswer> answer = get(*clientOf(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QVERIFY(answer.error().retryable);
}

void TestRestConnection::nobodyThereIsSaid()
{
    QByteArray address;
    {
        const LoopbackServer gone([](const SeenRequest &) { return Answer{}; });
        address = gone.address();
    }
    RestConnection client(QUrl::fromEncoded(address));
    const Result<RestAnswer> answer = get(client);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QVERIFY(english(answer.error().what).contains(client.host()));
    QVERIFY(!english(answer.error().remedy).isEmpty());
}

void TestRestConnection::hugeAnswerIsNotTaken()
{
    LoopbackServer server(
        [](const SeenRequest &) { return answerWith(200, QByteArray(4 << 20, 'x')); });
    RestRequest request;
    request.path = "things";
    request.limit = 1 << 20;
    const Result<RestAnswer> answer = clientOf(server)->send(request).result();
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::TooLarge);
}

void TestRestConnection::cancelEndsAWaitingRequest()
{
    LoopbackServer server([](const SeenRequest &) {
        Answer answer;
        answer.hang = true;
        return answer;
    });
    std::atomic<bool> cancelled = false;
    RestRequest request;
    request.path = "things";
    request.cancelled = [&cancelled] { return cancelled.load(); };
    const auto client = clientOf(server);
    const QFuture<Result<RestAnswer>> future = client->send(request);
    QTRY_COMPARE(server.seen().size(), 1);
    cancelled = true;
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
}

void TestRestConnection::stopEndsEverything()
{
    LoopbackServer server([](const SeenRequest &) {
        Answer answer;
        answer.hang = true;
        return answer;
    });
    const auto client = clientOf(server);
    RestRequest request;
    request.path = "things";
    QList<QFuture<Result<RestAnswer>>> futures;
    for (int i = 0; i < 20; ++i)
        futures.append(client->send(request));
    client->stop();
    futures.append(client->send(request));
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    }
}

void TestRestConnection::uploadSendsTheDeviceAndTellsHowFar()
{
    LoopbackServer server([](const SeenRequest &) { return answerWith(201, "{}"); });
    const QByteArray bytes(700'000, 'u');
    auto device = std::make_shared<QBuffer>();
    device->setData(bytes);
    QVERIFY(device->open(QIODevice::ReadOnly));
    std::atomic<qint64> sent = 0;
    RestRequest request;
    request.method = "PUT";
    request.path = "file";
    request.body = {device, bytes.size(), "application/octet-stream"};
    request.progress = [&sent](qint64 now) { sent = now; };
    const Result<RestAnswer> answer = clientOf(server)->send(request).result();
    QVERIFY(answer);
    QCOMPARE(server.seen().constFirst().method, "PUT"_ba);
    QVERIFY(server.seen().constFirst().body == bytes);
    QCOMPARE(sent.load(), bytes.size());
}

void TestRestConnection::uploadThatIsSentOnIsRefused()
{
    LoopbackServer other([](const SeenRequest &) { return answerWith(201, "{}"); });
    LoopbackServer server([&other](const SeenRequest &) {
        return answerWith(307, "", {{"Location", other.address() + "/api/v4/file"}});
    });
    auto device = std::make_shared<QBuffer>();
    device->setData("bytes");
    QVERIFY(device->open(QIODevice::ReadOnly));
    RestRequest request;
    request.method = "PUT";
    request.path = "file";
    request.body = {device, 5, "text/plain"};
    QVERIFY(!clientOf(server)->send(request).result());
    QVERIFY(other.seen().isEmpty());
}

void TestRestConnection::downloadIsCheckedBeforeItIsThere()
{
    const QByteArray bytes(500'000, 'd');
    LoopbackServer server([&bytes](const SeenRequest &) { return answerWith(200, bytes); });
    const QTemporaryDir folder;
    RestDownload wanted;
    wanted.path = "file";
    wanted.to = folder.filePath(u"widget.bin"_s);
    wanted.size = bytes.size();
    wanted.hashes.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    std::atomic<qint64> done = 0;
    wanted.progress = [&done](qint64 now) { done = now; };
    const Result<Hashes> hashes = clientOf(server)->download(wanted);
    QVERIFY(hashes);
    QCOMPARE(hashes->md5, QCryptographicHash::hash(bytes, QCryptographicHash::Md5));
    QCOMPARE(done.load(), bytes.size());
    QFile file(wanted.to);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == bytes);
}

void TestRestConnection::wrongBytesLeaveNothing_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("other bytes") << "the bytez"_ba;
    QTest::newRow("fewer") << "the"_ba;
    QTest::newRow("more") << "the bytes and more"_ba;
}

void TestRestConnection::wrongBytesLeaveNothing()
{
    QFETCH(QByteArray, sent);
    LoopbackServer server([&sent](const SeenRequest &) { return answerWith(200, sent); });
    const QTemporaryDir folder;
    RestDownload wanted;
    wanted.path = "file";
    wanted.to = folder.filePath(u"widget.bin"_s);
    wanted.size = 9;
    wanted.hashes.sha1 = QCryptographicHash::hash("the bytes", QCryptographicHash::Sha1);
    const Result<Hashes> hashes = clientOf(server)->download(wanted);
    QVERIFY(!hashes);
    QCOMPARE(hashes.error().code, ErrorCode::HashMismatch);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestRestConnection::I2_tokenNeverCrossesOrigin()
{
    LoopbackServer store([](const SeenRequest &) { return answerWith(200, "the bytes"); });
    LoopbackServer server([&store](const SeenRequest &request) {
        return request.target.endsWith("/elsewhere")
                   ? answerWith(302, "", {{"Location", store.address() + "/bucket/object?sig=1"}})
                   : answerWith(302, "", {{"Location", "/api/v4/elsewhere"}});
    });
    const QTemporaryDir folder;
    RestDownload wanted;
    wanted.path = "file";
    wanted.to = folder.filePath(u"widget.bin"_s);
    QVERIFY(clientOf(server)->download(wanted));
    QCOMPARE(server.seen().size(), 2);
    QVERIFY(showsToken(server.seen().at(0)));
    QVERIFY(showsToken(server.seen().at(1))); // the same origin
    QCOMPARE(store.seen().size(), 1);
    QVERIFY(!showsToken(store.seen().constFirst()));
    QCOMPARE(store.seen().constFirst().target, "/bucket/object?sig=1"_ba);
}

void TestRestConnection::I2_listIsNotFollowedToAnotherOrigin()
{
    LoopbackServer other([](const SeenRequest &) { return answerWith(200, "[]"); });
    LoopbackServer server([&other](const SeenRequest &) {
        return answerWith(301, "", {{"Location", other.address() + "/api/v4/things"}});
    });
    const Result<RestAnswer> answer = get(*clientOf(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
    QVERIFY(other.seen().isEmpty());
}

void TestRestConnection::I2_tokenStaysBehindAfterComingBack()
{
    QByteArray home;
    LoopbackServer other([&home](const SeenRequest &) {
        return answerWith(302, "", {{"Location", home + "/api/v4/user"}});
    });
    LoopbackServer server([&other](const SeenRequest &request) {
        return request.target.endsWith("/user")
                   ? answerWith(200, "who")
                   : answerWith(302, "", {{"Location", other.address() + "/x"}});
    });
    home = server.address();
    const QTemporaryDir folder;
    RestDownload wanted;
    wanted.path = "file";
    wanted.to = folder.filePath(u"widget.bin"_s);
    QVERIFY(clientOf(server)->download(wanted));
    QCOMPARE(server.seen().size(), 2);
    QVERIFY(!showsToken(server.seen().at(1)));
}

void TestRestConnection::redirectInCirclesEnds()
{
    LoopbackServer server([](const SeenRequest &request) {
        return answerWith(302, "", {{"Location", request.target}});
    });
    const Result<RestAnswer> answer = get(*clientOf(server));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QVERIFY(server.seen().size() <= 6);
}

void TestRestConnection::plainTextServerIsNoTls()
{
    LoopbackServer server([](const SeenRequest &) { return answerWith(200, "[]"); });
    QUrl address = QUrl::fromEncoded(server.address());
    address.setScheme(u"https"_s);
    RestConnection client(address, hasty());
    client.setToken(RestToken::of(Secret));
    const Result<RestAnswer> answer = get(client);
    QVERIFY(!answer);
    for (const SeenRequest &seen : server.seen())
        QVERIFY(!showsToken(seen));
}

QTEST_GUILESS_MAIN(TestRestConnection)
#include "tst_restconnection.moc"
