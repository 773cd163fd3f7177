// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <memory>

namespace packhouse {

/// Makes the calling thread one that gets what others leave of the processors, until the thread
/// ends. Where the system cannot do that it stays as it is.
///
/// A low priority alone is not enough: Linux lets whoever runs go on until its next tick, up to
/// 4 ms, while a thread of usual priority waits for the same processor, whenever that one has had
/// more than its share shortly before (EEVDF: it is not eligible until then). So during work() the
/// thread offers its processor to others every 0.2 ms, by a timer's signal to it alone. System
/// calls that a signal may interrupt are made again by the system (SA_RESTART), but for those that
/// wait for a given time.
class LowPriority
{
public:
    LowPriority();
    ~LowPriority();
    Q_DISABLE_COPY_MOVE(LowPriority)

    template<typename Work>
    void run(Work &&work)
    {
        const Offering offering(*this);
        work();
    }

    /// While it lives the calling thread is not interrupted by its timer, if it has one. For
    /// starting processes: fork() begins anew whenever a signal comes before it is done.
    class Undisturbed
    {
    public:
        Undisturbed();
        ~Undisturbed();
        Q_DISABLE_COPY_MOVE(Undisturbed)

    private:
        LowPriority *const m_thread;
    };

private:
    struct Offering
    {
        explicit Offering(LowPriority &of) : thread(of) { thread.offer(true); }
        ~Offering() { thread.offer(false); }
        Q_DISABLE_COPY_MOVE(Offering)
        LowPriority &thread;
    };
    struct Timer;

    void offer(bool on);

    std::unique_ptr<Timer> m_timer; ///< none where the system has none
    bool m_offers = false;
};

} // namespace packhouse
