// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashes.h"
#include "net/netclient.h"
#include "registry/upstreams/upstreamfiles.h"
#include "registry/upstreams/upstreamrefusal.h"
#include "support/loopbackserver.h"
#include "support/storefixture.h"

#include <QDirIterator>
#include <QHostAddress>
#include <QRegularExpression>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <cerrno>
#include <new>
#include <thread>
#include <vector>

#include <dlfcn.h>
#include <pthread.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

template<typename Server>
NetHome homeOf(const Server &upstream)
{
    return NetHome::of(upstream.address());
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
    QDirIterator files(directory, QDir::Files, QDirIterator::Subdirectories);
    for (; files.hasNext(); files.next())
        ++count;
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

/// Memory ends when the time is asked for, as often as is said.
class ScarceClock final : public Clock
{
public:
    mutable std::atomic<int> left = -1; ///< calls until the one that fails; -1: none does
    QDateTime now() const override
    {
        if (left >= 0 && left-- == 0)
            throw std::bad_alloc();
        return QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC);
    }
};

/// While it is set, this program gets no thread.
std::atomic<bool> noThreads = false;

/// While it is set, whoever reads at a place of a file waits for it.
std::atomic<bool> diskHangs = false;
std::atomic<int> hanging = 0;
QSemaphore diskGoesOn;

template<typename Function>
Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                   void *argument)
{
    static const auto call =
        real<int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *)>(
            "pthread_create");
    return noThreads ? EAGAIN : call(thread, attributes, run, argument);
}

ssize_t pread64(int file, void *to, size_t count, off64_t offset)
{
    static const auto call = real<ssize_t (*)(int, void *, size_t, off64_t)>("pread64");
    if (diskHangs) {
        ++hanging;
        diskGoesOn.acquire();
        --hanging;
    }
    return call(file, to, count, offset);
}

ssize_t pread(int file, void *to, size_t count, off_t offset)
{
    return pread64(file, to, count, offset);
}
}

class TestUpstreamFiles : public QObject
{
    Q_OBJECT

private slots:
    void E5_nothingIsKeptOfBrokenTransfers_data();
    void E5_nothingIsKeptOfBrokenTransfers();
    void I8_otherBytesThanAnnouncedAreNotKept();
    void U1_whatCameWrongIsToldInTheLog();
    void A21_oneTransferForAllWhoWait();
    void P1_aTransferThatMemoryEndedLeavesNobodyWaiting();
    void P1_aTransferWithoutAThreadLeavesNobodyWaiting();
    void P1_oneUpstreamLeavesThreadsToOthers();
    void P1_aHangingDiskHoldsUpNoOtherTransfer();
    void P1_patienceIsForWhoAskedForIt();
    void E7_aLargeFileComesThroughInLittleMemory();
    void G4_whatAnUpstreamNamesIsNoPath();
};

void TestUpstreamFiles::E5_nothingIsKeptOfBrokenTransfers_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("closes early") << Answer{.body = "half", .claimedLength = 100};
    QTest::newRow("chunked without end") << Answer{.body = "half", .chunkedWithoutEnd = true};
    QTest::newRow("longer than allowed") << Answer{.body = QByteArray(5000, 'x')};
    QTest::newRow("not found") << Answer{.status = 404, .body = "no"};
    QTest::newRow("server error") << Answer{.status = 500, .body = "no"};
}

void TestUpstreamFiles::E5_nothingIsKeptOfBrokenTransfers()
{
    QFETCH(Answer, answer);
    LoopbackServer upstream([&](const SeenRequest &) { return answer; });
    StoreFixture f;
    NetClient client;
    UpstreamPatience patience;
    UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
    const UpstreamFile file{u"1.0"_s, u"w.tgz"_s, {}, hashesOf("half and the rest")};
    const QUrl url = QUrl::fromEncoded(upstream.address() + "/w.tgz");
    const NetHome home = homeOf(upstream);
    QVERIFY(!files.fetch(u"generic"_s, file, url, home, true, 4096));
    QCOMPARE(filesBelow(f.store->directory() + u"/blobs"_s)
                 + filesBelow(f.store->directory() + u"/staging"_s),
             0);
}

