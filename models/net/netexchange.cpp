// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/netexchange.h"

#include "core/clock.h"
#include "net/origin.h"

#include <utility>

namespace packhouse {

using namespace Qt::StringLiterals;
using Kind = AttemptEnd::Kind;

namespace {

constexpr int MostRedirects = 5;
constexpr qint64 ErrorBody = 64 * 1024; // bytes that are read of a refusal

bool isSuccess(int status)
{
    return status >= 200 && status <= 299;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isPage(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').constFirst().trimmed().toLower();
    return type == "text/html" || type == "application/xhtml+xml";
}

bool takesPages(const QByteArray &accept)
{
    return accept.contains("html") || accept.contains("*/*") || accept.contains("text/*");
}

/// The same machine, by a safer way.
bool isUpgrade(const QUrl &from, const QUrl &to)
{
    return from.scheme() == "http"_L1 && to.scheme() == "https"_L1 && from.host() == to.host();
}

QByteArray originOf(const QUrl &url)
{
    return (url.scheme() + u"://"_s + url.host() + u':' + QString::number(portOf(url))).toUtf8();
}

bool isOnPrivateNet(const QHostAddress &address)
{
    bool isIpv4 = false;
    const QHostAddress plain(address.toIPv4Address(&isIpv4)); // takes IPv4-mapped ones as well
    const QHostAddress &checked = isIpv4 ? plain : address;
    return checked.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8)
           || checked.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12)
           || checked.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16)
           || checked.isInSubnet(QHostAddress(u"fc00::"_s), 7);
}

} // namespace

NetExchange::NetExchange(NetRequest request, const NetOptions &options, HomeAddresses &homes,
                         OpenSockets &sockets)
    : m_request(std::move(request))
    , m_options(options)
    , m_homes(homes)
    , m_sockets(sockets)
    , m_origin(originOf(m_request.url))
    , m_asked(options.ticks())
{
    if (m_request.home.url.isEmpty())
        m_request.home.url = m_request.url.adjusted(QUrl::RemoveUserInfo);
    m_outcome = fail(closed());
    m_promise.start();
}

Error NetExchange::closed() const
{
    return {ErrorCode::Cancelled,
            Text::of("The connection to %1 is closed.", hostText(m_request.url)),
            {},
            false};
}

NetExchange::~NetExchange()
{
    answer();
}

void NetExchange::answer()
{
    if (m_promise.future().isFinished())
        return;
    m_wire.reset();
    // What the callbacks refer to may go as soon as the future is answered.
    m_request = {};
    try {
        m_promise.addResult(std::move(m_outcome));
    } catch (...) { // no memory for it: thrown where the answer is waited for
        m_promise.setException(std::current_exception());
    }
    m_promise.finish();
}

bool NetExchange::begin()
{
    ++m_attempt;
    m_redirects = 0;
    m_left = m_homeIsPrivate = m_fresh = false;
    m_silence.reset();
    m_end = {};
    if (std::exchange(m_sinkUsed, false) && m_request.restart) {
        if (const Result<void> restarted = m_request.restart(); !restarted) {
            endWith(Kind::Final, fail(restarted.error()));
            return false;
        }
    }
    if (m_attempt > 1 && m_request.body.device)
        m_request.body.device->seek(0);
    return go(m_request.url);
}

bool NetExchange::isHome(const QUrl &url) const
{
    return sameOrigin(url, m_request.home.url) || isUpgrade(m_request.home.url, url);
}

