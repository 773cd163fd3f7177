// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawsocket.h"
#include "registry/http/chunkreader.h"
#include "registry/http/server.h"
#include "testhandler.h"

#include <QRegularExpression>
#include <QTest>

using namespace packhouse;
using namespace packhouse::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray hidden = "GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n";

QByteArray put(const QByteArray &fields)
{
    return "PUT /up HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

QList<int> statuses(const QByteArray &answers)
{
    static const QRegularExpression line(u"HTTP/1\\.1 (\\d{3}) "_s);
    QList<int> found;
    for (auto it = line.globalMatch(QString::fromLatin1(answers)); it.hasNext();)
        found << it.next().captured(1).toInt();
    return found;
}

} // namespace

// Where a request ends (RFC 9112, 6): there is one answer to that, or none.
class FramingTest : public QObject
{
    Q_OBJECT

    TestHandler m_handler;
    TestCertificate m_certificate;
    std::unique_ptr<Server> m_server;

    quint16 port(bool tls) const { return tls ? m_server->tlsPort() : m_server->port(); }

private slots:
    void initTestCase()
    {
        auto server = Server::start(m_certificate.serverOptions(), m_handler);
        QVERIFY2(server, qPrintable(server ? QString() : english(server.error().what)));
        m_server = std::move(*server);
        m_handler.sinkFactory = smallBody;
        m_handler.onAnswer = [](const RequestHead &, Result<Body> body) {
            return Reply::text(body->bytes, "a/b", 201);
        };
    }

    void init() { m_handler.forget(); }

