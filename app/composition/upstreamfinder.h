// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/registry.h"

#include <QThreadPool>

namespace packhouse {

/// Tells a registry its upstreams: PACKHOUSE_UPSTREAM_… at once, the machine's own client
/// configuration in the background, since clients take their time. Must not outlive the registry.
class UpstreamFinder
{
public:
    explicit UpstreamFinder(Registry &registry);
    ~UpstreamFinder();

    /// Begins with the types that have an upstream and none named for this run. Does nothing the
    /// second time.
    void start();
    /// start(), and waits until all are known or not.
    void finish();

private:
    Registry &m_registry;
    QThreadPool m_pool;
    bool m_started = false;
};

/// The upstreams named for this run, for RegistryOptions.
QMap<FormatId, QByteArray> namedUpstreams(const FormatList &formats);

} // namespace packhouse
