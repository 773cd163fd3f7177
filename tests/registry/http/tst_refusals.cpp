// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawsocket.h"
#include "registry/http/server.h"
#include "testhandler.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace packhouse;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

// An answer that is given while a body still comes arrives, whoever writes on.
class RefusalsTest : public QObject
{
    Q_OBJECT

    TestHandler m_handler;
    TestCertificate m_certificate;
    std::unique_ptr<Server> m_server;

    /// Takes some of a body, and then there is no room.
    class Full final : public BodySink
    {
    public:
        Result<void> write(QByteArrayView bytes) override
        {
            m_left -= bytes.size();
            if (m_left > 0)
                return {};
            return fail(ErrorCode::StorageFull, Text::of("There is no room for this."),
                        Text::of("Send less."));
        }
        Result<Body> finish() override { return Body{}; }

    private:
        qint64 m_left = 200'000;
    };

    quint16 port(bool tls) const { return tls ? m_server->tlsPort() : m_server->port(); }

    void start(std::chrono::milliseconds bodyTime)
    {
        ServerOptions options = m_certificate.serverOptions();
        options.bodyTime = bodyTime;
        auto server = Server::start(options, m_handler);
        QVERIFY2(server, qPrintable(server ? QString() : english(server.error().what)));
        m_server = std::move(*server);
    }

    static void eachTransport()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("http") << false;
        QTest::newRow("https") << true;
    }

private slots:
    void initTestCase()
    {
        m_handler.onBegin = [](const RequestHead &head) -> std::optional<Reply> {
            const int status = head.target.mid(1).toInt();
            if (status == 507)
                return std::nullopt;
            return Reply::error(status, QString::number(status) + u" No - Not this."_s);
        };
        m_handler.sinkFactory = [](const BodyContext &) -> Result<std::unique_ptr<BodySink>> {
            return std::make_unique<Full>();
        };
    }

    void init() { start(ServerOptions().bodyTime); }

    void W3_aRefusalReachesAClientThatWritesOn_data() { eachTransport(); }

    // As many as the server can send: it must not close while the client has more to say.
    void W3_aRefusalReachesAClientThatWritesOn()
    {
        QFETCH(bool, tls);
        const QByteArray piece(16 * 1'024, 'x');
        constexpr int pieces = 100;
        int arrived = 0;
        for (int round = 0; round < 200; ++round) {
            static constexpr const char *statuses[] = {"401", "403", "412", "413", "507"};
            const QByteArray status = statuses[round % 5];
            const bool inChunks = round % 2;
            RawSocket wire(port(tls), tls);
            QByteArray head = "PUT /" + status + " HTTP/1.1\r\nHost: localhost\r\n";
            head += inChunks ? QByteArray("Transfer-Encoding: chunked")
                             : "Content-Length: " + QByteArray::number(pieces * piece.size());
            bool taken = wire.write(head + "\r\n\r\n");
            for (int i = 0; i < pieces && taken; ++i)
                taken = wire.write(inChunks ? "4000\r\n" + piece + "\r\n" : piece);
            QVERIFY2(taken, "the server hung up while the client was writing");
            const QByteArray answer = wire.rest();
            arrived += answer.startsWith("HTTP/1.1 " + status) && answer.endsWith(".\"}")
                       && wire.ended();
        }
        QCOMPARE(arrived, 200);
    }

    void W3_aRefusalReachesCurl_data() { eachTransport(); }

    void W3_aRefusalReachesCurl()
    {
        QFETCH(bool, tls);
        const QString curl = QStandardPaths::findExecutable(u"curl"_s);
        QVERIFY2(!curl.isEmpty(), "install curl");
        QTemporaryDir folder;
        QFile body(folder.filePath(u"body"_s));
        QVERIFY(body.open(QIODevice::WriteOnly) && body.resize(3'000'000));
        QStringList arguments{u"--silent"_s,
                              u"--show-error"_s,
                              u"--http1.1"_s,
                              u"--cacert"_s,
                              m_certificate.files.authorityFile,
                              u"--write-out"_s,
                              u"%{http_code} "_s};
        const QString address = (tls ? u"https://127.0.0.1:%1/"_s : u"http://127.0.0.1:%1/"_s)
                                    .arg(port(tls));
        for (int round = 0; round < 40; ++round) {
            for (const char *status : {"401", "403", "412", "413", "507"})
                arguments << u"-o"_s << u"/dev/null"_s << u"-H"_s << u"Expect:"_s << u"-T"_s
                          << body.fileName() << address + QLatin1String(status);
        }
        QProcess process;
        process.start(curl, arguments);
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(process.readAllStandardOutput(), QByteArray("401 403 412 413 507 ").repeated(40));
    }

    // A body that stops in the middle gets an answer too, in pieces that came or none at all.
    void P2_aBodyThatStopsIsAnswered_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<QByteArray>("body");
        for (const bool tls : {false, true}) {
            const char *way = tls ? "https" : "http";
            QTest::addRow("nothing, %s", way) << tls << "Content-Length: 9000\r\n\r\n"_ba;
            QTest::addRow("some, %s", way) << tls << "Content-Length: 9000\r\n\r\nsome"_ba;
            QTest::addRow("in chunks, %s", way)
                << tls << "Transfer-Encoding: chunked\r\n\r\n4\r\nsome\r\n5\r\nso"_ba;
        }
    }
    void P2_aBodyThatStopsIsAnswered()
    {
        QFETCH(bool, tls);
        QFETCH(QByteArray, body);
        start(std::chrono::milliseconds(200));
        RawSocket wire(port(tls), tls);
        QVERIFY(wire.write("PUT /507 HTTP/1.1\r\nHost: localhost\r\n" + body));
        const QByteArray answer = wire.rest();
        QVERIFY2(answer.startsWith("HTTP/1.1 408 "), answer.constData());
        QVERIFY2(answer.contains("stopped coming") && answer.endsWith(".\"}"), answer.constData());
        QVERIFY(wire.ended());
    }

    // Whoever never stops writing does not hold a connection for ever.
    void W3_aClientThatIsSilentIsLeft_data() { eachTransport(); }
    void W3_aClientThatIsSilentIsLeft()
    {
        QFETCH(bool, tls);
        RawSocket wire(port(tls), tls);
        QVERIFY(
            wire.write("PUT /403 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\nx"));
        QVERIFY(wire.read(12).startsWith("HTTP/1.1 403"));
        QTRY_COMPARE_WITH_TIMEOUT(m_server->counters().connections, 0, 20'000);
    }

    // A connection that is to close says so, and what came behind does not destroy the answer.
    void W3_whatComesBehindTheLastRequestHarmsNothing_data() { eachTransport(); }
    void W3_whatComesBehindTheLastRequestHarmsNothing()
    {
        QFETCH(bool, tls);
        for (int round = 0; round < 50; ++round) {
            RawSocket wire(port(tls), tls);
            QVERIFY(wire.write("GET /404 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                               + QByteArray(200'000, 'x')));
            const QByteArray answer = wire.rest();
            QVERIFY(answer.startsWith("HTTP/1.1 404"));
            QVERIFY(wire.ended());
        }
    }
};

QTEST_GUILESS_MAIN(RefusalsTest)
#include "tst_refusals.moc"
