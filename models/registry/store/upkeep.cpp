// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/upkeep.h"

#include "core/clock.h"
#include "registry/store/clockwatch.h"
#include "registry/store/store.h"

#include <QLoggingCategory>

#include <chrono>

using namespace std::chrono_literals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logUpkeep, "packhouse.upkeep")

constexpr auto FlushEvery = 15s;
constexpr int FlushesPerCleanup = 240; // about an hour

} // namespace

Upkeep::Upkeep(Store &store, const Clock &clock)
    : m_store(store), m_clock(clock), m_thread([this] { run(); })
{}

Upkeep::~Upkeep()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

/// Of a directory from before. Soon after the start, for what it puts right is seen.
void Upkeep::readAnew()
{
    for (const auto step : {&Store::checkLatest, &Store::readDependencies}) {
        Result<bool> more = true;
        while (more && *more) {
            {
                const std::lock_guard lock(m_mutex);
                if (m_stopping)
                    return; // the next one goes on
            }
            more = (m_store.*step)();
        }
        if (!more)
            qCWarning(logUpkeep).noquote() << english(more.error());
    }
}

void Upkeep::run()
{
    readAnew();
    ClockWatch watch(lastUsed());
    int due = 2; // flushes until the next cleanup; the first is not while the program starts
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, FlushEvery, [this] { return m_stopping; })) {
        lock.unlock();
        m_store.flush();
        const bool believed = watch.believes(m_clock.now().toMSecsSinceEpoch(), runningClock());
        if (--due <= 0 && believed) {
            cleanUp();
            due = FlushesPerCleanup;
        }
        lock.lock();
    }
}

std::optional<qint64> Upkeep::lastUsed() const
{
    const Result<QList<ActivityRow>> newest = m_store.activity(0, 1);
    if (!newest || newest->isEmpty())
        return {};
    return newest->constFirst().at.toMSecsSinceEpoch();
}

void Upkeep::cleanUp()
{
    if (const auto purged = m_store.purgeExpired(); !purged)
        qCWarning(logUpkeep).noquote() << english(purged.error());
    if (const auto freed = m_store.collect(BlobGraceSeconds); !freed)
        qCWarning(logUpkeep).noquote() << english(freed.error());
}

} // namespace packhouse
