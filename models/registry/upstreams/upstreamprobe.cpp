// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upstreams/upstreamprobe.h"

#include "core/boundedcache.h"
#include "formats/publicregistry.h"
#include "net/origin.h"
#include "registry/upstreams/echo.h"
#include "registry/upstreams/upstreamrefusal.h"

#include <QMutex>
#include <QSemaphore>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int atOnce = 4;
constexpr qint64 keptSeconds = 24 * 3600;
constexpr qint64 probedLimit = 64 << 20;

constexpr qint64 answerBytesKept = 8 << 20;

using State = ProbeResult::State;

/// What an answer takes in memory, about: the texts in it and what belongs to them.
qint64 sizeOf(const ProbeResult &result)
{
    constexpr qint64 each = 64;
    constexpr qint64 hashes = 4 * 48 + 32 + 64;
    qint64 size = 512 + 2 * (english(result.problem).size() + result.host.size());
    for (const QString &version : result.package.versions)
        size += each + 2 * version.size();
    for (const UpstreamFile &file : result.package.files)
        size += 3 * each + hashes + 2 * (file.version.size() + file.fileName.size())
                + file.url.size();
    return size;
}

QUrl documentUrl(const PublicRegistry &registry, const QByteArray &place, const QString &name)
{
    return QUrl::fromEncoded(place + '/' + registry.documentPath(name));
}

QUrl firstAsked(const PublicRegistry &registry, const NetHome &home, const QString &name)
{
    return registry.hasIndex() ? home.url : documentUrl(registry, home.address(), name);
}

QString hostsOf(const QList<NetHome> &homes)
{
    QStringList hosts;
    for (const NetHome &home : homes)
        hosts.append(home.host());
    hosts.removeDuplicates();
    return hosts.join(u", "_s);
}

bool isThere(const ProbeResult &result)
{
    return result.state == State::Present || result.state == State::Held;
}

/// What the answers of several upstreams come to: the first that has it; else it is nowhere only
/// where all have said so.
ProbeResult together(const QList<ProbeResult> &each, const QString &hosts)
{
    const auto first = [&](auto is) { return std::find_if(each.begin(), each.end(), is); };
    if (const auto there = first(isThere); there != each.end())
        return *there;
    for (const State state : {State::Unknown, State::NotAsked}) {
        const auto one = first([state](const ProbeResult &of) { return of.state == state; });
        if (one != each.end())
            return *one;
    }
    ProbeResult nowhere = each.value(0);
    nowhere.host = hosts;
    return nowhere;
}

} // namespace

struct UpstreamProbe::Private
{
    Private(const FormatList &formatList, const Clock &theClock, const NetOptions &net,
            FindUpstream finder, const QByteArray &identity)
        : formats(formatList)
        , clock(theClock)
        , find(std::move(finder))
        , client(net)
        , echo(client, clock, identity, net.resolve)
    {}

    const FormatList &formats;
    const Clock &clock;
    const FindUpstream find;
    FindAddress builtIn;
    mutable QMutex mutex;
    QMap<FormatId, QList<NetHome>> upstreams;
    QMap<FormatId, bool> publicMarks; ///< as they were given with the upstreams
    QSet<FormatId> named;
    BoundedCache<QByteArray, ProbeResult> answers{answerBytesKept}; ///< by key()
    std::function<void(const FormatId &, const QString &)> heard;
    mutable UpstreamPatience patience;
    QSemaphore places{atOnce};
    mutable NetClient client;
    mutable Echo echo;

    /// Holds the address, so that another upstream never answers for this one.
    static QByteArray key(const FormatId &type, const NetHome &upstream, const QString &name)
    {
        return type.toUtf8() + '\n' + upstream.address() + '\n' + name.toUtf8();
    }

    ProbeResult known(const FormatId &type, const NetHome &upstream, const QString &name);
    ProbeResult askOne(const FormatId &type, const NetHome &upstream, const QString &name,
                       bool again);
    ProbeResult ofItself(const NetHome &upstream) const;
    Result<NetAnswer> fetch(const QUrl &url, const NetHome &home, const PublicRegistry &registry);
    Result<QByteArray> documentsAt(const NetHome &home, const PublicRegistry &registry);
    ProbeResult request(const PublicRegistry &registry, const NetHome &home, const QString &name);
};

UpstreamProbe::UpstreamProbe(const FormatList &formats, const Clock &clock,
                             const QMap<FormatId, QByteArray> &upstreams, NetOptions net,
                             FindUpstream find, const QByteArray &identity)
    : d(std::make_unique<Private>(formats, clock, net, std::move(find), identity))
{
    for (auto it = upstreams.cbegin(); it != upstreams.cend(); ++it) {
        setUpstream(it.key(), it.value());
        d->named.insert(it.key());
    }
}

UpstreamProbe::~UpstreamProbe() = default;

