// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/http/transfer.h"

#include "remotes/http/origin.h"
#include "remotes/http/paging.h"
#include "remotes/http/resterror.h"

#include <QNetworkAccessManager>

#include <utility>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ErrorBody = 64 * 1024; // bytes that are read of a refusal
constexpr qint64 ReadBuffer = 256 * 1024;
constexpr auto PollInterval = std::chrono::milliseconds(100);

QNetworkRequest plainRequest(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setRawHeader("Accept", "application/json, */*;q=0.1");
    // Lengths and hashes are those of the stored bytes.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      u"Packhouse/%1"_s.arg(QLatin1StringView(PACKHOUSE_VERSION)));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return request;
}

} // namespace

PendingAnswer::~PendingAnswer()
{
    if (!m_answered)
        answer(fail(ErrorCode::Cancelled, u"The connection to %1 is closed."_s.arg(m_host)));
}

void PendingAnswer::answer(Result<RestAnswer> result)
{
    m_answered = true;
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

Transfer::Transfer(QNetworkAccessManager &network, const RestEndpoint &endpoint,
                   RestRequest request, Pending pending, QObject *parent)
    : QObject(parent)
    , m_network(&network)
    , m_endpoint(endpoint)
    , m_request(std::move(request))
    , m_pending(std::move(pending))
{
    m_deadline.setSingleShot(true);
    m_deadline.callOnTimeout(this, &Transfer::tooSlow);
    m_poll.setInterval(PollInterval);
    m_poll.callOnTimeout(this, [this] {
        if (m_request.cancelled())
            end(fail(ErrorCode::Cancelled, u"Cancelled."_s));
    });
}

Transfer::~Transfer()
{
    end(fail(ErrorCode::Cancelled, u"The connection to %1 is closed."_s.arg(m_endpoint.host)));
    delete m_reply; // before the manager that it came from
}

void Transfer::start()
{
    const QUrl url = QUrl::fromEncoded(m_endpoint.api.toEncoded() + m_request.path);
    if (!url.isValid() || !sameOrigin(url, m_endpoint.api)) {
        end(fail(ErrorCode::InvalidArgument,
                 u"The address of %1 cannot be used."_s.arg(m_endpoint.host),
                 u"Check it in the remote's settings."_s));
        return;
    }
    if (m_request.cancelled)
        m_poll.start();
    // A body that can be read once only must not go into a kept connection that is about to close.
    if (m_request.upload)
        m_network = new QNetworkAccessManager(this);
    ask(url);
}

void Transfer::ask(const QUrl &url)
{
    m_url = url;
    QNetworkRequest request = plainRequest(url);
    if (!m_left && m_endpoint.token.kind != RestToken::Kind::None)
        request.setRawHeader(m_endpoint.token.headerName(), m_endpoint.token.secret);
    QIODevice *upload = m_request.upload.get();
    if (upload) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, m_request.contentType);
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.uploadSize);
        // Else all of it is put into memory first.
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    }
    m_reply = m_network->sendCustomRequest(request, m_request.method, upload);
    m_reply->setParent(this);
    m_reply->setReadBufferSize(ReadBuffer);
    watch();
    limit(upload ? Phase::Uploading : Phase::Waiting);
}

void Transfer::watch()
{
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_certificate = errors; });
    connect(m_reply, &QNetworkReply::uploadProgress, this, &Transfer::uploaded);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] { limit(Phase::Receiving); });
    connect(m_reply, &QNetworkReply::readyRead, this, &Transfer::read);
    connect(m_reply, &QNetworkReply::finished, this, &Transfer::finished);
}

/// What is waited for now, from now on.
void Transfer::limit(Phase phase)
{
    m_phase = phase;
    const RestLimits &limits = m_endpoint.limits;
    m_deadline.start(phase == Phase::Waiting    ? limits.head
                     : phase == Phase::Uploaded ? limits.afterUpload
                                                : limits.silence);
}

void Transfer::tooSlow()
{
    const QString what = m_phase == Phase::Receiving
                             ? u"%1 stopped in the middle of its answer."_s.arg(m_endpoint.host)
                         : m_phase == Phase::Uploading
                             ? u"%1 takes no more bytes."_s.arg(m_endpoint.host)
                             : u"%1 does not answer."_s.arg(m_endpoint.host);
    end(fail(ErrorCode::Timeout, what, u"Check the network and try again."_s, true));
}

