// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upkeep.h"

#include "registry/store/store.h"

#include <QLoggingCategory>

#include <chrono>

using namespace std::chrono_literals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logUpkeep, "packhouse.upkeep")

constexpr auto FlushEvery = 15s;
constexpr int FlushesPerCleanup = 240; // about an hour
/// Long enough for any upload to be published, so that the collector never takes what is on its
/// way.
constexpr qint64 BlobGraceSeconds = 24 * 60 * 60;

} // namespace

Upkeep::Upkeep(Store &store) : m_store(store), m_thread([this] { run(); }) {}

Upkeep::~Upkeep()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Upkeep::run()
{
    std::unique_lock lock(m_mutex);
    for (int round = 1; !m_wake.wait_for(lock, FlushEvery, [this] { return m_stopping; });
         ++round) {
        lock.unlock();
        m_store.flush();
        // The first cleanup comes with the second flush: not while the program starts.
        if (round % FlushesPerCleanup == 2) {
            if (const auto purged = m_store.purgeExpired(); !purged)
                qCWarning(logUpkeep).noquote() << purged.error().text();
            if (const auto freed = m_store.collect(BlobGraceSeconds); !freed)
                qCWarning(logUpkeep).noquote() << freed.error().text();
        }
        lock.lock();
    }
}

} // namespace packhouse
