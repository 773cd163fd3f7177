// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/upstreamfinder.h"

#include "app/composition/clientconfiguration.h"
#include "core/visibletext.h"
#include "formats/forwarding.h"
#include "registry/upstreams/upstreamprobe.h"

#include <QLoggingCategory>

#include <algorithm>
#include <new>
#include <system_error>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

Q_LOGGING_CATEGORY(logFinder, "packhouse.upstreams")

constexpr qsizetype MostThreads = 4; // each mostly waits for a client

} // namespace

QMap<FormatId, QByteArray> namedUpstreams(const FormatList &formats)
{
    QStringList types;
    for (const auto &format : formats)
        types.append(format->id());
    return upstreamsFromEnvironment(QProcessEnvironment::systemEnvironment(), types);
}

void nameUpstreams(RegistryOptions &options, const FormatList &formats)
{
    options.upstreams = namedUpstreams(formats);
    options.findUpstream = [&formats](const FormatId &type) {
        return foundUpstream(formats, type, QProcessEnvironment::systemEnvironment());
    };
    options.findBuiltIn = [&formats](const FormatId &type) {
        return builtInUpstream(formats, type, QProcessEnvironment::systemEnvironment());
    };
}

UpstreamFinder::UpstreamFinder(Registry &registry) : m_registry(registry) {}

UpstreamFinder::~UpstreamFinder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_types.clear();
    }
    join();
}

void UpstreamFinder::start()
{
    const UpstreamProbe &probe = m_registry.probe();
    for (const auto &format : m_registry.formats()) {
        const bool isKnown = probe.isNamed(format->id()) || !probe.homes(format->id()).isEmpty();
        if (format->forwarding() && !isKnown)
            m_types << format->id();
    }
    const qsizetype wanted = std::min<qsizetype>(m_types.size(), MostThreads);
    try { // no pool of Qt's: it waits for ever for a thread that could not be made
        for (qsizetype i = 0; i < wanted; ++i)
            m_threads.emplace_back([this] { work(); });
    } catch (const std::system_error &) {
        qCWarning(logFinder) << "There are not enough threads to look for upstreams with.";
    }
}

void UpstreamFinder::work()
{
    for (;;) {
        FormatId type;
        {
            const std::lock_guard lock(m_mutex);
            if (m_types.isEmpty())
                return;
            type = m_types.takeFirst();
        }
        try {
            const FoundUpstream found = m_registry.probe().found(type);
            if (found.hasCredential)
                qCWarning(logFinder).noquote() << visibleText(
                    u"This computer's client of %1 uses %2 with a credential, which "
                    "is the client's own. Name it in PACKHOUSE_UPSTREAM_%3 to "
                    "forward there."_s.arg(type, QString::fromUtf8(found.address), type.toUpper()));
            else if (!found.address.isEmpty())
                m_registry.probe().setUpstream(type, found.address);
        } catch (const std::bad_alloc &) {
            qCWarning(logFinder) << "There is not enough memory to look for an upstream.";
        }
    }
}

void UpstreamFinder::acceptAll()
{
    start();
    work();
    join();
}

void UpstreamFinder::join()
{
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

} // namespace packhouse
