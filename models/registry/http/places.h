// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/http/processoruse.h"
#include "registry/http/server.h"
#include "registry/http/uploadplaces.h"
#include "registry/http/workerpool.h"

#include <QByteArray>

#include <map>
#include <memory>
#include <mutex>

namespace packhouse {

/// Threads that wait for something slow, an upstream most often: a few for each, so that a silent
/// one holds up only those who want something of it. Safe from any thread.
class ForwardingPlaces
{
public:
    /// \a each threads for one upstream, a quarter of them at most for one client.
    ForwardingPlaces(int each, size_t line) : m_each(each), m_line(line) {}

    WorkerPool &of(const QByteArray &upstream)
    {
        const std::lock_guard lock(m_mutex);
        std::unique_ptr<WorkerPool> &pool = m_pools[upstream];
        if (!pool)
            pool = std::make_unique<WorkerPool>(m_each, m_line, (m_each + 3) / 4);
        return *pool;
    }

    void stop()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[upstream, pool] : m_pools)
            pool->stop();
    }

private:
    const int m_each;
    const size_t m_line;
    std::mutex m_mutex;
    std::map<QByteArray, std::unique_ptr<WorkerPool>> m_pools;
};

/// Where requests are worked on: each kind has a bound of its own, so that none can take the room
/// of another.
struct Places
{
    /// \a cores: processors there are.
    Places(const ServerOptions &options, int cores)
        : processors(cores)
        , local(options.workers)
        , greedy(cores - 1, Priority::Low)
        , owner(options.ownerWorkers)
        , uploads(options.maxUploads, options.uploadShare)
        , forwarding(options.forwardsEach, size_t(options.maxForwardsWaiting))
    {}

    void stop()
    {
        forwarding.stop();
        owner.stop();
        greedy.stop();
        local.stop();
    }

    /// The local places for what \a client asks now.
    WorkerPool &localOf(const QByteArray &client)
    {
        return processors.isMuch(client) ? greedy : local;
    }

    ProcessorUse processors; ///< what clients had of them in the local places
    WorkerPool local; ///< never waits for another machine
    WorkerPool greedy; ///< the same for who takes much of the processors; one of these stays free
    WorkerPool owner; ///< what this computer's own user has done; may take long
    UploadPlaces uploads;
    ForwardingPlaces forwarding;
};

} // namespace packhouse
