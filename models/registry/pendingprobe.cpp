// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/forwarding/upstreamprobe.h"

#include <QMutex>
#include <QUrl>

using namespace Qt::StringLiterals;

// Built only where forwarding/upstreamprobe.cpp is not there: it keeps addresses and asks nobody.
namespace packhouse {

struct UpstreamProbe::Private {
    mutable QMutex mutex;
    QMap<FormatId, QByteArray> upstreams;
};

UpstreamProbe::UpstreamProbe(const FormatList &, const Clock &, QMap<FormatId, QByteArray> upstreams)
    : d(std::make_unique<Private>())
{
    d->upstreams = std::move(upstreams);
}

UpstreamProbe::~UpstreamProbe() = default;

QString UpstreamProbe::host(const FormatId &type) const
{
    return QUrl::fromEncoded(upstream(type)).host();
}

ProbeResult UpstreamProbe::known(const FormatId &type, const QString &) const
{
    ProbeResult result;
    result.host = host(type);
    return result;
}

ProbeResult UpstreamProbe::ask(const FormatId &type, const QString &, bool)
{
    ProbeResult result;
    result.state = ProbeResult::State::Unknown;
    result.problem = u"This build cannot ask an upstream."_s;
    result.host = host(type);
    return result;
}

void UpstreamProbe::setUpstream(const FormatId &type, const QByteArray &address)
{
    const QMutexLocker lock(&d->mutex);
    d->upstreams.insert(type, address);
}

QByteArray UpstreamProbe::upstream(const FormatId &type) const
{
    const QMutexLocker lock(&d->mutex);
    return d->upstreams.value(type);
}

} // namespace packhouse