void TestUpstreamFiles::I8_otherBytesThanAnnouncedAreNotKept()
{
    LoopbackServer upstream([](const SeenRequest &) { return Answer{.body = "poison"}; });
    StoreFixture f;
    NetClient client;
    UpstreamPatience patience;
    UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
    const auto fetched = files.fetch(u"generic"_s, {u"1.0"_s, u"w.tgz"_s, {}, hashesOf("good")},
                                     QUrl::fromEncoded(upstream.address() + "/w.tgz"),
                                     homeOf(upstream), true, 0);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().code, ErrorCode::HashMismatch);
    QCOMPARE(filesBelow(f.store->directory() + u"/blobs"_s)
                 + filesBelow(f.store->directory() + u"/staging"_s),
             0);
    QVERIFY(!files.fetch(u"generic"_s, {u"1.0"_s, u"w.tgz"_s, {}, {}},
                         QUrl::fromEncoded(upstream.address() + "/w.tgz"), homeOf(upstream), true,
                         0));
}

void TestUpstreamFiles::U1_whatCameWrongIsToldInTheLog()
{
    std::atomic<qint64> claimed = -1;
    LoopbackServer upstream([&](const SeenRequest &) {
        return Answer{.body = QByteArray(9'000, 'x'), .claimedLength = claimed};
    });
    StoreFixture f;
    NetClient client;
    UpstreamPatience patience;
    UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
    for (const auto &[length, says] : {std::pair(-1, u"other bytes"_s), {20'000, u"broke off"_s}}) {
        claimed = length;
        QTest::ignoreMessage(
            QtWarningMsg,
            QRegularExpression(
                u"w\\.tgz of some/thing \\(generic\\) from the upstream 127\\.0\\.0\\.1 .*"_s
                + says));
        QVERIFY(!files.fetch(u"generic"_s, {u"1.0"_s, u"w.tgz"_s, {}, hashesOf("good")},
                             QUrl::fromEncoded(upstream.address() + "/w.tgz"), homeOf(upstream),
                             true, 0, {.package = u"some/thing"_s}));
    }
}

void TestUpstreamFiles::A21_oneTransferForAllWhoWait()
{
    const QByteArray content(300'000, 'z');
    QSemaphore gate;
    std::atomic<int> asked = 0;
    LoopbackServer upstream([&](const SeenRequest &) {
        ++asked;
        gate.acquire();
        return Answer{.body = content};
    });
    StoreFixture f;
    NetClient client;
    UpstreamPatience patience;
    UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
    const UpstreamFile file{u"1.0"_s, u"w.tgz"_s, {}, hashesOf(content)};
    std::atomic<int> right = 0;
    std::atomic<int> started = 0;
    QThreadPool pool;
    pool.setMaxThreadCount(50);
    for (int client50 = 0; client50 < 50; ++client50) {
        pool.start([&] {
            ++started;
            const auto fetched = files.fetch(u"generic"_s, file,
                                             QUrl::fromEncoded(upstream.address() + "/w.tgz"),
                                             homeOf(upstream), true, 0);
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

void TestUpstreamFiles::P1_aTransferThatMemoryEndedLeavesNobodyWaiting()
{
    LoopbackServer upstream([](const SeenRequest &) { return Answer{.body = "bytes"}; });
    StoreFixture f;
    NetClient client;
    UpstreamPatience patience;
    ScarceClock clock;
    UpstreamFiles files(client, patience, *f.store, clock, 1 << 20);
    // Wherever memory ends, for whoever asked or for the transfer.
    for (int nth = 0; nth < 3; ++nth) {
        const auto fetch = [&] {
            return files.fetch(
                u"generic"_s, {u"1.0"_s, u"w.tgz"_s, {}, hashesOf("bytes")},
                QUrl::fromEncoded(upstream.address() + '/' + QByteArray::number(nth)),
                homeOf(upstream), true, 0);
        };
        clock.left = nth;
        try {
            const auto failed = fetch();
            QVERIFY(!failed);
            QCOMPARE(failed.error().code, ErrorCode::Busy);
        } catch (const std::bad_alloc &) {}
        QCOMPARE(clock.left.load(), -1); // that one was among them
        const auto fetched = fetch();
        QVERIFY2(fetched, qPrintable(fetched ? QString() : english(fetched.error())));
    }
}

void TestUpstreamFiles::P1_aTransferWithoutAThreadLeavesNobodyWaiting()
{
    LoopbackServer upstream([](const SeenRequest &) { return Answer{.body = "bytes"}; });
    StoreFixture f;
    NetClient client;
    UpstreamPatience patience;
    UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
    const QDeadlineTimer end(20'000); // or it waits for ever
    const auto fetch = [&] {
        return files.fetch(u"generic"_s, {u"1.0"_s, u"w.tgz"_s, {}, hashesOf("bytes")},
                           QUrl::fromEncoded(upstream.address() + "/w.tgz"), homeOf(upstream), true,
                           0, {[&end] { return end.hasExpired(); }});
    };
    noThreads = true;
    const auto failed = fetch();
    const auto again = fetch(); // of the same, which is not on its way
    noThreads = false;
    for (const auto *one : {&failed, &again}) {
        QVERIFY(!*one);
        QCOMPARE(one->error().code, ErrorCode::Busy);
        QVERIFY(english(one->error().remedy).endsWith(u'.'));
    }
    const auto fetched = fetch();
    QVERIFY2(fetched, qPrintable(fetched ? QString() : english(fetched.error())));
}

void TestUpstreamFiles::P1_oneUpstreamLeavesThreadsToOthers()
{
    constexpr int many = 300; // more than there are threads for all
    QTcpServer silent;
    silent.setMaxPendingConnections(1);
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QByteArray slow = "http://127.0.0.1:" + QByteArray::number(silent.serverPort());
    LoopbackServer other([](const SeenRequest &) { return Answer{.body = "bytes"}; });
    StoreFixture f;
    NetClient client;
    UpstreamPatience patience;
    UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
    std::atomic<int> asked = 0;
    std::atomic<bool> over = false;
    std::vector<std::thread> waiting;
    for (int i = 0; i < many; ++i)
        waiting.emplace_back([&, i] {
            (void)files.fetch(u"generic"_s, {u"1.0"_s, u"w.tgz"_s, {}, hashesOf("bytes")},
                              QUrl::fromEncoded(slow + '/' + QByteArray::number(i)),
                              NetHome::of(slow), true, 0, {[&, first = true]() mutable {
                                  if (std::exchange(first, false))
                                      ++asked;
                                  return over.load();
                              }});
        });
    while (asked < many)
        std::this_thread::yield();
    const QDeadlineTimer end(20'000);
    const auto fetched = files.fetch(u"generic"_s, {u"1.0"_s, u"w.tgz"_s, {}, hashesOf("bytes")},
                                     QUrl::fromEncoded(other.address() + "/w.tgz"), homeOf(other),
                                     true, 0, {[&end] { return end.hasExpired(); }});
    over = true;
    for (std::thread &one : waiting)
        one.join();
    QVERIFY2(fetched, qPrintable(fetched ? QString() : english(fetched.error())));
}

void TestUpstreamFiles::P1_aHangingDiskHoldsUpNoOtherTransfer()
{
    const QByteArray content(300'000, 'z');
    const auto gate = std::make_shared<std::atomic<bool>>(false);
    LoopbackServer upstream([&](const SeenRequest &request) {
        if (request.target == "/quick")
            return Answer{.body = "bytes"};
        return Answer{.body = content, .stallAfter = 100'000, .goOn = gate};
    });
    StoreFixture f;
    NetClient client;
    UpstreamPatience patience;
    UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
    const auto arriving = files.fetch(u"generic"_s, {u"1.0"_s, u"w.tgz"_s, {}, hashesOf(content)},
                                      QUrl::fromEncoded(upstream.address() + "/slow"),
                                      homeOf(upstream), true, 0,
                                      {{}, std::chrono::milliseconds(0)});
    QVERIFY(arriving && arriving->arrival);
    diskHangs = true;
    std::thread reader([&] {
        char byte = 0;
        (void)arriving->arrival->read(&byte, 1, 0);
    });
    while (hanging == 0)
        std::this_thread::yield();
    diskHangs = false; // for all but that one
    NetRequest request;
    request.url = QUrl::fromEncoded(upstream.address() + "/quick");
    request.home = homeOf(upstream);
    const auto answer = client.send(request);
    const bool came = QTest::qWaitFor([&] { return answer.isFinished(); });
    diskGoesOn.release();
    reader.join();
    *gate = true;
    QVERIFY(came);
    QVERIFY(answer.result());
}

void TestUpstreamFiles::P1_patienceIsForWhoAskedForIt()
{
    LoopbackServer busy([](const SeenRequest &) {
        return Answer{.status = 429, .headers = {{"Retry-After", "60"}}};
    });
    LoopbackServer upstream([&](const SeenRequest &request) {
        if (request.target == "/here")
            return Answer{.body = "bytes"};
        return Answer{.status = 302, .headers = {{"Location", busy.address() + "/there"}}};
    });
    StoreFixture f;
    NetOptions options;
    options.isPublic = [](const QHostAddress &) { return true; };
    NetClient client(std::move(options));
    UpstreamPatience patience;
    UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
    const auto fetch = [&](const QByteArray &address) {
        return files.fetch(u"generic"_s, {u"1.0"_s, u"w.tgz"_s, {}, hashesOf("bytes")},
                           QUrl::fromEncoded(address), homeOf(upstream), true, 0);
    };
    QCOMPARE(fetch(upstream.address() + "/there").error().code, ErrorCode::Busy);
    QCOMPARE(busy.seen().size(), 1);
    QVERIFY(fetch(upstream.address() + "/here"));
    QCOMPARE(fetch(busy.address() + "/there").error().code, ErrorCode::Busy);
    QCOMPARE(busy.seen().size(), 1);
}

void TestUpstreamFiles::E7_aLargeFileComesThroughInLittleMemory()
{
    constexpr qint64 pieces = 256;
    const QByteArray piece(1 << 20, 'b');
    Hasher hasher;
    for (qint64 i = 0; i < pieces; ++i)
        hasher.add(piece);
    LargeFileServer upstream(pieces, piece);
    StoreFixture f;
    NetClient client;
    UpstreamPatience patience;
    UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
    const qint64 before = residentBytes();
    std::atomic<qint64> most = 0;
    std::atomic<bool> done = false;
    std::thread watcher([&] {
        while (!done) {
            most = std::max(most.load(), residentBytes());
            std::this_thread::yield();
        }
    });
    const auto fetched = files.fetch(u"generic"_s, {u"1.0"_s, u"big.tgz"_s, {}, hasher.finish()},
                                     QUrl::fromEncoded(upstream.address() + "/big.tgz"),
                                     homeOf(upstream), true, 0);
    done = true;
    watcher.join();
    QVERIFY2(fetched, qPrintable(fetched ? QString() : english(fetched.error())));
    QCOMPARE(fetched->size, pieces * piece.size());
    QVERIFY2(most - before < 64 << 20, qPrintable(QString::number((most - before) >> 20)));
}

void TestUpstreamFiles::G4_whatAnUpstreamNamesIsNoPath()
{
    LoopbackServer upstream([](const SeenRequest &) { return Answer{.body = "bytes"}; });
    NetClient client;
    UpstreamPatience patience;
    for (const QString &name : {u"../../evil"_s, u"/tmp/evil"_s, u"a/../../b"_s, u"..\\evil"_s,
                                QString(u"nul\0l"_s), u""_s}) {
        QTemporaryDir directory;
        StoreFixture f(directory.filePath(u"inner"_s));
        UpstreamFiles files(client, patience, *f.store, f.clock, 1 << 20);
        const auto fetched = files.fetch(u"generic"_s, {u"1.0"_s, name, {}, hashesOf("bytes")},
                                         QUrl::fromEncoded(upstream.address() + "/x"),
                                         homeOf(upstream), true, 0);
        QVERIFY(fetched);
        QCOMPARE(fetched->path, f.store->blobPath(hashesOf("bytes")));
        QVERIFY(fetched->path.startsWith(directory.filePath(u"inner/blobs/"_s)));
        QCOMPARE(filesBelow(directory.filePath(u"inner/blobs"_s)), 1);
        QCOMPARE(filesBelow(directory.filePath(u"inner/staging"_s)), 0);
        QCOMPARE(QDir(directory.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{u"inner"_s});
    }
}

QTEST_GUILESS_MAIN(TestUpstreamFiles)
#include "tst_upstreamfiles.moc"
