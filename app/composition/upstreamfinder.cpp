// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/upstreamfinder.h"

#include "app/composition/clientconfiguration.h"
#include "registry/forwarding/upstreamprobe.h"

namespace packhouse {

QMap<FormatId, QByteArray> namedUpstreams(const FormatList &formats)
{
    QStringList types;
    for (const auto &format : formats)
        types.append(format->id());
    return upstreamsFromEnvironment(QProcessEnvironment::systemEnvironment(), types);
}

UpstreamFinder::UpstreamFinder(Registry &registry) : m_registry(registry) {}

UpstreamFinder::~UpstreamFinder()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void UpstreamFinder::start()
{
    if (std::exchange(m_started, true))
        return;
    const QMap<FormatId, QByteArray> named = namedUpstreams(m_registry.formats());
    for (const auto &format : m_registry.formats()) {
        if (!format->upstream() || named.contains(format->id()))
            continue;
        m_pool.start([&probe = m_registry.probe(), type = format->id()] {
            const QByteArray address = configuredUpstream(type,
                                                          QProcessEnvironment::systemEnvironment());
            if (!address.isEmpty())
                probe.setUpstream(type, address);
        });
    }
}

void UpstreamFinder::finish()
{
    start();
    m_pool.waitForDone();
}

} // namespace packhouse
