// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands between this program and the system's calls that look up names and connect, so that a
// name can mean one address when it is checked and another one later.
#include "registry/forwarding/upstreamclient.h"
#include "support/loopbackserver.h"

#include <QHostAddress>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <mutex>

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace packhouse;
using namespace packhouse::test;

namespace {

constexpr const char *Rebound = "rebound.example";
constexpr const char *Checked = "93.184.216.34";

std::atomic<int> lookups = 0;
std::mutex mutex;
QStringList connectedTo;

template<typename Function>
Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

/// The first answer is a public address; all others are this computer's.
int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **result)
{
    static const auto call =
        real<int (*)(const char *, const char *, const addrinfo *, addrinfo **)>("getaddrinfo");
    if (node && qstrcmp(node, Rebound) == 0)
        return call(lookups++ == 0 ? Checked : "127.0.0.1", service, hints, result);
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
    errno = ECONNREFUSED;
    return -1;
}
}

class TestUpstreamAddress : public QObject
{
    Q_OBJECT

private slots:
    void I7_connectsToTheAddressThatWasChecked();
};

void TestUpstreamAddress::I7_connectsToTheAddressThatWasChecked()
{
    LoopbackServer inner([](const SeenRequest &) { return Answer{.body = "secret"}; });
    const QByteArray port = inner.address().split(':').last();
    LoopbackServer upstream([&](const SeenRequest &) {
        return Answer{
            .status = 302,
            .headers = {{"Location", QByteArray("http://") + Rebound + ':' + port + "/file"}}};
    });
    UpstreamClient client;
    UpstreamRequest request;
    request.url = QUrl::fromEncoded(upstream.address() + "/file");
    request.home = QUrl::fromEncoded(upstream.address());
    request.accept = "*/*"_ba;
    request.otherHosts = true;
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

QTEST_GUILESS_MAIN(TestUpstreamAddress)
#include "tst_upstreamaddress.moc"
