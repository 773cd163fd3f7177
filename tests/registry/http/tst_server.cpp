// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"
#include "registry/http/server.h"
#include "support/process.h"
#include "testhandler.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#ifdef Q_OS_LINUX
    #include <fcntl.h>
    #include <sys/stat.h>
#endif

using namespace packhouse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime someTime = QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);

std::shared_ptr<const Reply> kept(Reply reply)
{
    return std::make_shared<const Reply>(std::move(reply));
}

} // namespace

class ServerTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_content;
    TestHandler m_handler;
    std::unique_ptr<Server> m_server;

    ServerOptions options()
    {
        ServerOptions o;
        o.threads = 2;
        return o;
    }

    void start(const ServerOptions &o)
    {
        auto server = Server::start(o, m_handler);
        QVERIFY2(server, qPrintable(server ? QString() : english(server.error().what)));
        m_server = std::move(*server);
    }

    Reply route(const RequestHead &head)
    {
        const QByteArray path = head.target.split('?').first();
        if (path == "/file") {
            Reply reply;
            reply.body = FileBody{m_folder.filePath(u"file"_s), m_content.size(),
                                  "application/x-tar", "\"f1\"", someTime};
            return reply;
        }
        if (path == "/gone") {
            Reply reply;
            reply.body = FileBody{m_folder.filePath(u"gone"_s), 5, "a/b", "\"g\"", {}};
            return reply;
        }
        if (path == "/document") {
            Reply reply;
            reply.body = std::make_shared<const Document>(
                Document{"application/json", "{\"plain\":true}", "GZIPPED", "\"d1\""});
            return reply;
        }
        if (path == "/reason") {
            Reply reply = Reply::error(400,
                                       u"400 Bad request - Duplicate package is not allowed"_s);
            reply.headers.add("X-Evil", "a\r\nSet-Cookie: b");
            return reply;
        }
        if (path == "/empty")
            return Reply::empty(204);
        if (path == "/big")
            return Reply::text(QByteArray(20 << 20, 'b'), "text/plain");
        return Reply::text("<" + head.target + ">", "text/plain");
    }

