// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Boost comes first: Qt's keywords are macros that its headers use as names.
#include <boost/asio/io_context.hpp>

#include "registry/http/inbox.h"
#include "registry/http/processoruse.h"
#include "registry/http/workerpool.h"

#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <array>
#include <new>
#include <thread>

using namespace packhouse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How clients share the processors and the threads.
class SharingTest : public QObject
{
    Q_OBJECT

    using Clock = ProcessorUse::Clock;
    const Clock::time_point m_start = Clock::now();

    Clock::time_point after(std::chrono::milliseconds time) const { return m_start + time; }

    /// How many jobs of \a client start before one of them is put among the greedy.
    int startsOf(const QByteArray &client, ProcessorUse &use, Clock::time_point now) const
    {
        int count = 0;
        while (count < 1'000 && !use.isMuch(client, now)) {
            use.begin(client, now);
            ++count;
        }
        for (int i = 0; i < count; ++i)
            use.end(client, {}, now);
        return count;
    }

private slots:
    void P3_whoTakesMuchIsSeen()
    {
        ProcessorUse use(2);
        use.add("light", 10ms, after(0ms));
        use.add("greedy", 400ms, after(0ms));
        QVERIFY(!use.isMuch("greedy", after(0ms)));
        use.add("greedy", 400ms, after(0ms));
        QVERIFY(use.isMuch("greedy", after(0ms)));
        QVERIFY(!use.isMuch("light", after(0ms)));
        QVERIFY(!use.isMuch("unknown", after(0ms)));
    }

    void P3_itIsForgotten()
    {
        ProcessorUse use(2);
        use.add("greedy", 2s, after(0ms));
        use.add("light", 100ms, after(0ms));
        QVERIFY(use.isMuch("greedy", after(500ms)));
        QVERIFY(!use.isMuch("greedy", after(3'000ms)));
    }

    // Nobody is held back where there is nobody to leave anything to.
    void P3_whoIsAloneHasAll()
    {
        ProcessorUse use(2);
        use.add("alone", 20s, after(0ms));
        QVERIFY(!use.isMuch("alone", after(0ms)));
        use.add("another", 10ms, after(0ms));
        QVERIFY(use.isMuch("alone", after(0ms)));
        // The other has gone.
        use.add("alone", 10s, after(8'000ms));
        QVERIFY(!use.isMuch("alone", after(8'000ms)));
    }

    // Sixteen at once would be over before any of them is charged.
    void P3_whoIsNotKnownStartsWithFew()
    {
        ProcessorUse use(2);
        use.add("light", 10ms, after(0ms));
        QVERIFY2(startsOf("unknown", use, after(0ms)) <= 3, "an unknown client");
        for (int i = 0; i < 100; ++i)
            use.add("publisher", 3ms, after(0ms));
        QVERIFY2(startsOf("publisher", use, after(0ms)) >= 10, "one whose jobs are light");
        for (int i = 0; i < 1'000; ++i)
            use.add("dear", 100us, after(0ms));
        use.add("dear", 250ms, after(0ms));
        QVERIFY2(startsOf("dear", use, after(0ms)) <= 3, "one with a dear job among light ones");
    }

    void P3_aThreadsWaitingIsNotCounted()
    {
        const auto before = processorTime();
        QSemaphore never;
        QVERIFY(!never.tryAcquire(1, 200));
        QVERIFY(processorTime() - before < 100ms);
    }

    void P3_aGreatManyClientsTakeNoRoom()
    {
        ProcessorUse use(2);
        for (int i = 0; i < 100'000; ++i)
            use.add("client " + QByteArray::number(i), 1us, after(std::chrono::milliseconds(i)));
        QVERIFY2(use.clients() < 1'000, qPrintable(QString::number(use.clients())));
    }

    // He would come back with all his requests at once.
    void P3_whoIsHeldBackIsSoUntilHeTakesLittle()
    {
        ProcessorUse use(2);
        use.add("greedy", 600ms, after(0ms));
        use.add("light", 100ms, after(0ms));
        QVERIFY(use.isMuch("greedy", after(0ms)));
        QVERIFY(use.isMuch("greedy", after(500ms))); // 360 ms of it are left
        QVERIFY(!use.isMuch("greedy", after(1'000ms))); // 220 ms
        use.add("greedy", 150ms, after(1'000ms));
        QVERIFY(!use.isMuch("greedy", after(1'000ms)));
    }

    void P1_whatWorkersHandBackIsDoneOnceAndInOrder()
    {
        struct Note final : Inbox::Item
        {
            Note(QList<int> &l, int n) : list(l), number(n) {}
            void run() override
            {
                list << number;
                if (number % 100 == 50)
                    throw std::bad_alloc();
            }
            QList<int> &list;
            int number;
        };
        boost::asio::io_context io(1);
        std::array<QList<int>, 3> lists;
        constexpr int each = 2'000;
        {
            Inbox inbox(io);
            std::vector<std::thread> workers;
            for (QList<int> &list : lists)
                workers.emplace_back([&inbox, &list] {
                    for (int i = 0; i < each; ++i)
                        inbox.put(std::make_shared<Note>(list, i));
                });
            const auto all = [&] {
                return std::ranges::all_of(lists, [](const auto &l) { return l.size() == each; });
            };
            while (!all()) {
                try {
                    io.run_one();
                } catch (const std::bad_alloc &) { // the thread goes on
                }
            }
            for (std::thread &worker : workers)
                worker.join();
            for (int i = 0; i < 100'000; ++i) // what is left is dropped, however much it is
                inbox.put(std::make_shared<Note>(lists[0], i));
        }
        for (const QList<int> &list : lists) {
            QCOMPARE(list.size(), each);
            QVERIFY(std::ranges::is_sorted(list));
        }
    }

    void P1_clientsTakeTurns()
    {
        WorkerPool pool(1);
        QSemaphore begun;
        QSemaphore go;
        QSemaphore done;
        QByteArrayList order;
        QVERIFY(pool.post([&] {
            begun.release();
            go.acquire();
        }));
        begun.acquire();
        const auto post = [&](const QByteArray &name) {
            return pool.post(
                [&, name] {
                    order << name;
                    done.release();
                },
                name.first(1));
        };
        for (const char *name : {"a1", "a2", "a3", "a4", "b1", "b2", "c1"})
            QVERIFY(post(name));
        go.release();
        QVERIFY(done.tryAcquire(7, 10'000));
        QCOMPARE(order.join(' '), "a1 b1 c1 a2 b2 a3 a4"_ba);
    }
};

QTEST_GUILESS_MAIN(SharingTest)
#include "tst_sharing.moc"