void Transfer::uploaded(qint64 sent)
{
    if (m_ended || m_phase == Phase::Receiving || sent <= 0)
        return;
    limit(sent < m_request.uploadSize ? Phase::Uploading : Phase::Uploaded);
    if (m_request.progress)
        m_request.progress(sent);
}

int Transfer::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void Transfer::read()
{
    if (m_ended)
        return;
    limit(Phase::Receiving);
    take(m_reply->readAll());
}

void Transfer::take(const QByteArray &bytes)
{
    m_received += bytes.size();
    if (status() < 200 || status() > 299) {
        m_body += bytes.left(ErrorBody - m_body.size());
        // Whatever else a refusal has to say, nobody reads it.
        if (m_received > ErrorBody)
            end(answer());
        return;
    }
    if (m_received > m_request.limit) {
        end(fail(ErrorCode::TooLarge, u"%1 sends more than can be taken."_s.arg(m_endpoint.host),
                 u"Check that the address is that of a package registry."_s));
        return;
    }
    if (!m_request.sink) {
        m_body += bytes;
        return;
    }
    if (Result<void> taken = m_request.sink(bytes); !taken)
        end(fail(taken.error()));
    else if (m_request.progress)
        m_request.progress(m_received);
}

void Transfer::finished()
{
    if (m_ended || redirected() || m_ended)
        return;
    if (const QByteArray rest = m_reply->readAll(); !rest.isEmpty())
        take(rest);
    if (!m_ended)
        end(answer());
}

/// True when it goes on somewhere else.
bool Transfer::redirected()
{
    const QByteArray location = m_reply->rawHeader("Location");
    if (status() < 301 || status() > 308 || status() == 304 || location.isEmpty())
        return false;
    const QUrl target = m_url.resolved(QUrl::fromEncoded(location));
    const bool isWeb = target.scheme() == "http"_L1 || target.scheme() == "https"_L1;
    if (m_request.method != "GET" || !isWeb || ++m_redirects > m_endpoint.limits.redirects) {
        end(fail(ErrorCode::Network,
                 u"%1 sends this request on to where it cannot be followed."_s.arg(m_endpoint.host),
                 u"Check that the remote's address is the final one."_s));
        return false;
    }
    if (!sameOrigin(target, m_endpoint.api)) {
        if (!m_request.sink) {
            end(fail(ErrorCode::Forbidden,
                     u"%1 sends requests on to %2, which does not get the token."_s.arg(
                         m_endpoint.host, hostText(target)),
                     u"If that is where the registry is now, change the remote's address."_s));
            return false;
        }
        m_left = true;
    }
    m_reply->disconnect(this);
    std::exchange(m_reply, nullptr)->deleteLater();
    m_body.clear();
    m_received = 0;
    ask(target);
    return true;
}

Result<RestAnswer> Transfer::answer() const
{
    const QString host = m_left ? hostText(m_url) : m_endpoint.host;
    if (status() == 0)
        return fail(transportError(*m_reply, m_certificate, host));
    if (status() < 200 || status() > 299) {
        return fail(statusError(status(), m_body, m_reply->rawHeader("Retry-After"), host,
                                m_endpoint.token.secret));
    }
    // Without a length Qt takes an early close for the end; with one it does not always notice.
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    const bool isShort = length.isValid() && m_request.method != "HEAD" && status() != 204
                         && length.toLongLong() != m_received;
    if (m_reply->error() != QNetworkReply::NoError || isShort)
        return fail(transportError(*m_reply, m_certificate, host));
    RestAnswer answer;
    answer.status = status();
    answer.body = m_body;
    answer.next = nextPath();
    bool isNumber = false;
    const qint64 total = m_reply->rawHeader("X-Total").toLongLong(&isNumber);
    if (isNumber && total >= 0)
        answer.total = total;
    return answer;
}

QByteArray Transfer::nextPath() const
{
    const QUrl next = nextPage(m_url, m_reply->hasRawHeader("X-Next-Page"),
                               m_reply->rawHeader("X-Next-Page"), m_reply->rawHeader("Link"));
    const QByteArray encoded = next.toEncoded();
    const QByteArray api = m_endpoint.api.toEncoded();
    return next.isValid() && encoded.startsWith(api) ? encoded.mid(api.size()) : QByteArray();
}

void Transfer::end(Result<RestAnswer> result)
{
    if (std::exchange(m_ended, true))
        return;
    m_deadline.stop();
    m_poll.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    // What the callbacks refer to may go as soon as the future is answered.
    m_request = {};
    m_pending->answer(std::move(result));
    deleteLater();
}

} // namespace packhouse