QString UpstreamProbe::host(const FormatId &type) const
{
    const QMutexLocker lock(&d->mutex);
    return hostsOf(d->upstreams.value(type));
}

QByteArray UpstreamProbe::upstream(const FormatId &type) const
{
    return home(type).address();
}

NetHome UpstreamProbe::home(const FormatId &type) const
{
    return homes(type).value(0);
}

QList<NetHome> UpstreamProbe::homes(const FormatId &type) const
{
    const QMutexLocker lock(&d->mutex);
    return d->upstreams.value(type);
}

bool UpstreamProbe::leadsElsewhere(const FormatId &type) const
{
    const QList<NetHome> all = homes(type);
    return std::any_of(all.begin(), all.end(),
                       [this](const NetHome &home) { return !d->echo.isHere(home); });
}

bool UpstreamProbe::isNamed(const FormatId &type) const
{
    const QMutexLocker lock(&d->mutex);
    return d->named.contains(type);
}

void UpstreamProbe::setUpstream(const FormatId &type, const QByteArray &addresses,
                                std::optional<bool> isPublic)
{
    QList<NetHome> homes;
    for (const QByteArray &address : addresses.simplified().split(' ')) {
        if (!address.isEmpty())
            homes.append(NetHome::of(address));
    }
    const QMutexLocker lock(&d->mutex);
    d->upstreams.insert(type, homes);
    d->publicMarks.remove(type);
    if (isPublic)
        d->publicMarks.insert(type, *isPublic);
}

FoundUpstream UpstreamProbe::found(const FormatId &type) const
{
    return d->find ? d->find(type) : FoundUpstream();
}

void UpstreamProbe::setBuiltIn(FindAddress find)
{
    d->builtIn = std::move(find);
}

bool UpstreamProbe::isBuiltIn(const FormatId &type, const QByteArray &address) const
{
    const QByteArray builtIn = d->builtIn ? d->builtIn(type) : QByteArray();
    return !builtIn.isEmpty() && NetHome::of(builtIn).address() == NetHome::of(address).address();
}

bool UpstreamProbe::isPublic(const FormatId &type, const NetHome &home) const
{
    if (!home.credential.isEmpty())
        return false;
    {
        const QMutexLocker lock(&d->mutex);
        const QList<NetHome> upstreams = d->upstreams.value(type);
        const bool isOne = std::any_of(upstreams.begin(), upstreams.end(), [&](const NetHome &one) {
            return one.address() == home.address();
        });
        if (isOne && d->publicMarks.contains(type))
            return d->publicMarks.value(type);
    }
    return isBuiltIn(type, home.address());
}

qint64 UpstreamProbe::keptBytes() const
{
    const QMutexLocker lock(&d->mutex);
    return d->answers.bytes();
}

NetClient &UpstreamProbe::client() const
{
    return d->client;
}

Echo &UpstreamProbe::echo() const
{
    return d->echo;
}

UpstreamPatience &UpstreamProbe::patience() const
{
    return d->patience;
}

ProbeResult UpstreamProbe::known(const FormatId &type, const QString &canonicalName) const
{
    const QMutexLocker lock(&d->mutex);
    QList<ProbeResult> each;
    const QList<NetHome> asked = d->upstreams.value(type);
    for (const NetHome &upstream : asked)
        each.append(d->known(type, upstream, canonicalName));
    return together(each, hostsOf(asked));
}

ProbeResult UpstreamProbe::ask(const FormatId &type, const QString &canonicalName, bool again)
{
    const QList<NetHome> asked = homes(type);
    if (asked.isEmpty())
        return d->askOne(type, {}, canonicalName, again); // says why not
    QList<ProbeResult> each;
    for (const NetHome &upstream : asked) {
        each.append(d->askOne(type, upstream, canonicalName, again));
        if (isThere(each.last()))
            break;
    }
    return together(each, hostsOf(asked));
}

/// With the lock.
ProbeResult UpstreamProbe::Private::known(const FormatId &type, const NetHome &upstream,
                                          const QString &name)
{
    if (const ProbeResult *result = answers.find(key(type, upstream, name));
        result && result->at.secsTo(clock.now()) < keptSeconds)
        return *result;
    ProbeResult nothing;
    nothing.host = upstream.host();
    return nothing;
}

