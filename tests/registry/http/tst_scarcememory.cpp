// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Ends the memory of a server's own thread at one place after the other: the connection that it
// hits may be lost, and nothing else.
#include "rawclient.h"
#include "registry/http/server.h"
#include "testhandler.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <new>

using namespace packhouse;
using namespace Qt::StringLiterals;

namespace {

thread_local bool isServing = false; ///< a thread of the server
std::atomic<int> left = -1; ///< of its allocations until the one that fails; -1: none does
std::atomic<int> failures = 0;

void *allocated(std::size_t size)
{
    if (isServing && left >= 0 && left-- == 0) {
        ++failures;
        throw std::bad_alloc();
    }
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}

} // namespace

void *operator new(std::size_t size)
{
    return allocated(size);
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

class ScarceMemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void P1_memoryThatEndsHarmsOneConnection_data()
    {
        QTest::addColumn<bool>("accepting");
        QTest::newRow("while a request waits for another machine") << false;
        QTest::newRow("while the next connection comes") << true;
    }

    void P1_memoryThatEndsHarmsOneConnection()
    {
        QFETCH(bool, accepting);
        std::atomic<int> nth = -1;
        TestHandler handler;
        handler.onQuick = [&](const RequestHead &head) -> std::shared_ptr<const Reply> {
            isServing = true;
            if (head.target != "/here")
                left = nth.load();
            return nullptr;
        };
        handler.onBegin = [](const RequestHead &head) -> std::optional<Reply> {
            if (head.target == "/from")
                return std::nullopt;
            return Reply::text("local", "text/plain");
        };
        handler.onAnswer = [](const RequestHead &, const Result<Body> &) {
            Reply reply;
            reply.waitsFor = "upstream";
            return reply;
        };
        handler.onWaiting = [](const RequestHead &) { return Reply::text("there", "text/plain"); };
        ServerOptions options;
        options.threads = 1;
        auto server = Server::start(options, handler).value();
        failures = 0;
        for (nth = 0; nth < 60; ++nth) {
            RawClient client(server->port());
            const Response answer = client.get(accepting ? "/arm" : "/from");
            if (accepting)
                (void)RawClient(server->port()).get("/here");
            left = -1;
            QVERIFY(answer.status != 0 || client.closes());
        }
        QVERIFY(failures > 0);
        QTRY_COMPARE(server->counters().connections, 0);
        QCOMPARE(RawClient(server->port()).get("/here").body, "local"_ba);
    }
};

QTEST_GUILESS_MAIN(ScarceMemoryTest)
#include "tst_scarcememory.moc"