std::optional<Error> NetExchange::refusal(const QUrl &url) const
{
    const QString home = hostText(m_request.home.url);
    if ((url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
        return Error{ErrorCode::Forbidden,
                     Text::of("%1 names something that is not on the web.", home),
                     Text::of("Check the address of the registry."), false};
    if (!isHome(url) && m_request.otherHosts == OtherHosts::Never)
        return Error{
            ErrorCode::Forbidden,
            Text::of("%1 sends requests on to %2, which is not asked.", home, hostText(url)),
            Text::of("If that is where the registry is now, change its address."), false};
    return std::nullopt;
}

/// Whether a redirect may be followed at all, wherever it leads.
std::optional<Error> NetExchange::refusedTurn(const QUrl &target) const
{
    const QString host = hostText(m_url);
    if (m_request.method != "GET" && m_request.method != "HEAD")
        return Error{ErrorCode::Network,
                     Text::of("%1 sends this request on to where it cannot be followed.", host),
                     Text::of("Check that the registry's address is the final one."), false};
    if (m_redirects >= MostRedirects)
        return Error{ErrorCode::Network, Text::of("%1 redirects in circles.", host),
                     Text::of("Check the address of the registry."), false};
    if (m_url.scheme() == "https"_L1 && target.scheme() == "http"_L1)
        return Error{
            ErrorCode::Forbidden,
            Text::of("%1 sends a request on from https to http, which is not followed.", host),
            Text::of("Ask whoever runs that registry."), false};
    if (isUpgrade(m_url, target) && !m_request.home.credential.isEmpty() && !m_left) {
        QUrl better = m_request.home.url;
        better.setScheme(u"https"_s);
        better.setPort(target.port());
        return Error{ErrorCode::Forbidden,
                     Text::of("%1 is at %2 now, and its credential went out without encryption.",
                              host, better.toString(QUrl::FullyEncoded)),
                     Text::of("Use that address, and consider to change the credential."), false};
    }
    return std::nullopt;
}

bool NetExchange::go(const QUrl &url)
{
    if (const std::optional<Error> refused = refusal(url)) {
        endWith(Kind::Final, fail(*refused));
        return false;
    }
    m_url = url;
    m_left = m_left || !sameOrigin(url, m_request.home.url);
    m_answer = {};
    m_received = m_sent = 0;
    m_stopped.reset();
    m_enough = false;
    m_lastByte = now();
    beginWindow(m_lastByte);
    m_pausedSince.reset();
    m_wire = std::make_unique<Wire>(outgoing(url), *this);
    return true;
}

WireRequest NetExchange::outgoing(const QUrl &url) const
{
    WireRequest wire;
    wire.method = m_request.method;
    wire.url = url;
    wire.headers.append({"Accept", m_request.accept});
    if (!m_request.etag.isEmpty())
        wire.headers.append({"If-None-Match", m_request.etag});
    if (!m_request.lastModified.isEmpty())
        wire.headers.append({"If-Modified-Since", m_request.lastModified});
    wire.headers += m_request.headers;
    if (!m_request.home.passedOnBy.isEmpty())
        wire.headers.append({"CDN-Loop", m_request.home.passedOnBy});
    if (const NetCredential &shown = m_request.home.credential; !shown.isEmpty() && !m_left)
        wire.headers.append({shown.header, shown.value});
    if (const NetBody &body = m_request.body; body.device) {
        wire.headers.append({"Content-Type", body.type});
        wire.body = body.device.get();
        wire.bodySize = body.size;
    }
    wire.document = !m_request.sink;
    wire.repeatable = !m_fresh && (m_request.method == "GET" || m_request.method == "HEAD");
    wire.sockets = &m_sockets;
    wire.authorities = m_options.authorities;
    if (m_options.resolve && QHostAddress(url.host()).isNull())
        wire.addresses = m_options.resolve(url.host());
    wire.mayConnect = [this, url](const QHostAddress &address) { return mayConnect(url, address); };
    return wire;
}

bool NetExchange::mayConnect(const QUrl &url, const QHostAddress &address) const
{
    return isHome(url) || isBesideHome(url, address) || m_options.isPublic(address)
           || (m_request.otherHosts == OtherHosts::AsHome && m_homeIsPrivate);
}

/// The owner named that machine, by its address or by a name under which it was reached there, and
/// what listens beside it is its business; but not what listens on this computer, or on a network
/// link, for those alone who can get there.
bool NetExchange::isBesideHome(const QUrl &url, const QHostAddress &address) const
{
    const QUrl &home = m_request.home.url;
    if (m_request.otherHosts == OtherHosts::Never || url.host() != home.host()
        || !isOnPrivateNet(address))
        return false;
    return QHostAddress(home.host()).isEqual(address) || m_homes.isAt(originOf(home), address);
}

void NetExchange::beginWindow(Time now)
{
    m_windowBegan = now;
    m_windowBytes = m_received + m_sent;
}

bool NetExchange::stopWith(Error error)
{
    m_stopped = std::move(error);
    return false;
}

bool NetExchange::head(int status, const QMap<QByteArray, QByteArray> &headers)
{
    m_lastByte = now();
    beginWindow(m_lastByte);
    m_answer.status = status;
    m_answer.headers = headers;
    if (isHome(m_url)) {
        m_homeIsPrivate = !m_options.isPublic(m_wire->peer());
        m_homes.reached(originOf(m_request.home.url), m_wire->peer(), !m_homeIsPrivate);
    }
    if (!isSuccess(status))
        return true;
    const QString host = hostText(m_url);
    if (headers.value("content-length").toLongLong() > m_request.limit)
        return stopWith({ErrorCode::TooLarge, Text::of("%1 sends more than can be taken.", host),
                         Text::of("Check that the address is that of a package registry."), false});
    if (status == 200 && isPage(m_answer.contentType()) && !takesPages(m_request.accept))
        return stopWith(
            {ErrorCode::InvalidFile,
             Text::of("%1 answered with a web page where a document was asked for.", host),
             Text::of("It may want somebody to sign in: check the address and the credential."),
             false});
    m_answer.url = m_url.adjusted(QUrl::RemoveUserInfo);
    if (m_request.begun)
        m_request.begun(m_answer);
    return true;
}

WireListener::Taken NetExchange::bytes(QByteArrayView bytes)
{
    m_lastByte = now();
    if (isSuccess(m_answer.status) && m_request.full && m_request.full()) {
        m_pausedSince = m_lastByte;
        return Taken::Later;
    }
    m_received += bytes.size();
    if (!isSuccess(m_answer.status)) {
        m_answer.body += bytes.first(
            std::min<qsizetype>(bytes.size(), ErrorBody - m_answer.body.size()));
        m_enough = m_received > ErrorBody;
        return m_enough ? Taken::Stop : Taken::All;
    }
    return give(bytes);
}

WireListener::Taken NetExchange::give(QByteArrayView bytes)
{
    if (m_received > m_request.limit) {
        stopWith({ErrorCode::TooLarge,
                  Text::of("%1 sends more than can be taken.", hostText(m_url)),
                  Text::of("Check that the address is that of a package registry."), false});
        return Taken::Stop;
    }
    if (!m_request.sink) {
        m_answer.body += bytes;
        return Taken::All;
    }
    m_sinkUsed = true;
    if (const Result<void> taken = m_request.sink(bytes); !taken) {
        stopWith(taken.error());
        return Taken::Stop;
    }
    if (m_request.progress)
        m_request.progress(m_received);
    return Taken::All;
}

std::optional<int> NetExchange::goOn()
{
    // How long the sink took is not the other machine's time.
    const Time waited = now() - *m_pausedSince;
    m_pausedSince.reset();
    m_lastByte = now();
    m_windowBegan += waited;
    const int code = m_wire->goOn();
    return code == 0 ? std::nullopt : std::optional(code);
}

void NetExchange::sent(qint64 bytes)
{
    if (bytes <= m_sent)
        return;
    m_sent = bytes;
    m_lastByte = now();
    if (m_request.progress)
        m_request.progress(bytes);
}

bool NetExchange::through(int code)
{
    if (m_wire->wasStale() && !m_fresh) {
        m_fresh = true;
        return go(m_url);
    }
    if (m_stopped) {
        endWith(Kind::Final, fail(*m_stopped));
        return false;
    }
    if (const auto problem = m_enough ? std::nullopt : m_wire->problem(code)) {
        if (problem->kind == Kind::NotSent && m_redirects == 0)
            m_silence = ErrorCode::Network;
        if (problem->refusedAddress)
            endWith(
                Kind::Final,
                fail(ErrorCode::Forbidden,
                     Text::of(
                         "%1 names a file at a private address of another machine, or at another "
                         "port of this computer, which is not asked.",
                         hostText(m_request.home.url)),
                     Text::of(
                         "Whoever runs that registry can give out its files at its own address.")));
        else
            endWith(problem->kind, fail(problem->error));
        return false;
    }
    if (isRedirect(m_answer.status) && !m_answer.header("location").isEmpty())
        return turned();
    m_answer.url = m_url.adjusted(QUrl::RemoveUserInfo);
    m_answer.left = m_left;
    m_end.status = m_answer.status;
    m_end.retryAfter = m_answer.header("retry-after");
    endWith(Kind::Answered, std::move(m_answer));
    return false;
}

bool NetExchange::turned()
{
    QUrl target = m_url.resolved(QUrl::fromEncoded(m_answer.header("location")));
    target.setUserInfo({});
    if (const std::optional<Error> refused = refusedTurn(target)) {
        endWith(Kind::Final, fail(*refused));
        return false;
    }
    ++m_redirects;
    return go(target);
}

std::optional<Error> NetExchange::lateInAll(Time now) const
{
    const Deadlines &deadlines = m_request.deadlines;
    if (deadlines.overall == Time(0) || now - m_asked < deadlines.overall)
        return std::nullopt;
    return Error{ErrorCode::Timeout,
                 Text::of("%1 did not answer in time.", hostText(m_request.url)),
                 Text::of("Try again later."), true};
}

std::optional<Error> NetExchange::lateInLine(Time now) const
{
    const Deadlines &deadlines = m_request.deadlines;
    if (m_attempt > 0 || deadlines.line == Time(0) || now - m_asked < deadlines.line)
        return std::nullopt;
    return Error{ErrorCode::Busy,
                 Text::of("Too much of %1 is on its way already, for this client or for all.",
                          hostText(m_request.url)),
                 Text::of("Try again when some of it is here."), true};
}

std::optional<Error> NetExchange::late(Time now)
{
    if (m_pausedSince)
        return std::nullopt;
    const Deadlines &deadlines = m_request.deadlines;
    const QString host = hostText(m_url);
    const bool headCame = m_answer.status > 0;
    const bool sending = m_request.body.device && m_sent < m_request.body.size;
    const auto because = [](const Text &what) {
        return Error{ErrorCode::Timeout, what, Text::of("Check the network and try again."), true};
    };
    if (!headCame && !sending) {
        if (now - m_lastByte < deadlines.firstByte)
            return std::nullopt;
        return because(Text::of("%1 does not answer.", host));
    }
    if (now - m_windowBegan < deadlines.window)
        return std::nullopt;
    const qint64 moved = m_received + m_sent - m_windowBytes;
    if (moved * 1000 >= deadlines.bytesPerSecond * deadlines.window.count()) {
        beginWindow(now);
        return std::nullopt;
    }
    if (now - m_lastByte < deadlines.window)
        return because(headCame ? Text::of("%1 answers too slowly.", host)
                                : Text::of("%1 takes bytes too slowly.", host));
    return because(headCame      ? Text::of("%1 stopped in the middle of its answer.", host)
                   : m_sent == 0 ? Text::of("%1 does not answer.", host)
                                 : Text::of("%1 takes no more bytes.", host));
}

void NetExchange::interrupt(Kind kind, Error error)
{
    if (kind == Kind::Broken && m_redirects == 0 && m_answer.status == 0 && m_sent == 0)
        m_silence = ErrorCode::Timeout;
    endWith(kind, fail(std::move(error)));
}

void NetExchange::endWith(Kind kind, Result<NetAnswer> outcome)
{
    m_wire.reset();
    m_end.kind = kind;
    m_outcome = std::move(outcome);
}

std::optional<NetExchange::Time> NetExchange::repeatAt() const
{
    const bool safe = m_request.method == "GET" || m_request.method == "HEAD";
    const bool bodyIsGone = m_request.body.device && m_request.body.device->isSequential();
    const bool bytesAreGone = m_sinkUsed && !m_request.restart;
    if (m_attempt >= m_request.attempts || bodyIsGone || bytesAreGone)
        return std::nullopt;
    const auto wait = waitBefore(m_attempt + 1, m_end, safe, m_options.clock->now(),
                                 m_options.jitter());
    if (!wait || (m_request.somebodyWaits && !isWorthWaiting(m_end, now() + *wait - m_asked)))
        return std::nullopt;
    return now() + *wait;
}

} // namespace packhouse
