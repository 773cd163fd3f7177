// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawsocket.h"
#include "registry/http/requestparser.h"
#include "registry/http/server.h"
#include "support/gzipped.h"
#include "testhandler.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace packhouse;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seed = 20'261'129;
const QByteArray host = "Host: localhost\r\n";

QByteArray ask(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {},
               const QByteArray &body = {})
{
    QByteArray text = method + ' ' + target + " HTTP/1.1\r\n" + host + fields;
    if (!body.isNull())
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

/// A request whose head has exactly \a size bytes.
QByteArray padded(qsizetype size)
{
    const QByteArray head = "GET /padded HTTP/1.1\r\n" + host;
    return head + "X-Padding: " + QByteArray(size - head.size() - 15, 'x') + "\r\n\r\n";
}

QByteArray chunked(const QByteArray &target, const QByteArray &content,
                   const QByteArray &fields = {})
{
    QByteArray body;
    for (qsizetype at = 0; at < content.size(); at += 7) {
        const QByteArray piece = content.mid(at, 7);
        body += QByteArray::number(piece.size(), 16) + ";a=\"b\"; c\r\n" + piece + "\r\n";
    }
    return "PUT " + target + " HTTP/1.1\r\n" + host + fields + "Transfer-Encoding: chunked\r\n\r\n"
           + body + "0;last\r\nX-Trailer: 1\r\nY:\r\n\r\n";
}

QByteArray form()
{
    return "--limit\r\nContent-Disposition: form-data; name=\"one\"\r\n\r\n1\r\n-\n--limi\r\n"
           "--limit\r\nContent-Disposition: form-data; name=\"content\"; filename=\"a b.txt\"\r\n"
           "Content-Type: application/octet-stream\r\n\r\n\r\n--limi t\r\n--Limits\r\n"
           "--limit--\r\n";
}

/// What answers say, but for their dates and the interim answers, which the server may leave out
/// once some of the body is there (RFC 9110, 10.1.1).
QByteArray comparable(QByteArray answers)
{
    static const QRegularExpression date(u"\r\nDate: [^\r]*"_s);
    answers.replace("HTTP/1.1 100 Continue\r\n\r\n", "");
    return QString::fromLatin1(answers).remove(date).toLatin1();
}

} // namespace

