// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/registry.h"

#include <mutex>
#include <thread>
#include <vector>

namespace packhouse {

/// Tells a registry its upstreams: PACKHOUSE_UPSTREAM_… at once, the machine's own client
/// configuration in the background, since clients take their time. Must not outlive the registry.
class UpstreamFinder
{
public:
    explicit UpstreamFinder(Registry &registry);
    ~UpstreamFinder();

    /// Begins with the types that have an upstream and none named for this run. Does nothing the
    /// second time. Where there is no thread or no memory for it, none are found.
    void start();
    /// start(), and waits until all are known or not.
    void finish();

private:
    void work();
    void join();

    Registry &m_registry;
    std::mutex m_mutex;
    QStringList m_types; ///< still to be looked for
    std::vector<std::thread> m_threads;
    bool m_started = false;
};

/// The upstreams named for this run; they may hold a user and password.
QMap<FormatId, QByteArray> namedUpstreams(const FormatList &formats);
/// Puts them into the options, and how to find others.
void nameUpstreams(RegistryOptions &options, const FormatList &formats);

} // namespace packhouse