private slots:
    void init()
    {
        m_content.resize(300'000);
        for (qsizetype i = 0; i < m_content.size(); ++i)
            m_content[i] = char('a' + i * 7 % 26);
        QFile file(m_folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_content);
        m_handler.onBegin = [this](const RequestHead &head) -> std::optional<Reply> {
            if (head.method == Method::Get || head.method == Method::Head)
                return route(head);
            return std::nullopt;
        };
        start(options());
    }

    void cleanup()
    {
        m_server.reset();
        m_handler.onQuick = nullptr;
        m_handler.forget();
    }

    // One that outlives the server would keep its port.
    void childrenInheritNoSocket()
    {
#ifdef Q_OS_LINUX
        RawClient client(m_server->port());
        QCOMPARE(client.get("/hello").status, 200);
        int sockets = 0;
        const QDir open(u"/proc/self/fd"_s);
        for (const QString &name : open.entryList(QDir::Files | QDir::System)) {
            const int descriptor = name.toInt();
            struct stat status
            {};
            if (::fstat(descriptor, &status) != 0 || !S_ISSOCK(status.st_mode))
                continue;
            ++sockets;
            const QString what = name + u' ' + QFile::symLinkTarget(open.filePath(name));
            QVERIFY2(::fcntl(descriptor, F_GETFD) & FD_CLOEXEC, qPrintable(what));
        }
        QVERIFY2(sockets >= 3, qPrintable(QString::number(sockets))); // two ends and a listener
#else
        QSKIP("Descriptors are looked at below /proc.");
#endif
    }

    void answersCarryWhatClientsNeed()
    {
        RawClient client(m_server->port());
        const Response r = client.get("/hello");
        QCOMPARE(r.status, 200);
        QCOMPARE(r.reason, "OK"_ba);
        QCOMPARE(r.body, "</hello>"_ba);
        QCOMPARE(r.fields["x-content-type-options"], "nosniff"_ba);
        QCOMPARE(r.fields["content-type"], "text/plain"_ba);
        QVERIFY(r.fields["date"].endsWith(" GMT"));
        QVERIFY(!r.fields.contains("connection"));
    }

    void connectionsStayOpen()
    {
        RawClient client(m_server->port());
        for (int i = 0; i < 50; ++i)
            QCOMPARE(client.get("/" + QByteArray::number(i)).body,
                     "</" + QByteArray::number(i) + ">");
        QCOMPARE(client.get("/", "Connection: close\r\n").fields["connection"], "close"_ba);
        QVERIFY(client.closes());
    }

    void oldClients()
    {
        RawClient once(m_server->port());
        QCOMPARE(once.ask("GET /a HTTP/1.0\r\n\r\n").body, "</a>"_ba);
        QVERIFY(once.closes());
        RawClient stays(m_server->port());
        QCOMPARE(
            stays.ask("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").fields["connection"],
            "keep-alive"_ba);
        QCOMPARE(stays.get("/b").body, "</b>"_ba);
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        m_handler.onQuick = [](const RequestHead &head) {
            return head.target.startsWith("/quick") ? kept(Reply::text(head.target, "a/b"))
                                                    : nullptr;
        };
        RawClient client(m_server->port());
        QByteArray requests;
        for (int i = 0; i < 40; ++i)
            requests += (i % 3 ? "GET /quick" : "GET /slow") + QByteArray::number(i)
                        + " HTTP/1.1\r\nHost: x\r\n\r\n";
        client.send(requests);
        for (int i = 0; i < 40; ++i) {
            const QByteArray number = QByteArray::number(i);
            QCOMPARE(client.receive().body, i % 3 ? "/quick" + number : "</slow" + number + '>');
        }
    }

    void requestsArriveInAnyPieces()
    {
        RawClient client(m_server->port());
        const QByteArray request = "GET /slow HTTP/1.1\r\nHost: x\r\nX-Long: "
                                   + QByteArray(5'000, 'x') + "\r\n\r\n";
        for (const char c : request.left(60))
            client.send(QByteArray(1, c));
        QCOMPARE(client.ask(request.mid(60)).body, "</slow>"_ba);
    }

    void G2_rawPathsReachTheHandlerAsTheyCame()
    {
        RawClient client(m_server->port());
        for (const char *path :
             {"/a/../../etc/passwd", "/%2e%2e%2f%2E%2E/x", "//double//slash", "/a%2Fb", "/a%2fb",
              "/.%00/", "/a?b=%2F..&c", "/\\..\\x", "/;/", "/%25252e", "/a/./b/", "/?", "/%"}) {
            QCOMPARE(client.get(path).body, '<' + QByteArray(path) + '>');
            QCOMPARE(m_handler.count("begin " + QByteArray(path)), 1);
        }
        QByteArray host;
        m_handler.onBegin = [&](const RequestHead &head) {
            host = head.headers.value("Host");
            return Reply::text(head.target, "a/b");
        };
        QCOMPARE(client.ask("GET http://evil.example:80/a/../b HTTP/1.1\r\nHost: localhost\r\n\r\n")
                     .body,
                 "/a/../b"_ba);
        QCOMPARE(host, "evil.example:80"_ba);
    }

    void H8_headAndRangesGoThroughTheHandler()
    {
        m_handler.onBegin = [](const RequestHead &head) -> std::optional<Reply> {
            if (head.headers.value("authorization") != "yes")
                return Reply::error(401, u"401 Unauthorized"_s);
            Reply reply = Reply::text("secret", "text/plain");
            reply.headers.add("ETag", "\"s\"");
            return reply;
        };
        RawClient client(m_server->port());
        for (const char *fields :
             {"", "Range: bytes=0-1\r\n", "If-None-Match: \"s\"\r\n", "If-None-Match: *\r\n",
              "Range: bytes=0-1\r\nIf-Range: \"s\"\r\n", "If-Match: \"x\"\r\n"}) {
            for (const char *method : {"GET", "HEAD"}) {
                const Response r = client.get("/x", fields, method);
                QCOMPARE(r.status, 401);
                QVERIFY(!r.body.contains("secret"));
                QVERIFY(client.get("/x", "Authorization: yes\r\n"_ba + fields, method).status
                        < 413);
            }
        }
        QCOMPARE(m_handler.count("begin /x"), 24);
    }

    void heads()
    {
        RawClient client(m_server->port());
        const Response file = client.get("/file", {}, "HEAD");
        QCOMPARE(file.status, 200);
        QCOMPARE(file.fields["content-length"], "300000"_ba);
        QCOMPARE(client.get("/document", {}, "HEAD").fields["content-length"], "14"_ba);
        QCOMPARE(client.get("/x", {}, "HEAD").fields["content-length"], "4"_ba);
        QCOMPARE(client.get("/x").body, "</x>"_ba); // nothing was left over
    }

    void noContentHasNoLength()
    {
        RawClient client(m_server->port());
        const Response r = client.get("/empty");
        QCOMPARE(r.status, 204);
        QVERIFY(!r.fields.contains("content-length"));
        const Response same = client.get("/file", "If-None-Match: \"f1\"\r\n");
        QCOMPARE(same.status, 304);
        QVERIFY(!same.fields.contains("content-length"));
        QCOMPARE(same.fields["etag"], "\"f1\""_ba);
        QCOMPARE(client.get("/x").status, 200);
    }

    void D10_conditionalRequests()
    {
        RawClient client(m_server->port());
        const Response whole = client.get("/file");
        QCOMPARE(whole.body, m_content);
        QCOMPARE(whole.fields["etag"], "\"f1\""_ba);
        QCOMPARE(whole.fields["last-modified"], "Sun, 06 Nov 1994 08:49:37 GMT"_ba);
        const QByteArray since = "If-Modified-Since: " + whole.fields["last-modified"] + "\r\n";
        QCOMPARE(client.get("/file", since).status, 304);
        QCOMPARE(client.get("/file", since, "HEAD").status, 304);
        QCOMPARE(client.get("/file", "If-None-Match: W/\"f1\"\r\n").status, 304);
        QCOMPARE(client.get("/file", "If-None-Match: \"other\"\r\n" + since).status, 200);
        QCOMPARE(client.get("/file", "If-Match: \"other\"\r\n").status, 412);
        m_handler.onBegin = [](const RequestHead &) {
            return Reply::error(404, u"404 Not Found"_s);
        };
        QCOMPARE(client.get("/file", since).status, 404);
        QCOMPARE(client.get("/file", "If-None-Match: *\r\n").status, 404);
    }

    void partsOfFiles()
    {
        RawClient client(m_server->port());
        const Response middle = client.get("/file", "Range: bytes=1000-200000\r\n");
        QCOMPARE(middle.status, 206);
        QCOMPARE(middle.fields["content-range"], "bytes 1000-200000/300000"_ba);
        QCOMPARE(middle.body, m_content.mid(1'000, 199'001));
        QCOMPARE(client.get("/file", "Range: bytes=299990-\r\n").body, m_content.right(10));
        QCOMPARE(client.get("/file", "Range: bytes=-7\r\n").body, m_content.right(7));
        QCOMPARE(client.get("/file", "Range: bytes=0-1,5-6\r\n").status, 200);
        const Response past = client.get("/file", "Range: bytes=300000-\r\n");
        QCOMPARE(past.status, 416);
        QCOMPARE(past.fields["content-range"], "bytes */300000"_ba);
        QCOMPARE(client.get("/file", "Range: bytes=0-1\r\n", "HEAD").status, 200);
    }

    void E8_partsOfTwoFilesAreNeverJoined()
    {
        RawClient client(m_server->port());
        QCOMPARE(client.get("/file", "Range: bytes=5-9\r\nIf-Range: \"f1\"\r\n").status, 206);
        for (const char *other : {"\"f0\"", "W/\"f1\"", "Sun, 06 Nov 1994 08:49:37 GMT"}) {
            const Response r = client.get("/file",
                                          "Range: bytes=5-9\r\nIf-Range: "_ba + other + "\r\n");
            QCOMPARE(r.status, 200);
            QCOMPARE(r.body, m_content);
        }
    }

    void documentsComeCompressedWhenAllowed()
    {
        const auto document = kept(route({.method = Method::Get, .target = "/document"}));
        for (const bool quick : {false, true}) {
            m_handler.onQuick = [&](const RequestHead &) { return quick ? document : nullptr; };
            RawClient client(m_server->port());
            for (int round = 0; round < 3; ++round) {
                const Response plain = client.get("/document");
                QCOMPARE(plain.body, "{\"plain\":true}"_ba);
                QCOMPARE(plain.fields["vary"], "Accept-Encoding"_ba);
                QVERIFY(!plain.fields.contains("content-encoding"));
                const Response packed = client.get("/document", "Accept-Encoding: br, gzip\r\n");
                QCOMPARE(packed.body, "GZIPPED"_ba);
                QCOMPARE(packed.fields["content-encoding"], "gzip"_ba);
                QCOMPARE(packed.fields["content-type"], "application/json"_ba);
                QVERIFY(packed.fields["etag"] != plain.fields["etag"]);
                for (const QByteArray &etag : {plain.fields["etag"], packed.fields["etag"]})
                    QCOMPARE(client.get("/document", "If-None-Match: " + etag + "\r\n").status,
                             304);
                const Response part = client.get("/document",
                                                 "Accept-Encoding: gzip\r\nRange: bytes=2-6\r\n");
                QCOMPARE(part.body, "plain"_ba);
                QCOMPARE(client.get("/document", "Accept-Encoding: gzip\r\n", "HEAD")
                             .fields["content-length"],
                         "7"_ba);
            }
        }
    }

    // Whatever else a handler says that an answer depends on, its coding is among it.
    void W5_whatVariesByCodingSaysSo()
    {
        for (const QByteArray &own : {"Accept"_ba, "User-Agent"_ba, "accept-encoding, Accept"_ba}) {
            Reply reply = route({.method = Method::Get, .target = "/document"});
            reply.headers.set("Vary", own);
            m_handler.onQuick = [kept = kept(std::move(reply))](const RequestHead &) {
                return kept;
            };
            RawClient client(m_server->port());
            for (const char *fields : {"", "Accept-Encoding: gzip\r\n"}) {
                const QByteArray vary = client.get("/document", fields).fields["vary"];
                QVERIFY2(vary.startsWith(own), vary.constData());
                QCOMPARE(vary.toLower().count("accept-encoding"), 1);
            }
        }
    }

    void I9_oldRequestsNameWhomTheyReached()
    {
        QByteArray host = "none";
        m_handler.onBegin = [&](const RequestHead &head) -> std::optional<Reply> {
            host = head.headers.value("Host");
            return Reply::empty(204);
        };
        const QByteArray own = "127.0.0.1:" + QByteArray::number(m_server->port());
        QCOMPARE(RawClient(m_server->port()).ask("GET /x HTTP/1.0\r\n\r\n").status, 204);
        QCOMPARE(host, own);
        QCOMPARE(RawClient(m_server->port()).ask("GET /x HTTP/1.0\r\nHost: b\r\n\r\n").status, 204);
        QCOMPARE(host, "b"_ba);
    }

    void G12_reasonsAndFieldsStayOnTheirLine()
    {
        RawClient client(m_server->port());
        const Response r = client.get("/reason");
        QCOMPARE(r.status, 400);
        QCOMPARE(r.reason, "Duplicate package is not allowed"_ba);
        QVERIFY(!r.fields.contains("set-cookie"));
        QCOMPARE(r.fields["x-evil"], "aSet-Cookie: b"_ba);
    }

    void aMissingFileIsAnError()
    {
        RawClient client(m_server->port());
        const Response r = client.get("/gone");
        QCOMPARE(r.status, 500);
        QVERIFY(!r.body.contains(m_folder.path().toUtf8()));
        QCOMPARE(m_server->counters().errors5xx, 1);
        QCOMPARE(client.get("/file").status, 200);
    }

    void P8_whatIsThrownIsAnsweredAndLogged()
    {
        // Logged by whichever thread; the texts are looked at by the one that waits for the answer.
        static std::mutex mutex;
        static QStringList logged;
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &text) {
                const std::lock_guard lock(mutex);
                logged << text;
            });
        const auto answered = [&](auto what) {
            m_handler.onBegin = [what](const RequestHead &) -> std::optional<Reply> { throw what; };
            {
                const std::lock_guard lock(mutex);
                logged.clear();
            }
            RawClient client(m_server->port());
            return client.get("/x").status;
        };
        const auto log = [] {
            const std::lock_guard lock(mutex);
            return logged.join(u'\n');
        };
        const int number = answered(7);
        const QString numberLog = log();
        const int error = answered(std::runtime_error("the reason"));
        const QString errorLog = log();
        const int memory = answered(std::bad_alloc());
        const QString memoryLog = log();
        qInstallMessageHandler(before);
        QCOMPARE(number, 500);
        QVERIFY(!numberLog.isEmpty());
        QCOMPARE(error, 500);
        QVERIFY2(errorLog.contains(u"the reason"), qPrintable(errorLog));
        QCOMPARE(memory, 503); // S11: a sentence, and another try may succeed
        QVERIFY2(memoryLog.contains(u"memory"), qPrintable(memoryLog));
    }

    void whatIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        const QByteArray end = "\r\nHost: x\r\n\r\n";
        QTest::newRow("nonsense") << "hello\r\n\r\n"_ba << 400;
        QTest::newRow("TLS") << "\x16\x03\x01\x02\x00"_ba << 400;
        QTest::newRow("blank") << QByteArray("\r\n").repeated(50) << 400;
        QTest::newRow("bare line ends") << "GET / HTTP/1.1\nHost: x\n\n"_ba << 400;
        QTest::newRow("method") << "BREW /" + QByteArray("x HTTP/1.1") + end << 405;
        QTest::newRow("options") << "OPTIONS * HTTP/1.1" + end << 405;
        QTest::newRow("version") << "GET / HTTP/2.0" + end << 505;
        QTest::newRow("target") << "GET /" + QByteArray(9'000, 'x') + " HTTP/1.1" + end << 414;
        QTest::newRow("no path") << "GET nothing HTTP/1.1" + end << 400;
        QTest::newRow("head") << "GET / HTTP/1.1\r\nX: " + QByteArray(40'000, 'x') << 431;
        QTest::newRow("fields") << "GET / HTTP/1.1\r\n" + QByteArray("X: 1\r\n").repeated(300) + end
                                << 431;
        QTest::newRow("two hosts") << "GET / HTTP/1.1\r\nHost: a" + end << 400;
        QTest::newRow("two lengths")
            << "PUT / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2" + end << 400;
        QTest::newRow("length and chunks")
            << "PUT / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked" + end << 400;
        QTest::newRow("huge length")
            << "PUT / HTTP/1.1\r\nContent-Length: 18446744073709551615" + end << 400;
        QTest::newRow("negative length") << "PUT / HTTP/1.1\r\nContent-Length: -1" + end << 400;
        QTest::newRow("line end in field") << "GET / HTTP/1.1\r\nX: a\rb" + end << 400;
        QTest::newRow("expectation") << "GET / HTTP/1.1\r\nExpect: wonders" + end << 417;
        QTest::newRow("encoding") << "PUT / HTTP/1.1\r\nContent-Encoding: br" + end << 415;
    }

    void whatIsNoRequest()
    {
        QFETCH(QByteArray, text);
        RawClient client(m_server->port());
        const Response r = client.ask(text);
        QTEST(r.status, "status");
        QCOMPARE(r.fields["connection"], "close"_ba);
        client.socket().disconnectFromHost();
        RawClient other(m_server->port());
        QCOMPARE(other.get("/x").status, 200);
    }

    // A head is one thing however it arrives: in two pieces cut anywhere, longer than what a
    // connection reads first, or across that border behind others.
    void W1_headsComeInAnyPieces()
    {
        const QByteArray head = "GET /one HTTP/1.1\r\nHost: x\r\nAccept: text/*\r\n\r\n";
        RawClient client(m_server->port());
        for (qsizetype cut = 1; cut < head.size(); ++cut) {
            client.send(head.first(cut));
            QVERIFY(!client.socket().waitForReadyRead(2)); // it has arrived, and nothing is due
            const Response r = client.ask(head.sliced(cut));
            QVERIFY2(r.status == 200 && r.body == "</one>", qPrintable(QString::number(cut)));
        }
    }

    void W1_longHeadsAndPipelines()
    {
        RawClient client(m_server->port());
        for (qsizetype padding = 0; padding < 4'200; padding += 37) {
            const QByteArray head = "GET /p HTTP/1.1\r\nHost: x\r\nX-Padding: "
                                    + QByteArray(padding, 'x') + "\r\n\r\n";
            client.send(head.repeated(12));
            for (int i = 0; i < 12; ++i)
                QVERIFY2(client.receive().body == "</p>", qPrintable(QString::number(padding)));
        }
    }

    void slowHeadsAndIdleConnectionsEnd()
    {
        ServerOptions o = options();
        o.headerTime = 150ms;
        o.bodyTime = 150ms;
        start(o);
        RawClient silent(m_server->port()), slow(m_server->port()), idle(m_server->port()),
            body(m_server->port());
        QCOMPARE(idle.get("/x").status, 200);
        body.send("PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
        for (int i = 0; i < 3; ++i)
            slow.send("GET / HT");
        QVERIFY(silent.closes());
        QVERIFY(slow.closes());
        QVERIFY(body.closes());
        QVERIFY(idle.closes());
        QTRY_COMPARE(m_server->counters().connections, 0);
        QCOMPARE(m_handler.count("finish"), 0);
        QTRY_COMPARE(m_handler.staging.alive(), 0);
    }

    void aClientThatDoesNotReadIsClosed()
    {
        ServerOptions o = options();
        o.bodyTime = 200ms;
        start(o);
        RawClient client(m_server->port());
        client.socket().setReadBufferSize(1'000);
        client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_COMPARE(m_server->counters().connections, 0);
    }

    void bigTextsArriveWhole()
    {
        RawClient client(m_server->port());
        const Response r = client.get("/big");
        QCOMPARE(r.body.size(), 20 << 20);
        QCOMPARE(r.body.count('b'), 20 << 20);
        QCOMPARE(client.get("/x").status, 200);
    }

    void aHangUpInTheMiddleHarmsNobody()
    {
        for (int i = 0; i < 20; ++i) {
            RawClient client(m_server->port());
            client.send(i % 2 ? "GET /big HTTP/1.1\r\nHost: x\r\n\r\n"
                              : "GET /file HTTP/1.1\r\nHost: x\r\n\r\n");
            client.read(1'000);
            client.socket().abort();
        }
        QTRY_COMPARE(m_server->counters().connections, 0);
        QCOMPARE(RawClient(m_server->port()).get("/file").body, m_content);
    }

    void W7_theOldestIdleConnectionsMakeRoom()
    {
        ServerOptions o = options();
        o.maxConnections = 3;
        start(o);
        RawClient a(m_server->port()), b(m_server->port()), c(m_server->port());
        for (RawClient *client : {&a, &b, &c})
            QCOMPARE(client->get("/x").status, 200);
        RawClient d(m_server->port());
        QCOMPARE(d.get("/x").status, 200);
        QTRY_VERIFY(m_server->counters().connections <= 3);
    }

    void aPortInUseIsAConflict()
    {
        ServerOptions o = options();
        o.port = m_server->port();
        const auto second = Server::start(o, m_handler);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QVERIFY(english(second.error().what).contains(QString::number(o.port)));
        m_server.reset();
        QVERIFY(
            Server::start(o, m_handler)); // at once, in spite of connections that have just ended
        o.host = u"not an address"_s;
        QCOMPARE(Server::start(o, m_handler).error().code, ErrorCode::InvalidArgument);
    }

    void connectionsSpreadOverTheThreads()
    {
        std::set<std::thread::id> threads;
        QMutex mutex;
        m_handler.onQuick = [&](const RequestHead &) {
            const QMutexLocker lock(&mutex);
            threads.insert(std::this_thread::get_id());
            return kept(Reply::text("x", "a/b"));
        };
        for (int i = 0; i < 64; ++i)
            QCOMPARE(RawClient(m_server->port()).get("/x").status, 200);
        QCOMPARE(threads.size(), size_t(2));
        m_handler.onQuick = nullptr;
    }

    void stoppingLetsRunningRequestsEnd()
    {
        QSemaphore entered, goOn;
        m_handler.onBegin = [&](const RequestHead &) {
            entered.release();
            goOn.acquire();
            return Reply::text("done", "a/b");
        };
        RawClient busy(m_server->port()), idle(m_server->port());
        busy.send("GET /x HTTP/1.1\r\nHost: x\r\n\r\n");
        entered.acquire();
        const auto stopped = QtConcurrent::run([&] { m_server->stop(10s); });
        QVERIFY(idle.closes());
        goOn.release();
        const Response r = busy.receive();
        QCOMPARE(r.body, "done"_ba);
        QCOMPARE(r.fields["connection"], "close"_ba);
        auto future = stopped;
        future.waitForFinished();
        QVERIFY(!RawClient(m_server->port(), 200).socket().isValid()
                || RawClient(m_server->port(), 200).socket().state()
                       != QAbstractSocket::ConnectedState);
    }

    void stoppingDoesNotWaitForEver()
    {
        RawClient client(m_server->port());
        client.send("PUT /x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
        QTRY_VERIFY(m_handler.count("sink") > 0);
        QElapsedTimer timer;
        timer.start();
        m_server->stop(50ms);
        QVERIFY(timer.elapsed() < 5'000);
        QCOMPARE(m_handler.staging.alive(), 0);
    }

    void E3_tenThousandRequestsLeaveNothingBehind()
    {
        m_handler.onQuick = [](const RequestHead &head) {
            return head.target.startsWith("/quick") ? kept(Reply::text("q", "a/b")) : nullptr;
        };
        const auto requests = [&](int count) {
            for (int i = 0; i < count / 50; ++i) {
                RawClient client(m_server->port());
                for (int j = 0; j < 10; ++j) {
                    QCOMPARE(client.get("/quick").status, 200);
                    QCOMPARE(client.get("/slow").status, 200);
                    QCOMPARE(client.get("/file", "Range: bytes=5-9\r\n").status, 206);
                    QCOMPARE(
                        client.ask("PUT /p HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
                            .status,
                        204);
                    QCOMPARE(client.get("/file", {}, "HEAD").status, 200);
                }
            }
            QTRY_COMPARE(m_server->counters().connections, 0);
        };
        requests(1'000);
        const qint64 memory = processMemory("VmRSS");
        const qsizetype descriptors = openDescriptors();
        requests(10'000);
        QCOMPARE(openDescriptors(), descriptors);
        QVERIFY2(!memoryTells() || processMemory("VmRSS") - memory < 4'096,
                 qPrintable(QString::number(processMemory("VmRSS") - memory)));
        QCOMPARE(m_handler.staging.alive(), 0);
        QCOMPARE(m_server->counters().requests, 11'000);
    }

    void idleConnectionsAreCheap()
    {
        const qint64 memory = processMemory("VmRSS");
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 400; ++i) {
            clients.push_back(std::make_unique<RawClient>(m_server->port()));
            QCOMPARE(clients.back()->get("/x").status, 200);
        }
        QCOMPARE(m_server->counters().connections, 400);
        QCOMPARE(RawClient(m_server->port()).get("/x").status, 200);
        // Both ends are in this process.
        QVERIFY2(!memoryTells() || processMemory("VmRSS") - memory < 400 * 48,
                 qPrintable(QString::number(processMemory("VmRSS") - memory)));
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
