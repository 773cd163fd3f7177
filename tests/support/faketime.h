// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/netclient.h"

#include <atomic>

namespace packhouse::test {

/// Time that passes when the test says so, for a client of what goes out. Must outlive it.
class FakeTime
{
public:
    using Milliseconds = std::chrono::milliseconds;

    void advance(Milliseconds by) { m_now += by.count(); }
    Milliseconds now() const { return Milliseconds(m_now.load()); }
    /// Without jitter.
    NetOptions options()
    {
        NetOptions options;
        options.clock = &m_clock;
        options.ticks = [this] { return now(); };
        options.jitter = [] { return 0.0; };
        return options;
    }

private:
    class Wall final : public Clock
    {
    public:
        explicit Wall(const std::atomic<qint64> &now) : m_now(now) {}
        QDateTime now() const override
        {
            return QDateTime::fromMSecsSinceEpoch(1'800'000'000'000 + m_now.load(), Qt::UTC);
        }

    private:
        const std::atomic<qint64> &m_now;
    };

    std::atomic<qint64> m_now = 1'000;
    Wall m_clock{m_now};
};

} // namespace packhouse::test