    void W2_whatCanBeReadInTwoWaysIsAnsweredOnce_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QList<int>>("allowed");
        const QList<int> bad{400}, unknown{501}, gone{400, 501};
        const auto row = [](const char *name, const QByteArray &request,
                            const QList<int> &allowed) {
            QTest::newRow(name) << request << allowed;
        };
        const auto coded = [&](const char *name, const QByteArray &codings,
                               const QList<int> &allowed) {
            row(name, put("Transfer-Encoding: " + codings + "\r\n"), allowed);
        };
        coded("identity", "identity", bad);
        coded("unknown", "xchunked", bad);
        coded("chunked first", "chunked, identity", bad);
        coded("gzip last", "chunked, gzip", bad);
        coded("gzip alone", "gzip", bad);
        coded("gzip before", "gzip, chunked", unknown);
        coded("x-gzip before", "x-gzip,chunked", unknown);
        coded("identity before", "identity, chunked", unknown);
        coded("chunked twice", "chunked, chunked", gone);
        coded("parameter", "chunked;q=1", bad);
        coded("quoted", "\"chunked\"", bad);
        coded("nothing", "", bad);
        coded("comma", ",", bad);
        coded("comma behind", "chunked,", bad);
        coded("vertical tab",
              "\x0b"
              "chunked",
              bad);
        coded("byte above 127",
              "\xa0"
              "chunked",
              bad);
        row("two fields", put("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"),
            gone);
        row("two fields the other way",
            put("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n"), gone);
        row("twice", put("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), gone);
        row("in HTTP/1.0",
            "PUT /up HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n"
            "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            bad);
        row("identity with a length", put("Content-Length: 5\r\nTransfer-Encoding: identity\r\n"),
            bad);
        row("chunked with a length",
            put("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n", bad);
        row("chunked with a length behind",
            put("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") + "0\r\n\r\n", bad);
        row("chunked with no length",
            put("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n") + "0\r\n\r\n", bad);
        row("coding on a GET",
            "GET /up HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: identity\r\n\r\n", bad);

        for (const char *length :
             {"+5", "-1", "0x5", "5 5", "5,5", "5, 5", "5;", "", " ", "1e1", "9223372036854775808",
              "18446744073709551616", "99999999999999999999999999", "5\x0b", "\xd9\xa5"})
            row(length, put("Content-Length: "_ba + length + "\r\n"), bad);
        row("the same length twice", put("Content-Length: 5\r\nContent-Length: 5\r\n"), bad);
        row("two lengths", put("Content-Length: 5\r\nContent-Length: 6\r\n"), bad);

        row("folded", put("X: 1\r\n Content-Length: 5\r\n"), bad);
        row("folded coding", put("Transfer-Encoding:\r\n chunked\r\n") + "0\r\n\r\n", bad);
        row("folded by a tab", put("Transfer-Encoding: chun\r\n\tked\r\n") + "0\r\n\r\n", bad);
        row("white space first", "PUT /up HTTP/1.1\r\n Host: localhost\r\n\r\n", bad);
        row("space before the colon", put("Transfer-Encoding : chunked\r\n") + "0\r\n\r\n", bad);
        row("tab before the colon", put("Content-Length\t: 5\r\n"), bad);
        row("no colon", put("Content-Length 5\r\n"), bad);
        row("no name", put(": 5\r\n"), bad);
        row("CR in a value", put("X: a\rContent-Length: 5\r\n"), bad);
        row("CR in a name", put("X\rY: a\r\n"), bad);
        row("CR alone at the end", put("X: a\r\rY: b\r\n"), bad);
        row("LF alone", put("X: a\nContent-Length: 5\r\n"), bad);
        row("LF LF", "PUT /up HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\n\n", bad);
        row("NUL in a value", put("X: a"_ba + '\0' + "b\r\n"), bad);
        row("NUL in a name", put("X"_ba + '\0' + ": b\r\n"), bad);
        row("NUL in the length", put("Content-Length: 5"_ba + '\0' + "\r\n"), bad);
        row("no host", "PUT /up HTTP/1.1\r\nContent-Length: 5\r\n\r\n", bad);
        row("two hosts", put("Host: localhost\r\n"), bad);
        row("space in the address", "PUT /up /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n",
            {400, 505});

        const auto chunk = [&](const char *name, const QByteArray &body) {
            row(name, put("Transfer-Encoding: chunked\r\n") + body, bad);
        };
        chunk("chunk 0x5", "0x5\r\nhello\r\n0\r\n\r\n");
        chunk("chunk +5", "+5\r\nhello\r\n0\r\n\r\n");
        chunk("chunk -5", "-5\r\nhello\r\n0\r\n\r\n");
        chunk("chunk without a size", "\r\nhello\r\n0\r\n\r\n");
        chunk("chunk of spaces", " 5\r\nhello\r\n0\r\n\r\n");
        chunk("space behind a size", "5 \r\nhello\r\n0\r\n\r\n");
        chunk("letters behind a size", "5g\r\nhello\r\n0\r\n\r\n");
        chunk("chunk over 63 bits", "8000000000000000\r\nhello\r\n0\r\n\r\n");
        chunk("chunk over 64 bits", "10000000000000005\r\nhello\r\n0\r\n\r\n");
        chunk("size ends in LF", "5\nhello\r\n0\r\n\r\n");
        chunk("size ends in CR", "5\rhello\r\n0\r\n\r\n");
        chunk("size ends in CR CR LF", "5\r\r\nhello\r\n0\r\n\r\n");
        chunk("content ends in LF", "5\r\nhello\n0\r\n\r\n");
        chunk("content is too long", "5\r\nhello!\r\n0\r\n\r\n");
        chunk("content is too short", "5\r\nhell\r\n0\r\n\r\n");
        chunk("LF in an extension", "5;a=\"\n\"\r\nhello\r\n0\r\n\r\n");
        chunk("line end in a quotation", "5;a=\"\r\n\"\r\nhello\r\n0\r\n\r\n");
        chunk("NUL in an extension", "5;a"_ba + '\0' + "\r\nhello\r\n0\r\n\r\n");
        chunk("long extension", "5;" + QByteArray(5'000, 'a') + "\r\nhello\r\n0\r\n\r\n");
        chunk("endless extension", "5;" + QByteArray(300'000, 'a'));
        chunk("endless zeros", QByteArray(300'000, '0'));
        chunk("trailer without a colon", "0\r\nX\r\n\r\n");
        chunk("trailer with a space", "0\r\nX : 1\r\n\r\n");
        chunk("folded trailer", "0\r\nX: 1\r\n 2\r\n\r\n");
        chunk("trailer ends in LF", "0\r\nX: 1\n\r\n");
        chunk("trailer with NUL", "0\r\nX: "_ba + '\0' + "\r\n\r\n");
        chunk("long trailer", "0\r\nX: " + QByteArray(9'000, 'a') + "\r\n\r\n");
        chunk("endless trailer", "0\r\nX: " + QByteArray(300'000, 'a'));
        chunk("endless trailers", "0\r\n" + QByteArray("X: 1\r\n").repeated(50'000));
        chunk("last line ends in CR", "0\r\n\rX\n");
    }

    void W2_whatCanBeReadInTwoWaysIsAnsweredOnce()
    {
        QFETCH(QByteArray, request);
        QFETCH(QList<int>, allowed);
        for (const bool tls : {false, true}) {
            RawSocket wire(port(tls), tls);
            QVERIFY(wire.isOpen());
            wire.write(request + hidden + hidden);
            const QByteArray answers = wire.rest();
            QVERIFY2(wire.ended(), answers.constData());
            const QList<int> found = statuses(answers);
            QVERIFY2(found.size() == 1 && allowed.contains(found.first()), answers.constData());
            QVERIFY2(answers.contains("\r\nConnection: close\r\n"), answers.constData());
            QVERIFY2(answers.endsWith(".\"}"), answers.constData()); // a sentence
            QCOMPARE(m_handler.count("begin /hidden"), 0);
            QCOMPARE(m_handler.count("finish"), 0);
        }
    }

    void W2_aCodingIsNeverStoredAsItCame()
    {
        for (const char *codings : {"gzip, chunked", "chunked, gzip", "deflate, chunked", "gzip"}) {
            RawSocket wire(port(false), false);
            wire.write(put("Transfer-Encoding: "_ba + codings + "\r\n")
                       + "5\r\nhello\r\n0\r\n\r\n");
            QVERIFY(QList<int>({400, 501}).contains(statuses(wire.rest()).value(0)));
            QCOMPARE(m_handler.count("sink"), 0);
        }
    }

    // What is said in one way is done, whatever it looks like.
    void W2_aBodyIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("length") << put("Content-Length: " + QByteArray::number(hidden.size())
                                       + "\r\n")
                                       + hidden;
        const QByteArray size = QByteArray::number(hidden.size(), 16);
        const auto chunk = [&](const char *name, const QByteArray &body,
                               const QByteArray &coding = "chunked") {
            QTest::newRow(name) << put("Transfer-Encoding: " + coding + "\r\n") + body;
        };
        chunk("chunk", size + "\r\n" + hidden + "\r\n0\r\n\r\n");
        chunk("capitals", size.toUpper() + "\r\n" + hidden + "\r\n0\r\n\r\n", "\tCHUNKED ");
        chunk("extensions", "000" + size + " ;a;b=1; c=\"x;y\"\r\n" + hidden + "\r\n00;d\r\n\r\n");
        chunk("trailers", size + "\r\n" + hidden
                              + "\r\n0\r\nX: 1\r\nContent-Length: 5\r\nTransfer-Encoding: x\r\n"
                                "Empty:\r\n\r\n");
        QByteArray each;
        for (const char c : hidden)
            each += "1\r\n"_ba + c + "\r\n";
        chunk("a chunk for each byte", each + "0\r\n\r\n");
    }

    void W2_aBodyIsNoRequest()
    {
        QFETCH(QByteArray, request);
        for (const bool tls : {false, true}) {
            RawSocket wire(port(tls), tls);
            wire.write(request + request
                       + "GET /last HTTP/1.1\r\nHost: localhost\r\n"
                         "Connection: close\r\n\r\n");
            const QByteArray answers = wire.rest();
            QCOMPARE(statuses(answers), QList<int>({201, 201, 201}));
            QCOMPARE(answers.count(hidden), 2);
            QCOMPARE(m_handler.count("begin /hidden"), 0);
        }
    }

    void W1_chunksAreReadInAnyPieces()
    {
        const QByteArray body = "5;a=\"1\"\r\nhello\r\n00c ;b\r\n, wide world\r\n0\r\nX: 1\r\n\r\n";
        const auto read = [&](const QByteArray &bytes, qsizetype first, qsizetype second) {
            ChunkReader reader;
            QByteArray content;
            ChunkReader::State state = ChunkReader::State::More;
            qsizetype total = 0;
            for (const QByteArrayView part :
                 {QByteArrayView(bytes).first(first), QByteArrayView(bytes).sliced(first, second),
                  QByteArrayView(bytes).sliced(first + second)}) {
                std::vector<QByteArrayView> pieces;
                qsizetype used = 0;
                state = reader.read(part, used, pieces);
                for (const QByteArrayView piece : pieces)
                    content += piece;
                total += used;
            }
            return std::tuple(content, state, total);
        };
        for (qsizetype first = 0; first <= body.size(); ++first) {
            for (qsizetype second = 0; first + second <= body.size(); ++second) {
                const auto [content, state, used] = read(body + "GET /", first, second);
                QCOMPARE(content, "hello, wide world"_ba);
                QCOMPARE(state, ChunkReader::State::Done);
                QCOMPARE(used, body.size());
            }
        }
        for (qsizetype end = 0; end < body.size(); ++end)
            QCOMPARE(std::get<1>(read(body.first(end), end / 2, end / 4)),
                     ChunkReader::State::More);
    }
};

QTEST_GUILESS_MAIN(FramingTest)
#include "tst_framing.moc"