ProbeResult UpstreamProbe::Private::askOne(const FormatId &type, const NetHome &upstream,
                                           const QString &canonicalName, bool again)
{
    {
        const QMutexLocker lock(&mutex);
        const ProbeResult kept = known(type, upstream, canonicalName);
        if (!again && kept.state != State::NotAsked && kept.state != State::Unknown)
            return kept;
    }
    ProbeResult result;
    result.host = upstream.host();
    result.at = clock.now();
    const Format *format = formats.find(type);
    const PublicRegistry *registry = format ? askableRegistry(*format) : nullptr;
    {
        const QMutexLocker lock(&mutex);
        if (format && !registry) {
            result.state = State::Unknown;
            result.problem = Text::of("The registries of %1 cannot be asked about one name.",
                                      format->label());
            return result;
        }
        if (!registry || upstream.url.isEmpty()) {
            result.state = State::Unknown;
            result.problem = Text::of(
                "Nobody has said yes to a registry of %1 that may be told the "
                "name: packhousectl upstreams accept %2, or "
                "PACKHOUSE_UPSTREAM_%3.",
                format ? format->label() : type, type, type.toUpper());
            return result;
        }
        if (const auto pause = patience.refusal(firstAsked(*registry, upstream, canonicalName),
                                                result.at)) {
            result.state = State::Unknown;
            result.problem = pause->text();
            return result;
        }
    }
    {
        places.acquire();
        const QSemaphoreReleaser place(places);
        if (!echo.isHere(upstream))
            result = request(*registry, upstream, canonicalName);
        // Also behind machines that do not say that it came back.
        const bool answered = result.state != State::NotAsked && result.state != State::Unknown;
        if (echo.isHere(upstream) || (answered && echo.leadsHere(upstream)))
            result = ofItself(upstream);
    }
    const QMutexLocker lock(&mutex);
    const QByteArray place = key(type, upstream, canonicalName); // also if it is another by now
    answers.insert(place, result, place.size() + sizeOf(result));
    answers.removeOldestWhile(
        [&result](const ProbeResult &one) { return one.at.secsTo(result.at) >= keptSeconds; });
    if (heard)
        heard(type, canonicalName);
    return result;
}

/// No answer: what is here says nothing about who else has it.
ProbeResult UpstreamProbe::Private::ofItself(const NetHome &upstream) const
{
    ProbeResult result;
    result.host = upstream.host();
    result.state = State::Unknown;
    result.at = clock.now();
    result.problem = Echo::hereText(upstream);
    return result;
}

void UpstreamProbe::onAnswer(
    std::function<void(const FormatId &type, const QString &canonicalName)> heard)
{
    const QMutexLocker lock(&d->mutex);
    d->heard = std::move(heard);
}

Result<NetAnswer> UpstreamProbe::Private::fetch(const QUrl &url, const NetHome &home,
                                                const PublicRegistry &registry)
{
    NetRequest request;
    request.url = url;
    request.home = home;
    request.home.passedOnBy = echo.loopNameOfQuestions();
    request.accept = registry.accept();
    request.limit = probedLimit;
    request.sparesSilentHosts = true;
    return client.fetch(request);
}

/// The address that documents are below: the registry's own, or what its index says. Only this
/// host's, for nobody agreed to ask another.
Result<QByteArray> UpstreamProbe::Private::documentsAt(const NetHome &home,
                                                       const PublicRegistry &registry)
{
    if (!registry.hasIndex())
        return home.address();
    const Result<NetAnswer> index = fetch(home.url, home, registry);
    if (!index)
        return fail(index.error());
    if (index->status == Echo::status)
        echo.heardOf(home);
    if (index->status != 200) {
        patience.heard(*index, clock.now());
        return fail(ErrorCode::Corrupt, upstreamRefusal(*index, home, home.url.fileName()).text());
    }
    Result<QByteArray> address = registry.documentsAt(index->body);
    if (!address || sameOrigin(home.url, QUrl::fromEncoded(*address)))
        return address;
    return fail(ErrorCode::Forbidden,
                Text::of("It has its packages at another address, %1, which is not asked.",
                         hostText(QUrl::fromEncoded(*address))));
}

ProbeResult UpstreamProbe::Private::request(const PublicRegistry &registry, const NetHome &home,
                                            const QString &name)
{
    ProbeResult result;
    result.host = home.host();
    result.state = State::Unknown;

    const Result<QByteArray> place = documentsAt(home, registry);
    if (!place) {
        result.at = clock.now();
        result.problem = place.error().what;
        return result;
    }
    const QUrl url = documentUrl(registry, *place, name);
    if (const auto pause = patience.refusal(url, clock.now())) {
        result.at = clock.now();
        result.problem = pause->text();
        return result;
    }
    const Result<NetAnswer> answer = fetch(url, home, registry);
    result.at = clock.now();
    if (!answer) {
        result.problem = answer.error().what;
        return result;
    }
    if (answer->status == 404 || answer->status == 410) {
        result.state = State::Absent;
        return result;
    }
    if (answer->status == Echo::status)
        echo.heardOf(home);
    if (answer->status != 200) {
        patience.heard(*answer, result.at);
        result.problem = upstreamRefusal(*answer, home, name).text();
        return result;
    }
    Result<UpstreamPackage> package = registry.parse(answer->body);
    if (!package && package.error().code == ErrorCode::NotFound) {
        result.state = State::Absent;
        return result;
    }
    if (!package) {
        result.problem = package.error().what;
        return result;
    }
    result.package = std::move(*package);
    result.state = result.package.held ? State::Held : State::Present;
    return result;
}

} // namespace packhouse
