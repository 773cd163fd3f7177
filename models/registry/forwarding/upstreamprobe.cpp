// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/forwarding/upstreamprobe.h"

#include "registry/forwarding/upstreamclient.h"

#include <QHash>
#include <QMutex>
#include <QSemaphore>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int atOnce = 4;
constexpr qint64 keptSeconds = 24 * 3600;
constexpr qint64 documentLimit = 64 << 20;

using State = ProbeResult::State;

} // namespace

struct UpstreamProbe::Private
{
    Private(const FormatList &formatList, const Clock &theClock)
        : formats(formatList), clock(theClock)
    {}

    const FormatList &formats;
    const Clock &clock;
    mutable QMutex mutex;
    QMap<FormatId, QByteArray> upstreams;
    QHash<QByteArray, ProbeResult> answers; ///< by key()
    QMap<FormatId, QDateTime> quietUntil; ///< the upstream asked for peace
    QSemaphore places{atOnce};
    mutable UpstreamClient client;

    /// Holds the address, so that another upstream never answers for this one.
    QByteArray key(const FormatId &type, const QString &name) const
    {
        return type.toUtf8() + '\n' + upstreams.value(type) + '\n' + name.toUtf8();
    }

    ProbeResult request(const Format &format, const QByteArray &address, const QString &name);
};

UpstreamProbe::UpstreamProbe(const FormatList &formats, const Clock &clock,
                             QMap<FormatId, QByteArray> upstreams)
    : d(std::make_unique<Private>(formats, clock))
{
    for (auto it = upstreams.cbegin(); it != upstreams.cend(); ++it)
        setUpstream(it.key(), it.value());
}

UpstreamProbe::~UpstreamProbe() = default;

QString UpstreamProbe::host(const FormatId &type) const
{
    return QUrl(QString::fromUtf8(upstream(type))).host();
}

QByteArray UpstreamProbe::upstream(const FormatId &type) const
{
    const QMutexLocker lock(&d->mutex);
    return d->upstreams.value(type);
}

void UpstreamProbe::setUpstream(const FormatId &type, const QByteArray &address)
{
    QByteArray trimmed = address.trimmed();
    while (trimmed.endsWith('/'))
        trimmed.chop(1);
    const QMutexLocker lock(&d->mutex);
    d->upstreams.insert(type, trimmed);
    d->quietUntil.remove(type);
}

UpstreamClient &UpstreamProbe::client() const
{
    return d->client;
}

ProbeResult UpstreamProbe::known(const FormatId &type, const QString &canonicalName) const
{
    const QString asked = host(type);
    const QMutexLocker lock(&d->mutex);
    ProbeResult result = d->answers.value(d->key(type, canonicalName));
    if (result.state != State::NotAsked && result.at.secsTo(d->clock.now()) < keptSeconds)
        return result;
    ProbeResult nothing;
    nothing.host = asked;
    return nothing;
}

ProbeResult UpstreamProbe::ask(const FormatId &type, const QString &canonicalName, bool again)
{
    const ProbeResult kept = known(type, canonicalName);
    if (!again && kept.state != State::NotAsked && kept.state != State::Unknown)
        return kept;

    ProbeResult result;
    result.host = host(type);
    result.at = d->clock.now();
    const Format *format = d->formats.find(type);
    const QByteArray address = upstream(type);
    {
        const QMutexLocker lock(&d->mutex);
        if (!format || !format->upstream() || address.isEmpty()) {
            result.state = State::Unknown;
            result.problem = u"no upstream address is known for %1"_s.arg(format ? format->label()
                                                                                 : type);
            return result;
        }
        if (d->quietUntil.value(type) > result.at) {
            result.state = State::Unknown;
            result.problem = u"%1 asked for a pause"_s.arg(result.host);
            return result;
        }
    }
    d->places.acquire();
    result = d->request(*format, address, canonicalName);
    d->places.release();
    const QMutexLocker lock(&d->mutex);
    d->answers.insert(d->key(type, canonicalName), result);
    return result;
}

ProbeResult UpstreamProbe::Private::request(const Format &format, const QByteArray &address,
                                            const QString &name)
{
    ProbeResult result;
    const QUrl home(QString::fromUtf8(address));
    result.host = home.host();
    result.state = State::Unknown;

    QByteArray document;
    UpstreamRequest request;
    request.url = QUrl::fromEncoded(address + '/' + format.upstream()->documentPath(name));
    request.home = home;
    request.accept = format.upstream()->accept();
    request.limit = documentLimit;
    request.sink = [&document](QByteArrayView bytes) -> Result<void> {
        document.append(bytes);
        return {};
    };
    const Result<UpstreamAnswer> answer = client.fetch(request);
    result.at = clock.now();
    if (!answer) {
        result.problem = answer.error().what;
        return result;
    }
    if (answer->status == 404 || answer->status == 410) {
        result.state = State::Absent;
        return result;
    }
    if (answer->status == 429 || answer->status == 503) {
        const QMutexLocker lock(&mutex);
        quietUntil.insert(format.id(),
                          result.at.addSecs(std::clamp<qint64>(answer->retryAfter, 30, 3600)));
    }
    if (answer->status != 200) {
        result.problem = u"%1 answered %2"_s.arg(result.host).arg(answer->status);
        return result;
    }
    Result<UpstreamPackage> package = format.upstream()->parse(document);
    if (!package) {
        result.problem = package.error().what;
        return result;
    }
    result.package = std::move(*package);
    result.state = result.package.held ? State::Held : State::Present;
    return result;
}

} // namespace packhouse
