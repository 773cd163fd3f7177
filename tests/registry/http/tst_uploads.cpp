// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"
#include "registry/http/server.h"
#include "support/gzipped.h"
#include "support/process.h"
#include "testhandler.h"

#include <QCryptographicHash>
#include <QSemaphore>
#include <QTest>

using namespace packhouse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray put(const QByteArray &fields)
{
    return "PUT /up HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

QByteArray chunked(const QByteArray &bytes, qsizetype size)
{
    QByteArray text;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        const QByteArray chunk = bytes.mid(at, size);
        text += QByteArray::number(chunk.size(), 16) + ";ext=\"1\"\r\n" + chunk + "\r\n";
    }
    return text + "0\r\nX-Trailer: 1\r\n\r\n";
}

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 251);
    return bytes;
}

} // namespace

class UploadsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestHandler> m_handler;
    std::unique_ptr<Server> m_server;

    ServerOptions options()
    {
        ServerOptions o;
        o.threads = 2;
        return o;
    }

    void start(const ServerOptions &o)
    {
        auto server = Server::start(o, *m_handler);
        QVERIFY2(server, qPrintable(server ? QString() : english(server.error().what)));
        m_server = std::move(*server);
    }

private slots:
    void init()
    {
        m_handler = std::make_unique<TestHandler>();
        m_handler->onAnswer = [](const RequestHead &, Result<Body> body) {
            const QByteArray hash = body->file ? body->file->hashes().sha256
                                               : QCryptographicHash::hash(
                                                   body->bytes, QCryptographicHash::Sha256);
            return Reply::text(hash.toHex(), "text/plain", 201);
        };
        start(options());
    }

    void cleanup()
    {
        m_server.reset();
        QCOMPARE(m_handler->staging.alive(), 0);
    }

    void bodiesArriveWhole_data()
    {
        QTest::addColumn<qint64>("size");
        for (const qint64 size : {0, 1, 2'047, 2'048, 2'049, 131'071, 131'072, 131'073, 1'000'000})
            QTest::addRow("%lld", size) << size;
    }

    void bodiesArriveWhole()
    {
        QFETCH(qint64, size);
        const QByteArray bytes = pattern(size);
        const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        const QByteArray length = "Content-Length: " + QByteArray::number(size) + "\r\n";
        RawClient client(m_server->port());
        for (int round = 0; round < 2 && size > 0; ++round) {
            QCOMPARE(client.ask(put(length) + bytes).body, hash);
            client.send(put(length));
            QCOMPARE(client.ask(bytes).body, hash);
            QCOMPARE(client.ask(put("Transfer-Encoding: chunked\r\n") + chunked(bytes, 999)).body,
                     hash);
            QCOMPARE(
                client.ask(put("Transfer-Encoding: chunked\r\n") + chunked(bytes, 200'000)).body,
                hash);
        }
        QCOMPARE(client.ask(put("Content-Length: 0\r\n")).status, 201);
        QCOMPARE(client.ask(put("Transfer-Encoding: chunked\r\n") + "0\r\n\r\n").status, 201);
    }

    void pipelinedUploads()
    {
        RawClient client(m_server->port());
        QByteArray all;
        for (int i = 1; i <= 20; ++i)
            all += put("Content-Length: " + QByteArray::number(i * 1'000) + "\r\n")
                   + pattern(i * 1'000);
        client.send(all);
        for (int i = 1; i <= 20; ++i)
            QCOMPARE(
                client.receive().body,
                QCryptographicHash::hash(pattern(i * 1'000), QCryptographicHash::Sha256).toHex());
    }

    void compressedBodiesAreUnpacked()
    {
        const QByteArray bytes = QByteArray("{\"a\":1}").repeated(50'000);
        QByteArray packed = gzipped(bytes);
        RawClient client(m_server->port());
        const QByteArray fields = "Content-Encoding: gzip\r\nContent-Length: "
                                  + QByteArray::number(packed.size()) + "\r\n";
        QCOMPARE(client.ask(put(fields) + packed).body,
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        packed[packed.size() / 2] = char(packed[packed.size() / 2] ^ 0x55);
        QCOMPARE(client.ask(put(fields) + packed).status, 400);
    }

    void U3_whatIsToldOfABodyHasToHold_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<int>("status");
        const QByteArray bytes = "the bytes";
        const auto hash = [&](QCryptographicHash::Algorithm algorithm, const QByteArray &of) {
            return QCryptographicHash::hash(of, algorithm);
        };
        using Hash = QCryptographicHash;
        for (const bool right : {true, false}) {
            const QByteArray of = right ? bytes : "other bytes"_ba;
            const auto row = [&](const char *name, const QByteArray &field) {
                QTest::addRow("%s, %s", name, right ? "right" : "wrong")
                    << field << (right ? 201 : 400);
            };
            row("MD5", "Content-MD5: " + hash(Hash::Md5, of).toBase64());
            row("digest", "Digest: sha-256=" + hash(Hash::Sha256, of).toBase64());
            row("digests", "Digest: unixsum=30637, SHA=" + hash(Hash::Sha1, of).toBase64());
            row("of the content",
                "Content-Digest: sha-512=:" + hash(Hash::Sha512, of).toBase64() + ":");
            row("of several", "Content-Digest: sha-256=:" + hash(Hash::Sha256, bytes).toBase64()
                                  + ":, md5=:" + hash(Hash::Md5, of).toBase64() + ":;x=1");
            row("of the representation",
                "Repr-Digest: sha-256=:" + hash(Hash::Sha256, of).toBase64() + ":");
            row("Maven, md5", "X-Checksum-Md5: " + hash(Hash::Md5, of).toHex());
            row("Maven, sha1", "X-Checksum-Sha1: " + hash(Hash::Sha1, of).toHex().toUpper());
            row("Maven, sha256", "x-checksum-sha256: " + hash(Hash::Sha256, of).toHex());
            row("Maven, sha512", "X-Checksum-Sha512: " + hash(Hash::Sha512, of).toHex());
        }
        QTest::newRow("unknown alone") << "Digest: crc32c=AAAAAA=="_ba << 201;
        QTest::newRow("no hash at all") << "Content-MD5: x"_ba << 400;
        QTest::newRow("a checksum that is none") << "X-Checksum-Sha1: none"_ba << 400;
    }

    void U3_whatIsToldOfABodyHasToHold()
    {
        QFETCH(QByteArray, field);
        QFETCH(int, status);
        RawClient client(m_server->port());
        const Response whole = client.ask(put(field + "\r\nContent-Length: 9\r\n") + "the bytes");
        QCOMPARE(whole.status, status);
        const Response inChunks = client.ask(put(field + "\r\nTransfer-Encoding: chunked\r\n")
                                             + chunked("the bytes", 4));
        QCOMPARE(inChunks.status, status);
        if (status == 400) {
            const QByteArray name = field.left(field.indexOf(':'));
            QVERIFY2(whole.body.toLower().contains(name.toLower()), whole.body.constData());
            QVERIFY2(whole.body.endsWith(".\"}"), whole.body.constData());
        }
        QTRY_COMPARE(m_handler->staging.alive(), 0);
    }

    // What is told of the content is told of it as it is sent; of a file, of the file.
    void U3_compressedBodiesAreComparedAsTheyWereSent()
    {
        const QByteArray bytes = pattern(50'000);
        const QByteArray sent = gzipped(bytes);
        const auto md5 = [](const QByteArray &of) {
            return "Content-MD5: "
                   + QCryptographicHash::hash(of, QCryptographicHash::Md5).toBase64() + "\r\n";
        };
        const auto sha1 = [](const QByteArray &of) {
            return "X-Checksum-Sha1: "
                   + QCryptographicHash::hash(of, QCryptographicHash::Sha1).toHex() + "\r\n";
        };
        const QByteArray rest = "Content-Encoding: gzip\r\nContent-Length: "
                                + QByteArray::number(sent.size()) + "\r\n";
        RawClient client(m_server->port());
        QCOMPARE(client.ask(put(md5(sent) + sha1(bytes) + rest) + sent).status, 201);
        QCOMPARE(client.ask(put(md5(bytes) + rest) + sent).status, 400);
        QCOMPARE(client.ask(put(sha1(sent) + rest) + sent).status, 400);
    }

    void theClientIsToldToContinue()
    {
        RawClient client(m_server->port());
        const QByteArray head = put("Expect: 100-continue\r\nContent-Length: 5\r\n");
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(client.ask(head).status, 100);
            QCOMPARE(client.ask("hello").status, 201);
        }
    }

    void aRefusalComesBeforeTheBody()
    {
        m_handler->onBegin = [](const RequestHead &) {
            return Reply::error(401, u"401 Unauthorized"_s);
        };
        RawClient client(m_server->port());
        const Response r = client.ask(put("Expect: 100-continue\r\nContent-Length: 5000000\r\n"));
        QCOMPARE(r.status, 401);
        QCOMPARE(r.fields["connection"], "close"_ba);
        QVERIFY(client.closes());
        QCOMPARE(m_handler->count("sink"), 0);
    }

    void aSmallRestIsReadAndTheConnectionStays()
    {
        m_handler->onBegin = [](const RequestHead &) {
            return Reply::error(403, u"403 Forbidden"_s);
        };
        RawClient client(m_server->port());
        for (int round = 0; round < 3; ++round) {
            client.send(put("Content-Length: 60000\r\n"));
            const Response r = client.receive();
            QCOMPARE(r.status, 403);
            QVERIFY(!r.fields.contains("connection"));
            client.send(QByteArray(60'000, 'x'));
        }
    }

    void aRefusalReachesAClientThatStillSends()
    {
        m_handler->onBegin = [](const RequestHead &) {
            return Reply::error(403, u"403 Forbidden"_s);
        };
        RawClient client(m_server->port());
        client.send(put("Content-Length: 3000000\r\n") + QByteArray(3'000'000, 'x'));
        QCOMPARE(client.receive().status, 403);
    }

    void aSinkCanRefuse()
    {
        m_handler->sinkFactory = smallBody;
        RawClient client(m_server->port());
        const Response r = client.ask(put("Content-Length: 5000000\r\n")
                                      + QByteArray(5'000'000, 'x'));
        QCOMPARE(r.status, 400);
        QVERIFY(r.body.contains("larger than 4 MiB"));
        QCOMPARE(m_handler->count("finish"), 0);
    }

    void E5_anUnfinishedBodyIsNeverTaken_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("length") << put("Content-Length: 1000\r\n") + QByteArray(999, 'x');
        QTest::newRow("much length")
            << put("Content-Length: 1000000\r\n") + QByteArray(500'000, 'x');
        QTest::newRow("no last chunk") << put("Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n";
        QTest::newRow("half a chunk") << put("Transfer-Encoding: chunked\r\n") + "50\r\nhello";
        QTest::newRow("half a trailer")
            << put("Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n0\r\nX: ";
    }

    void E5_anUnfinishedBodyIsNeverTaken()
    {
        QFETCH(QByteArray, request);
        RawClient client(m_server->port());
        client.send(request);
        QTRY_VERIFY(m_handler->count("sink") == 1);
        client.socket().disconnectFromHost();
        QTRY_COMPARE(m_handler->count("gone"), 1);
        QCOMPARE(m_handler->count("finish"), 0);
        QCOMPARE(m_handler->count("answer"), 0);
        QTRY_COMPARE(m_handler->staging.alive(), 0);
    }

    void brokenChunks()
    {
        for (const char *bad : {"zz\r\nhello\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "-5\r\nhello\r\n",
                                "fffffffffffffffff\r\n"}) {
            RawClient client(m_server->port());
            const Response r = client.ask(put("Transfer-Encoding: chunked\r\n") + bad);
            QVERIFY2(r.status == 400, bad);
            QCOMPARE(r.fields["connection"], "close"_ba);
        }
        QCOMPARE(m_handler->count("finish"), 0);
    }

    void uploadsWaitForTheirTurn()
    {
        ServerOptions o = options();
        o.maxUploads = 1;
        start(o);
        RawClient first(m_server->port()), second(m_server->port());
        first.send(put("Content-Length: 5\r\n") + "he");
        QTRY_COMPARE(m_handler->count("sink"), 1);
        second.send(put("Content-Length: 5\r\n") + "hello");
        QTRY_COMPARE(m_handler->count("begin /up"), 2);
        QCOMPARE(RawClient(m_server->port()).get("/free").status,
                 201); // who has no body does not wait
        QCOMPARE(m_handler->count("sink"), 1);
        QCOMPARE(first.ask("llo").status, 201);
        QCOMPARE(second.receive().status, 201);
    }

    void tooManyUploadsAreSentAway()
    {
        ServerOptions o = options();
        o.maxUploads = 1;
        o.uploadWait = 50ms;
        start(o);
        RawClient first(m_server->port()), second(m_server->port());
        first.send(put("Content-Length: 5\r\n") + "he");
        QTRY_COMPARE(m_handler->count("sink"), 1);
        const Response r = second.ask(put("Expect: 100-continue\r\nContent-Length: 500000\r\n"));
        QCOMPARE(r.status, 503);
        QVERIFY(r.fields.contains("retry-after"));
        QCOMPARE(first.ask("llo").status, 201);
    }

    void E6_bodiesAroundLimitsOfOthers_data()
    {
        QTest::addColumn<qint64>("size");
        const qint64 mega = 1024 * 1024;
        QList<qint64> sizes{31 * mega, 32 * mega - 1, 32 * mega, 32 * mega + 1, 33 * mega};
        if (qEnvironmentVariableIntValue("PACKHOUSE_LONG") > 0) {
            for (const qint64 limit : {2'048 * mega, 4'096 * mega})
                sizes << limit - 1 << limit << limit + 1;
        }
        for (const qint64 size : sizes)
            QTest::addRow("%lld", size) << size;
    }

    void E6_bodiesAroundLimitsOfOthers()
    {
        QFETCH(qint64, size);
        m_handler->onAnswer = [](const RequestHead &, Result<Body> body) {
            return Reply::text(QByteArray::number(body->file->size()), "text/plain", 201);
        };
        RawClient client(m_server->port(), 600'000);
        client.send(put("Content-Length: " + QByteArray::number(size) + "\r\n"));
        sendMany(client, size);
        QCOMPARE(client.receive().body, QByteArray::number(size));
    }

    void E2_bigUploadsTakeLittleMemory()
    {
        const QByteArray part = "--b\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n";
        const QByteArray end = "\r\n--b--\r\n";
        const qint64 size = 64 << 20;
        for (const bool form : {false, true}) {
            m_handler->sinkFactory = form ? formBody : fileBody;
            m_handler->onAnswer = [form](const RequestHead &, Result<Body> body) {
                const qint64 got = form ? body->fields.at(0).file->size() : body->file->size();
                return Reply::text(QByteArray::number(got), "text/plain", 201);
            };
            RawClient client(m_server->port());
            resetHighestMemory();
            const qint64 before = processMemory("VmRSS");
            const qint64 length = size + (form ? part.size() + end.size() : 0);
            client.send(put("Content-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                            + QByteArray::number(length) + "\r\n"));
            if (form)
                client.send(part);
            sendMany(client, size);
            if (form)
                client.send(end);
            QCOMPARE(client.receive().body, QByteArray::number(size));
            const qint64 grown = processMemory("VmHWM") - before;
            QVERIFY2(!memoryTells() || grown < 16 * 1024, qPrintable(u"%1 KiB"_s.arg(grown)));
        }
    }

private:
    static void sendMany(RawClient &client, qint64 size)
    {
        const QByteArray block = pattern(256 * 1024);
        for (qint64 left = size; left > 0; left -= block.size())
            client.send(left < block.size() ? block.left(left) : block);
    }
};

QTEST_GUILESS_MAIN(UploadsTest)
#include "tst_uploads.moc"