// TCP has no message borders: a request is answered in one way, however it was cut on its way.
class PiecesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    TestHandler m_handler;
    TestCertificate m_certificate;
    std::unique_ptr<Server> m_server;
    QByteArray m_content = QByteArray("0123456789").repeated(2'000);

    Reply read(const RequestHead &head) const
    {
        if (head.target == "/file") {
            Reply reply;
            reply.body = FileBody{m_folder.filePath(u"file"_s), m_content.size(), "a/b", "\"f\"",
                                  QDateTime::fromSecsSinceEpoch(784'111'777)};
            return reply;
        }
        if (head.target == "/document") {
            Reply reply;
            reply.body = std::make_shared<const Document>(
                Document{"text/plain", "plain", "PACKED", "\"d\""});
            return reply;
        }
        return Reply::text('<' + head.target + '>', "text/plain");
    }

    static Reply stored(const RequestHead &head, const Result<Body> &body)
    {
        QByteArray text = head.target + ' ' + body->bytes;
        if (body->file)
            text += ' ' + body->file->hashes().sha256.toHex();
        for (const FormField &field : body->fields)
            text += ' ' + field.name + '=' + field.value
                    + (field.file ? field.file->hashes().sha256.toHex() : QByteArray());
        return Reply::text(text, "text/plain", 201);
    }

    /// Everything that comes back for \a request, cut at each of \a cuts.
    QByteArray answers(const QByteArray &request, QList<qsizetype> cuts, bool tls)
    {
        RawSocket wire(tls ? m_server->tlsPort() : m_server->port(), tls);
        const quint64 before = m_server->counters().bytesIn;
        cuts << request.size();
        qsizetype at = 0;
        for (const qsizetype cut : std::as_const(cuts)) {
            if (!wire.write(QByteArrayView(request).sliced(at, cut - at)))
                break;
            at = cut;
            // The next piece must not catch up with this one. What is refused is not read on.
            for (const QDeadlineTimer deadline(10'000);
                 m_server->counters().bytesIn < before + quint64(at) && !wire.readable();) {
                if (deadline.hasExpired())
                    return "the server does not read\r\n";
                std::this_thread::yield();
            }
        }
        wire.finish();
        const QByteArray all = wire.rest();
        return wire.ended() ? comparable(all) : "reset after " + all;
    }

    static QList<qsizetype> everyCut(qsizetype size)
    {
        QList<qsizetype> cuts;
        for (qsizetype cut = 1; cut < size; ++cut)
            cuts << cut;
        return cuts;
    }

    // Beside the sizes at which buffers grow or limits lie, and some at random.
    static QList<qsizetype> chosenCuts(qsizetype size, int random)
    {
        QList<qsizetype> cuts;
        for (const qsizetype border : {2, 4, 8, 32}) {
            for (qsizetype cut = border * 1'024 - 3; cut <= border * 1'024 + 3; ++cut)
                cuts << cut;
        }
        QRandomGenerator generator(seed);
        for (int i = 0; i < random; ++i)
            cuts << generator.bounded(1, int(size));
        cuts.removeIf([&](qsizetype cut) { return cut >= size; });
        return cuts;
    }

private slots:
    void initTestCase()
    {
        qInfo("seed %u", seed);
        QFile file(m_folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_content) == m_content.size());
        const ServerOptions options = m_certificate.serverOptions();
        m_handler.sinkFactory = [](const BodyContext &context) {
            return context.contentType == "small" ? smallBody(context) : formOrFileBody(context);
        };
        m_handler.onQuick = [](const RequestHead &head) -> std::shared_ptr<const Reply> {
            if (head.target != "/quick")
                return nullptr;
            return std::make_shared<const Reply>(Reply::text("quick", "text/plain"));
        };
        m_handler.onBegin = [this](const RequestHead &head) -> std::optional<Reply> {
            if (head.target == "/no")
                return Reply::error(403, u"403 Forbidden - Not you."_s);
            if (head.method == Method::Get || head.method == Method::Head)
                return read(head);
            return std::nullopt;
        };
        m_handler.onAnswer = [](const RequestHead &head, Result<Body> body) {
            return stored(head, body);
        };
        auto server = Server::start(options, m_handler);
        QVERIFY2(server, qPrintable(server ? QString() : english(server.error().what)));
        m_server = std::move(*server);
    }

    void W1_everyCutIsAnsweredAlike_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("answers");
        const auto row = [](const char *name, const QByteArray &request, int answers = 1) {
            QTest::newRow(name) << request << answers;
        };
        const QByteArray after = ask("GET", "/after");
        for (const char *method : {"GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "BREW"})
            row(method, ask(method, "/x"));
        row("old", "GET /x HTTP/1.0\r\n\r\n");
        row("quick", ask("GET", "/quick") + ask("HEAD", "/quick") + after, 3);
        row("file", ask("GET", "/file") + ask("HEAD", "/file") + after, 3);
        row("ranges",
            ask("GET", "/file", "Range: bytes=5-9\r\n") + ask("GET", "/file", "Range: bytes=-3\r\n")
                + ask("GET", "/file", "Range: bytes=99999-\r\n"),
            3);
        row("conditions",
            ask("GET", "/file", "If-None-Match: \"x\", \"f\"\r\n")
                + ask("GET", "/file", "If-Match: \"x\"\r\n")
                + ask("GET", "/file", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
            3);
        row("compressed", ask("GET", "/document", "Accept-Encoding: br, gzip\r\n") + after, 2);
        row("blank lines", "\r\n\r\n" + ask("GET", "/x") + "\r\n" + after, 2);
        row("whole address", "GET http://localhost/x HTTP/1.1\r\n" + host + "\r\n" + after, 2);
        row("closing", ask("GET", "/x", "Connection: close\r\n") + after);

        row("length", ask("PUT", "/x", {}, "hello") + ask("POST", "/x", {}, "") + after, 3);
        row("small", ask("PUT", "/x", "Content-Type: small\r\n", QByteArray(300, 's')) + after, 2);
        row("GET with a body", ask("GET", "/x", {}, "hello") + after, 2);
        row("chunks", chunked("/x", "hello, wide world") + after, 2);
        row("no chunks", chunked("/x", {}) + after, 2);
        row("gzip", ask("PUT", "/x", "Content-Encoding: gzip\r\n", gzipped("hello")) + after, 2);
        row("two gzips",
            ask("PUT", "/x", "Content-Encoding: x-gzip\r\n", gzipped("hello, ") + gzipped("world"))
                + after,
            2);
        row("gzip in chunks",
            chunked("/x", gzipped("hello, wide world"), "Content-Encoding: gzip\r\n") + after, 2);
        const QByteArray type = "Content-Type: multipart/form-data; boundary=\"limit\"\r\n";
        row("form", ask("POST", "/x", type, form()) + after, 2);
        row("form in chunks", chunked("/x", form(), type) + after, 2);
        row("broken form", ask("POST", "/x", type, form().chopped(5)) + after, 2);
        row("broken boundary", chunked("/x", "--limit\r\n\r\n--limit!\r\n" + form(), type));
        row("broken gzip", ask("PUT", "/x", "Content-Encoding: gzip\r\n", "no gzip") + after, 2);
        row("broken gzip in chunks",
            chunked("/x", "no gzip", "Content-Encoding: gzip\r\n") + after);
        row("half a gzip",
            ask("PUT", "/x", "Content-Encoding: gzip\r\n", gzipped("hello").chopped(4)) + after, 2);
        row("expectation",
            ask("PUT", "/x", "Expect: 100-continue\r\n", "hello") + ask("PUT", "/x", {}, "hello"),
            2);
        row("refused", ask("PUT", "/no", {}, "hello") + after, 2);
        row("refused in chunks", chunked("/no", "hello") + after);

        QByteArray pipeline;
        for (int i = 0; i < 4; ++i)
            pipeline += ask("GET", i % 2 ? "/quick" : "/slow") + ask("PUT", "/x", {}, "hello")
                        + chunked("/x", "hello");
        row("pipeline of 12", pipeline, 12);

        row("no HTTP", "hello\r\n\r\n");
        row("no Host", "GET /x HTTP/1.1\r\n\r\n" + after);
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        row("bare line ends", "GET /x HTTP/1.1\nHost: x\n\n");
        row("folded", "GET /x HTTP/1.1\r\n" + host + "X: 1\r\n 2\r\n\r\n" + after);
        row("two lengths",
            "PUT /x HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello");
        row("wrong coding", "PUT /x HTTP/1.1\r\n" + host + "Transfer-Encoding: x\r\n\r\n" + after);
        row("broken chunk", "PUT /x HTTP/1.1\r\n" + host
                                + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0x5\r\n"
                                + after);
        row("broken trailer", "PUT /x HTTP/1.1\r\n" + host
                                  + "Transfer-Encoding: chunked\r\n\r\n0\r\nX\r\n\r\n" + after);
        row("wrong expectation", ask("PUT", "/x", "Expect: wonders\r\n", "hello"));
        row("wrong encoding", ask("PUT", "/x", "Content-Encoding: br\r\n", "hello"));
        row("2 KiB", padded(2 * 1'024) + after, 2);
    }

    void W1_everyCutIsAnsweredAlike()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, answers);
        const QByteArray expected = this->answers(request, {}, false);
        static const QRegularExpression line(u"HTTP/1\\.1 \\d{3} "_s);
        QVERIFY2(QString::fromLatin1(expected).count(line) == answers, expected.constData());
        QCOMPARE(this->answers(request, {}, true), expected);
        for (const qsizetype cut : everyCut(request.size()))
            compare(this->answers(request, {cut}, false), expected, cut);
        // A handshake for each would take longer than it tells: TLS gets them three at a time.
        const QList<qsizetype> cuts = everyCut(request.size());
        for (qsizetype i = 0; i + 2 < cuts.size(); i += 3)
            compare(this->answers(request, cuts.mid(i, 3), true), expected, cuts[i]);
        // And byte by byte.
        QCOMPARE(this->answers(request, cuts, false), expected);
        QCOMPARE(this->answers(request, cuts, true), expected);
    }

    void W1_longHeadsAreAnsweredAlike_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("random");
        const qsizetype limit = RequestParser::longestHead;
        for (qsizetype size = limit - 3; size <= limit + 3; ++size)
            QTest::addRow("%lld", size)
                << padded(size) + ask("GET", "/after") << (size <= limit ? 200 : 431) << 70;
        QTest::newRow("4 KiB") << padded(4 * 1'024) + ask("GET", "/after") << 200 << 100;
        QTest::newRow("8 KiB") << padded(8 * 1'024 + 2) + ask("GET", "/after") << 200 << 100;
        QByteArray pipeline;
        for (int i = 0; i < 12; ++i)
            pipeline += padded(3'000 + i * 97);
        QTest::newRow("pipeline of 12") << pipeline << 200 << 500;
        QTest::newRow("upload") << ask("PUT", "/x", {}, m_content) + ask("GET", "/after") << 201
                                << 100;
        QTest::newRow("chunks") << chunked("/x", m_content) + ask("GET", "/after") << 201 << 100;
    }

    void W1_longHeadsAreAnsweredAlike()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(int, random);
        const QByteArray expected = answers(request, {}, false);
        QVERIFY2(expected.startsWith("HTTP/1.1 " + QByteArray::number(status)),
                 expected.constData());
        const QList<qsizetype> cuts = chosenCuts(request.size(), random);
        for (const qsizetype cut : cuts) {
            compare(answers(request, {cut}, false), expected, cut);
            compare(answers(request, {cut}, true), expected, cut);
        }
    }

private:
    static void compare(const QByteArray &found, const QByteArray &expected, qsizetype cut)
    {
        if (found != expected)
            qWarning("cut at %lld", qint64(cut));
        QCOMPARE(found, expected);
    }
};

QTEST_GUILESS_MAIN(PiecesTest)
#include "tst_pieces.moc"
