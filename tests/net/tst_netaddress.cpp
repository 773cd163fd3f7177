// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands between this program and the system's calls that look up names and connect, so that a
// name can mean one address when it is checked and another one later.
#include "net/netclient.h"
#include "support/faketime.h"
#include "support/loopbackserver.h"

#include <QHash>
#include <QHostAddress>
#include <QMutex>
#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <mutex>

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr const char *Rebound = "rebound.example";
constexpr const char *Unanswered = "unanswered.example";
constexpr const char *Missing = "missing.example";
constexpr const char *Checked = "93.184.216.34";
constexpr const char *Public = "93.184.216.35";
/// This computer, here.
constexpr const char *StandIns[] = {"10.1.2.3", "192.168.7.7", "169.254.9.9", Public};

std::atomic<int> lookups = 0;
std::atomic<int> missed = 0;
std::atomic<int> waiting = 0; // lookups of the name that nobody answers
QSemaphore mayEnd; // one of these lookups each; they also end by themselves, some time later
std::mutex mutex;
QStringList connectedTo;
QHash<int, sockaddr_in> standIns; // what a socket believes that it is connected to

template<typename Function>
Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

/// For the rebound name the first answer is a public address; all others are this computer's.
int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **result)
{
    static const auto call =
        real<int (*)(const char *, const char *, const addrinfo *, addrinfo **)>("getaddrinfo");
    if (node && qstrcmp(node, Rebound) == 0)
        return call(lookups++ == 0 ? Checked : "127.0.0.1", service, hints, result);
    if (node && qstrcmp(node, Missing) == 0) {
        ++missed;
        return EAI_NONAME;
    }
    if (node && qstrcmp(node, Unanswered) == 0) {
        ++waiting;
        mayEnd.tryAcquire(1, 30'000);
        --waiting;
        return EAI_AGAIN;
    }
    return call(node, service, hints, result);
}

/// Nothing leaves this computer.
int connect(int socket, const sockaddr *address, socklen_t size)
{
    static const auto call = real<int (*)(int, const sockaddr *, socklen_t)>("connect");
    if (address->sa_family != AF_INET && address->sa_family != AF_INET6)
        return call(socket, address, size);
    const QHostAddress target(address);
    {
        const std::lock_guard lock(mutex);
        connectedTo << target.toString();
    }
    if (target.isLoopback())
        return call(socket, address, size);
    for (const char *one : StandIns) {
        if (target != QHostAddress(QString::fromLatin1(one)))
            continue;
        sockaddr_in here = *reinterpret_cast<const sockaddr_in *>(address);
        const std::lock_guard lock(mutex);
        standIns.insert(socket, here);
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return call(socket, reinterpret_cast<const sockaddr *>(&here), sizeof here);
    }
    errno = ECONNREFUSED;
    return -1;
}

int getpeername(int socket, sockaddr *address, socklen_t *size)
{
    static const auto call = real<int (*)(int, sockaddr *, socklen_t *)>("getpeername");
    const int result = call(socket, address, size);
    const std::lock_guard lock(mutex);
    const auto standIn = standIns.constFind(socket);
    if (result == 0 && standIn != standIns.cend())
        std::memcpy(address, &*standIn, sizeof *standIn);
    return result;
}

/// The number may be another socket's next.
int close(int socket)
{
    static const auto call = real<int (*)(int)>("close");
    {
        const std::lock_guard lock(mutex);
        standIns.remove(socket);
    }
    return call(socket);
}
}

class TestNetAddress : public QObject
{
    Q_OBJECT

private slots:
    void I7_connectsToTheAddressThatWasChecked();
    void P1_aNameThatIsLookedUpHoldsUpNobody();
    void R3_aMissingNameIsToldAfterOneQuickRepeat();
    void I5_portsOfTheUpstreamsOwnHost_data();
    void I5_portsOfTheUpstreamsOwnHost();
    void I5_portsOfANamedHost_data();
    void I5_portsOfANamedHost();
};

