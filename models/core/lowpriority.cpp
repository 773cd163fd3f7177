// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lowpriority.h"

#ifdef Q_OS_LINUX
    #include <cerrno>
    #include <csignal>
    #include <ctime>
    #include <sched.h>
    #include <sys/resource.h>
    #include <sys/syscall.h>
    #include <unistd.h>
#endif

namespace packhouse {

namespace {

thread_local LowPriority *ofThisThread = nullptr;

} // namespace

#ifdef Q_OS_LINUX

namespace {

constexpr long Turn = 200'000; // ns

// As sched_setattr(2) has it; the C library does not.
struct SchedulingAttributes
{
    quint32 size = sizeof(SchedulingAttributes);
    quint32 policy = SCHED_OTHER;
    quint64 flags = 0;
    qint32 nice = 0;
    quint32 priority = 0;
    quint64 runtime = 0; ///< ns: how long its turns are, from Linux 6.12 on
    quint64 deadline = 0;
    quint64 period = 0;
};

void lowerThisThread()
{
    SchedulingAttributes low;
    low.nice = 15;
    low.runtime = Turn / 2; // what a thread gives up when it yields
    if (::syscall(SYS_sched_setattr, 0, &low, 0) != 0)
        ::setpriority(PRIO_PROCESS, 0, low.nice); // of the thread
}

int turnSignal()
{
    return SIGRTMIN + 1;
}

void yieldAtSignal(int)
{
    const int error = errno;
    ::sched_yield();
    errno = error;
}

} // namespace

#endif

struct LowPriority::Timer
{
#ifdef Q_OS_LINUX
    timer_t id;

    static std::unique_ptr<Timer> ofCaller()
    {
        struct sigaction action = {};
        action.sa_handler = &yieldAtSignal;
        action.sa_flags = SA_RESTART;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(turnSignal(), &action, nullptr);
        sigevent event = {};
        event.sigev_notify = SIGEV_THREAD_ID;
        event.sigev_signo = turnSignal();
        event._sigev_un._tid = pid_t(::syscall(SYS_gettid));
        timer_t id = {};
        if (::timer_create(CLOCK_MONOTONIC, &event, &id) != 0)
            return nullptr;
        return std::unique_ptr<Timer>(new Timer{id});
    }
    ~Timer()
    {
        ::timer_delete(id);
    }

    void set(long nanoseconds) const
    {
        itimerspec time = {};
        time.it_value.tv_nsec = time.it_interval.tv_nsec = nanoseconds;
        ::timer_settime(id, 0, &time, nullptr);
    }
#endif
};

#ifdef Q_OS_LINUX

LowPriority::LowPriority()
{
    lowerThisThread();
    m_timer = Timer::ofCaller();
    ofThisThread = this;
}

void LowPriority::offer(bool on)
{
    m_offers = on;
    if (m_timer)
        m_timer->set(on ? Turn : 0);
}

#else

LowPriority::LowPriority()
{
    ofThisThread = this;
}

void LowPriority::offer(bool on)
{
    m_offers = on;
}

#endif

LowPriority::~LowPriority()
{
    ofThisThread = nullptr;
}

LowPriority::Undisturbed::Undisturbed()
    : m_thread(ofThisThread && ofThisThread->m_offers ? ofThisThread : nullptr)
{
    if (m_thread)
        m_thread->offer(false);
}

LowPriority::Undisturbed::~Undisturbed()
{
    if (m_thread)
        m_thread->offer(true);
}

} // namespace packhouse
