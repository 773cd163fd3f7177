// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/registry.h"

#include <mutex>
#include <thread>
#include <vector>

namespace packhouse {

/// Says yes to what this computer's own clients are set up with. Must not outlive the registry.
class UpstreamFinder
{
public:
    explicit UpstreamFinder(Registry &registry);
    ~UpstreamFinder();

    /// A yes for as long as this process runs to what is found for the types that forward; returns
    /// when all is known. An address with a credential is not used.
    void acceptAll();

private:
    void start(); ///< clients take their time, so several are asked at once
    void work();
    void join();

    Registry &m_registry;
    std::mutex m_mutex;
    QStringList m_types; ///< still to be looked for
    std::vector<std::thread> m_threads;
};

/// The upstreams named for this run; they may hold a user and password.
QMap<FormatId, QByteArray> namedUpstreams(const FormatList &formats);
/// Puts them into the options, and how to find others.
void nameUpstreams(RegistryOptions &options, const FormatList &formats);

} // namespace packhouse