void TestNetAddress::I7_connectsToTheAddressThatWasChecked()
{
    LoopbackServer inner([](const SeenRequest &) { return Answer{.body = "secret"}; });
    const QByteArray port = inner.address().split(':').last();
    LoopbackServer upstream([&](const SeenRequest &) {
        return Answer{
            .status = 302,
            .headers = {{"Location", QByteArray("http://") + Rebound + ':' + port + "/file"}}};
    });
    NetClient client;
    NetRequest request;
    request.url = QUrl::fromEncoded(upstream.address() + "/file");
    request.home = NetHome::of(upstream.address());
    request.otherHosts = OtherHosts::Public;
    QByteArray bytes;
    request.sink = [&](QByteArrayView part) -> Result<void> {
        bytes.append(part);
        return {};
    };
    const auto answer = client.fetch(request);
    QVERIFY(!answer); // nobody is there, in this test
    QVERIFY(lookups > 0);
    QVERIFY(inner.seen().isEmpty());
    QVERIFY(bytes.isEmpty());
    const std::lock_guard lock(mutex);
    QVERIFY2(connectedTo.contains(QString::fromLatin1(Checked)),
             qPrintable(connectedTo.join(u' ')));
}

void TestNetAddress::P1_aNameThatIsLookedUpHoldsUpNobody()
{
    auto client = std::make_unique<NetClient>();
    std::atomic<bool> cancelled = false;
    NetRequest request;
    request.url = QUrl(u"http://"_s + QLatin1StringView(Unanswered) + u"/x"_s);
    request.home.url = request.url;
    request.cancelled = [&] { return cancelled.load(); };
    const auto given = client->send(request);
    QTRY_COMPARE(waiting.load(), 1);
    cancelled = true;
    QTRY_VERIFY(given.isFinished());
    QCOMPARE(given.result().error().code, ErrorCode::Cancelled);

    cancelled = false;
    const auto stopped = client->send(request);
    QTRY_COMPARE(waiting.load(), 2);
    client.reset();
    QCOMPARE(waiting.load(), 2); // the system still looks for the name
    QCOMPARE(stopped.result().error().code, ErrorCode::Cancelled);
    mayEnd.release(2);
    QTRY_COMPARE(waiting.load(), 0);
}

void TestNetAddress::R3_aMissingNameIsToldAfterOneQuickRepeat()
{
    FakeTime time;
    NetClient client(time.options());
    NetRequest request;
    request.url = QUrl(u"http://"_s + QLatin1StringView(Missing) + u"/x"_s);
    request.home.url = request.url;
    request.attempts = 6;
    request.somebodyWaits = true;
    const auto began = time.now();
    const auto answer = client.send(request);
    QTRY_VERIFY((time.advance(std::chrono::milliseconds(50)), answer.isFinished()));
    QVERIFY(!answer.result());
    const QString what = english(answer.result().error().what);
    QVERIFY2(what.contains(u"cannot be found"_s), qPrintable(what));
    QCOMPARE(missed.load(), 2);
    QVERIFY(time.now() - began >= std::chrono::milliseconds(500)); // before the quick one
}

void TestNetAddress::I5_portsOfTheUpstreamsOwnHost_data()
{
    QTest::addColumn<QByteArray>("home");
    QTest::addColumn<QByteArray>("files");
    QTest::addColumn<bool>("asked");
    QTest::newRow("a private host") << "10.1.2.3"_ba
                                    << "10.1.2.3"_ba << true;
    QTest::newRow("this computer") << "127.0.0.1"_ba
                                   << "127.0.0.1"_ba << false;
    QTest::newRow("on the link") << "169.254.9.9"_ba
                                 << "169.254.9.9"_ba << false;
    QTest::newRow("another private host") << "10.1.2.3"_ba
                                          << "192.168.7.7"_ba << false;
    QTest::newRow("from there to here") << "10.1.2.3"_ba
                                        << "127.0.0.1"_ba << false;
}

