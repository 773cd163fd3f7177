// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashes.h"
#include "registry/forwarding/upstreamclient.h"
#include "registry/forwarding/upstreamfiles.h"
#include "support/loopbackserver.h"

#include <QDir>
#include <QHostAddress>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;
using namespace std::chrono_literals;

namespace {

UpstreamRequest get(const QByteArray &home, const QByteArray &path, QByteArray *into)
{
    UpstreamRequest request;
    request.url = QUrl::fromEncoded(home + path);
    request.home = QUrl::fromEncoded(home);
    request.accept = "application/json"_ba;
    request.time = 5s;
    request.sink = [into](QByteArrayView bytes) -> Result<void> {
        if (into)
            into->append(bytes);
        return {};
    };
    return request;
}

Hashes hashesOf(const QByteArray &bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

int filesBelow(const QString &directory)
{
    int count = 0;
    for (const auto name : {"kept"_L1, "passing"_L1})
        count += int(QDir(directory + u'/' + name).entryList(QDir::Files).size());
    return count;
}

/// Memory that this process holds, in bytes.
qint64 residentBytes()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toLongLong() * 4096;
}

/// Sends a long file piece by piece, as fast as it is taken, on a thread of its own.
class LargeFileServer : public QThread
{
public:
    LargeFileServer(qint64 pieces, QByteArray piece) : m_pieces(pieces), m_piece(std::move(piece))
    {
        start();
        m_listens.acquire();
    }
    ~LargeFileServer() override { wait(); }
    QByteArray address() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }

protected:
    void run() override
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        m_listens.release();
        if (!server.waitForNewConnection(30'000))
            return;
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        socket->waitForReadyRead(30'000);
        socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                      + QByteArray::number(m_pieces * m_piece.size()) + "\r\n\r\n");
        for (qint64 i = 0; i < m_pieces; ++i) {
            socket->write(m_piece);
            while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(30'000)) {}
        }
        socket->disconnectFromHost();
        if (socket->state() != QAbstractSocket::UnconnectedState)
            socket->waitForDisconnected(30'000);
    }

private:
    const qint64 m_pieces;
    const QByteArray m_piece;
    quint16 m_port = 0;
    QSemaphore m_listens;
};

} // namespace

class TestUpstreamClient : public QObject
{
    Q_OBJECT

private slots:
    void answersWithStatusAndBytes();
    void I3_nothingOfTheClientGoesUpstream();
    void I5_privateAddressesOfOtherHostsAreNotAsked();
    void I5_publicAddress_data();
    void I5_publicAddress();
    void I6_relativeRedirectsWork();
    void redirectToAnotherHostIsRefusedForDocuments();
    void hangingUpstreamTimesOut();
    void E5_nothingIsKeptOfBrokenTransfers_data();
    void E5_nothingIsKeptOfBrokenTransfers();
    void I8_otherBytesThanAnnouncedAreNotKept();
    void A21_oneTransferForAllWhoWait();
    void E7_aLargeFileComesThroughInLittleMemory();
    void G4_whatAnUpstreamNamesIsNoPath();
};

void TestUpstreamClient::answersWithStatusAndBytes()
{
    LoopbackServer upstream([](const SeenRequest &request) {
        return request.target == "/there" ? Answer{.body = "{}"} : Answer{.status = 404};
    });
    UpstreamClient client;
    QByteArray bytes;
    const auto there = client.fetch(get(upstream.address(), "/there", &bytes));
    QVERIFY(there);
    QCOMPARE(there->status, 200);
    QCOMPARE(bytes, "{}"_ba);
    const auto missing = client.fetch(get(upstream.address(), "/not", &bytes));
    QVERIFY(missing);
    QCOMPARE(missing->status, 404);
}

void TestUpstreamClient::I3_nothingOfTheClientGoesUpstream()
{
    LoopbackServer upstream([](const SeenRequest &) {
        return Answer{.headers = {{"Set-Cookie", "a=b"}}, .body = "x"};
    });
    UpstreamClient client;
    for (int round = 0; round < 2; ++round)
        QVERIFY(client.fetch(get(upstream.address(), "/x", nullptr)));
    for (const SeenRequest &request : upstream.seen()) {
        QVERIFY(!request.headers.contains("authorization"));
        QVERIFY(!request.headers.contains("cookie"));
        QVERIFY(!request.headers.contains("private-token"));
    }
}

void TestUpstreamClient::I5_privateAddressesOfOtherHostsAreNotAsked()
{
    LoopbackServer inner([](const SeenRequest &) { return Answer{.body = "secret"}; });
    LoopbackServer upstream([&](const SeenRequest &) {
        return Answer{.status = 302, .headers = {{"Location", inner.address() + "/meta"}}};
    });
    UpstreamClient client;
    QByteArray bytes;
    UpstreamRequest request = get(upstream.address(), "/file", &bytes);
    request.otherHosts = true;
    const auto answer = client.fetch(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
    QVERIFY(inner.seen().isEmpty());

    const QByteArray port = inner.address().split(':').last();
    for (const QByteArray host :
         {"localhost", "2130706433", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "127.1"}) {
        request.url = QUrl::fromEncoded("http://" + host + ':' + port + "/x");
        QVERIFY2(!client.fetch(request), host.constData());
        QVERIFY2(inner.seen().isEmpty(), host.constData());
    }
}

void TestUpstreamClient::I5_publicAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isPublic");
    for (const char *address :
         {"127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "169.254.169.254", "100.64.1.1",
          "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "::ffff:10.0.0.1", "fe80::1",
          "fd00::1", "ff02::1", "64:ff9b::a00:1"})
        QTest::newRow(address) << QString::fromLatin1(address) << false;
    for (const char *address : {"93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"})
        QTest::newRow(address) << QString::fromLatin1(address) << true;
}

void TestUpstreamClient::I5_publicAddress()
{
    QFETCH(QString, address);
    QTEST(isPublicAddress(QHostAddress(address)), "isPublic");
}

void TestUpstreamClient::I6_relativeRedirectsWork()
{
    LoopbackServer upstream([](const SeenRequest &request) {
        return request.target == "/a/b" ? Answer{.status = 301, .headers = {{"Location", "../c"}}}
                                        : Answer{.body = request.target};
    });
    UpstreamClient client;
    QByteArray bytes;
    const auto answer = client.fetch(get(upstream.address(), "/a/b", &bytes));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(bytes, "/c"_ba);
}

void TestUpstreamClient::redirectToAnotherHostIsRefusedForDocuments()
{
    LoopbackServer upstream([](const SeenRequest &) {
        return Answer{.status = 302, .headers = {{"Location", "http://elsewhere.example/x"}}};
    });
    UpstreamClient client;
    const auto answer = client.fetch(get(upstream.address(), "/x", nullptr));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
}

void TestUpstreamClient::hangingUpstreamTimesOut()
{
    LoopbackServer upstream([](const SeenRequest &) { return Answer{.hang = true}; });
    UpstreamClient client;
    UpstreamRequest request = get(upstream.address(), "/x", nullptr);
    request.time = 100ms;
    const auto answer = client.fetch(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
    QVERIFY(answer.error().retryable);
}

void TestUpstreamClient::E5_nothingIsKeptOfBrokenTransfers_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("closes early") << Answer{.body = "half", .claimedLength = 100};
    QTest::newRow("chunked without end") << Answer{.body = "half", .chunkedWithoutEnd = true};
    QTest::newRow("longer than allowed") << Answer{.body = QByteArray(5000, 'x')};
    QTest::newRow("not found") << Answer{.status = 404, .body = "no"};
    QTest::newRow("server error") << Answer{.status = 500, .body = "no"};
}

void TestUpstreamClient::E5_nothingIsKeptOfBrokenTransfers()
{
    QFETCH(Answer, answer);
    LoopbackServer upstream([&](const SeenRequest &) { return answer; });
    QTemporaryDir directory;
    UpstreamClient client;
    UpstreamFiles files(client, directory.path(), 1 << 20);
    const UpstreamFile file{u"1.0"_s, u"w.tgz"_s, {}, hashesOf("half and the rest")};
    const QUrl url = QUrl::fromEncoded(upstream.address() + "/w.tgz");
    const QUrl home = QUrl::fromEncoded(upstream.address());
    QVERIFY(!files.fetch(file, url, home, true, 4096));
    QCOMPARE(filesBelow(directory.path()), 0);
}

void TestUpstreamClient::I8_otherBytesThanAnnouncedAreNotKept()
{
    LoopbackServer upstream([](const SeenRequest &) { return Answer{.body = "poison"}; });
    QTemporaryDir directory;
    UpstreamClient client;
    UpstreamFiles files(client, directory.path(), 1 << 20);
    const auto fetched = files.fetch({u"1.0"_s, u"w.tgz"_s, {}, hashesOf("good")},
                                     QUrl::fromEncoded(upstream.address() + "/w.tgz"),
                                     QUrl::fromEncoded(upstream.address()), true, 0);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().code, ErrorCode::HashMismatch);
    QCOMPARE(filesBelow(directory.path()), 0);
    QVERIFY(!files.fetch({u"1.0"_s, u"w.tgz"_s, {}, {}},
                         QUrl::fromEncoded(upstream.address() + "/w.tgz"),
                         QUrl::fromEncoded(upstream.address()), true, 0));
}

void TestUpstreamClient::A21_oneTransferForAllWhoWait()
{
    const QByteArray content(300'000, 'z');
    QSemaphore gate;
    std::atomic<int> asked = 0;
    LoopbackServer upstream([&](const SeenRequest &) {
        ++asked;
        gate.acquire();
        return Answer{.body = content};
    });
    QTemporaryDir directory;
    UpstreamClient client;
    UpstreamFiles files(client, directory.path(), 1 << 20);
    const UpstreamFile file{u"1.0"_s, u"w.tgz"_s, {}, hashesOf(content)};
    std::atomic<int> right = 0;
    std::atomic<int> started = 0;
    QThreadPool pool;
    pool.setMaxThreadCount(50);
    for (int client50 = 0; client50 < 50; ++client50) {
        pool.start([&] {
            ++started;
            const auto fetched = files.fetch(file, QUrl::fromEncoded(upstream.address() + "/w.tgz"),
                                             QUrl::fromEncoded(upstream.address()), true, 0);
            QFile stored(fetched ? fetched->path : QString());
            if (fetched && stored.open(QIODevice::ReadOnly) && stored.readAll() == content)
                ++right;
        });
    }
    QTRY_COMPARE(started.load(), 50);
    QTRY_COMPARE(asked.load(), 1);
    gate.release(50);
    QVERIFY(pool.waitForDone(20'000));
    QCOMPARE(right.load(), 50);
    QCOMPARE(asked.load(), 1);
}

void TestUpstreamClient::E7_aLargeFileComesThroughInLittleMemory()
{
    constexpr qint64 pieces = 256;
    const QByteArray piece(1 << 20, 'b');
    Hasher hasher;
    for (qint64 i = 0; i < pieces; ++i)
        hasher.add(piece);
    LargeFileServer upstream(pieces, piece);
    QTemporaryDir directory;
    UpstreamClient client;
    UpstreamFiles files(client, directory.path(), 1 << 20);
    const qint64 before = residentBytes();
    std::atomic<qint64> most = 0;
    std::atomic<bool> done = false;
    std::thread watcher([&] {
        while (!done) {
            most = std::max(most.load(), residentBytes());
            std::this_thread::yield();
        }
    });
    const auto fetched = files.fetch({u"1.0"_s, u"big.tgz"_s, {}, hasher.finish()},
                                     QUrl::fromEncoded(upstream.address() + "/big.tgz"),
                                     QUrl::fromEncoded(upstream.address()), true, 0);
    done = true;
    watcher.join();
    QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().text()));
    QCOMPARE(fetched->size, pieces * piece.size());
    QVERIFY2(most - before < 64 << 20, qPrintable(QString::number((most - before) >> 20)));
}

void TestUpstreamClient::G4_whatAnUpstreamNamesIsNoPath()
{
    LoopbackServer upstream([](const SeenRequest &) { return Answer{.body = "bytes"}; });
    UpstreamClient client;
    for (const QString &name : {u"../../evil"_s, u"/tmp/evil"_s, u"a/../../b"_s, u"..\\evil"_s,
                                QString(u"nul\0l"_s), u""_s}) {
        QTemporaryDir directory;
        UpstreamFiles files(client, directory.filePath(u"inner"_s), 1 << 20);
        const auto fetched = files.fetch({u"1.0"_s, name, {}, hashesOf("bytes")},
                                         QUrl::fromEncoded(upstream.address() + "/x"),
                                         QUrl::fromEncoded(upstream.address()), true, 0);
        QVERIFY(fetched);
        QCOMPARE(QFileInfo(fetched->path).path(), directory.filePath(u"inner/kept"_s));
        QCOMPARE(filesBelow(directory.filePath(u"inner"_s)), 1);
        QCOMPARE(QDir(directory.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{u"inner"_s});
    }
}

QTEST_GUILESS_MAIN(TestUpstreamClient)
#include "tst_upstreamclient.moc"
