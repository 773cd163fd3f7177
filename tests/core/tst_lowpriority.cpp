// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lowpriority.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#ifdef Q_OS_LINUX
    #include <sched.h>
    #include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace packhouse;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// A thread of low priority holds nobody up, and what it calls does not notice its timer.
class TestLowPriority : public QObject
{
    Q_OBJECT

private slots:
    void othersDoNotWaitForATick();
    void whatIsReadIsNotInterrupted();
    void startsProcesses();
};

#ifdef Q_OS_LINUX
namespace {

bool stayOn(int processor)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(processor, &one);
    return ::sched_setaffinity(0, sizeof one, &one) == 0;
}

/// How long each of its turns is, while it never rests.
std::vector<Clock::duration> turns(size_t wanted, Clock::time_point until)
{
    std::vector<Clock::duration> turns;
    Clock::time_point began = Clock::now();
    Clock::time_point last = began;
    while (turns.size() < wanted && last < until) {
        const Clock::time_point now = Clock::now();
        if (now - last > 100us) { // another one had the processor
            turns.push_back(last - began);
            began = now;
        }
        last = now;
    }
    return turns;
}

} // namespace
#endif

void TestLowPriority::othersDoNotWaitForATick()
{
#ifdef Q_OS_LINUX
    const int here = ::sched_getcpu();
    std::atomic<bool> done = false;
    std::atomic<bool> ready = false;
    std::thread usual([&] {
        ready = stayOn(here);
        while (!done) {}
    });
    std::vector<Clock::duration> seen;
    std::thread low([&] {
        if (!stayOn(here))
            return;
        LowPriority priority;
        priority.run([&] { seen = turns(15, Clock::now() + 20s); });
    });
    low.join();
    done = true;
    usual.join();
    QVERIFY(ready);
    QVERIFY2(seen.size() >= 15, qPrintable(QString::number(seen.size())));
    std::ranges::sort(seen);
    QVERIFY2(seen[seen.size() / 2] < 1ms,
             qPrintable(QString::number(
                 std::chrono::duration<double, std::milli>(seen[seen.size() / 2]).count())));
#else
    QSKIP("Only Linux lets a thread offer its processor.");
#endif
}

void TestLowPriority::whatIsReadIsNotInterrupted()
{
#ifdef Q_OS_LINUX
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    std::atomic<bool> reads = false;
    ssize_t got = -2;
    std::thread low([&] {
        LowPriority priority;
        priority.run([&] {
            char byte = 0;
            reads = true;
            got = ::read(ends[0], &byte, 1);
        });
    });
    while (!reads)
        std::this_thread::yield();
    for (const auto until = Clock::now() + 20ms; Clock::now() < until;)
        std::this_thread::yield(); // in which its timer comes many times
    QCOMPARE(::write(ends[1], "x", 1), 1);
    low.join();
    QCOMPARE(got, 1);
    ::close(ends[0]);
    ::close(ends[1]);
#else
    QSKIP("Nothing interrupts it here.");
#endif
}

/// With so much memory fork() takes longer than there is between two signals.
void TestLowPriority::startsProcesses()
{
    std::vector<char> memory(256'000'000, 'x');
    bool started = false;
    std::thread low([&] {
        LowPriority priority;
        priority.run([&] {
            QProcess process;
            {
                const LowPriority::Undisturbed undisturbed;
                process.start(u"true"_s, {});
            }
            started = process.waitForFinished(20'000) && process.exitCode() == 0;
        });
    });
    low.join();
    QVERIFY(started);
    QCOMPARE(memory[memory.size() / 2], 'x');
}

QTEST_GUILESS_MAIN(TestLowPriority)
#include "tst_lowpriority.moc"