void TestNetAddress::I5_portsOfTheUpstreamsOwnHost()
{
    QFETCH(QByteArray, home);
    QFETCH(QByteArray, files);
    QFETCH(bool, asked);
    const auto at = [](const LoopbackServer &server, const QByteArray &host) {
        return "http://" + host + ':' + server.address().split(':').last();
    };
    LoopbackServer fileServer([](const SeenRequest &) { return Answer{.body = "file"}; });
    LoopbackServer index([&](const SeenRequest &) {
        return Answer{.status = 302, .headers = {{"Location", at(fileServer, files) + "/file"}}};
    });
    NetClient client;
    const QByteArray credential = "http://me:sesame@" + at(index, home).sliced(7);
    for (const QByteArray &url : {at(fileServer, files) + "/file", at(index, home) + "/go"}) {
        NetRequest request;
        request.url = QUrl::fromEncoded(url);
        request.home = NetHome::of(credential);
        request.otherHosts = OtherHosts::Public;
        const auto answer = client.fetch(request);
        QCOMPARE(bool(answer), asked);
        if (!asked) {
            QCOMPARE(answer.error().code, ErrorCode::Forbidden);
            QVERIFY(english(answer.error().remedy).endsWith(u'.'));
        }
        // Documents stay where they are.
        request.otherHosts = OtherHosts::Never;
        QVERIFY(!client.fetch(request));
    }
    QCOMPARE(fileServer.seen().size(), asked ? 2 : 0);
    for (const SeenRequest &seen : fileServer.seen())
        QVERIFY(!seen.headers.contains("authorization"));
}

void TestNetAddress::I5_portsOfANamedHost_data()
{
    // Where the name leads while the documents are asked for, one after the other, and then.
    QTest::addColumn<QStringList>("documents");
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("asked");
    const QString open = QString::fromLatin1(Public);
    QTest::newRow("as it was") << QStringList{u"10.1.2.3"_s} << u"10.1.2.3"_s << true;
    QTest::newRow("moved there") << QStringList{u"192.168.7.7"_s, u"10.1.2.3"_s} << u"10.1.2.3"_s
                                 << true;
    QTest::newRow("another since") << QStringList{u"192.168.7.7"_s} << u"10.1.2.3"_s << false;
    QTest::newRow("never reached") << QStringList{} << u"10.1.2.3"_s << false;
    QTest::newRow("public, then private") << QStringList{open} << u"10.1.2.3"_s << false;
    QTest::newRow("public, then private twice")
        << QStringList{open, u"10.1.2.3"_s} << u"10.1.2.3"_s << false;
    QTest::newRow("private, then public") << QStringList{u"10.1.2.3"_s, open} << open << true;
}

void TestNetAddress::I5_portsOfANamedHost()
{
    QFETCH(QStringList, documents);
    QFETCH(QString, file);
    QFETCH(bool, asked);
    const auto named = [](const LoopbackServer &server) {
        return "http://named.example:" + server.address().split(':').last();
    };
    LoopbackServer fileServer([](const SeenRequest &) { return Answer{.body = "file"}; });
    LoopbackServer index([&](const SeenRequest &request) {
        if (request.target != "/go")
            return Answer{.body = "document"};
        return Answer{.status = 302, .headers = {{"Location", named(fileServer) + "/file"}}};
    });
    QMutex guard;
    QString leads;
    const auto lead = [&](const QString &address) {
        const QMutexLocker lock(&guard);
        leads = address;
    };
    NetOptions options;
    options.resolve = [&](const QString &) {
        const QMutexLocker lock(&guard);
        return QList<QHostAddress>{QHostAddress(leads)};
    };
    NetClient client(std::move(options));
    NetRequest request;
    request.home = NetHome::of(named(index));
    request.otherHosts = OtherHosts::Public;
    for (const QString &address : documents) {
        lead(address);
        request.url = QUrl::fromEncoded(named(index) + "/document");
        QVERIFY(client.fetch(request));
        index.goAway(); // no connection is used again
        QVERIFY(index.comeBack());
    }
    lead(file);
    request.url = QUrl::fromEncoded(named(fileServer) + "/file");
    const auto answer = client.fetch(request);
    QCOMPARE(bool(answer), asked);
    QCOMPARE(fileServer.seen().size(), asked ? 1 : 0);
}

QTEST_GUILESS_MAIN(TestNetAddress)
#include "tst_netaddress.moc"
