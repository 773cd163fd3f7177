// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/forwarding/upstreamclient.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThread>
#include <QTimer>

#include <future>
#include <utility>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int maxRedirects = 5;

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == "https"_L1 ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

/// One transfer with its redirects; lives on the network thread and deletes itself.
class Transfer final : public QObject
{
public:
    Transfer(QNetworkAccessManager &network, UpstreamRequest request)
        : m_network(network), m_request(std::move(request))
    {
        m_stalled.setSingleShot(true);
        m_stalled.setInterval(m_request.time);
        m_stalled.callOnTimeout(this, [this] {
            end(fail(ErrorCode::Timeout, u"%1 did not answer in time."_s.arg(m_request.url.host()),
                     u"Try again later."_s, true));
        });
    }

    ~Transfer() override
    {
        if (!m_ended)
            m_promise.set_value(fail(ErrorCode::Cancelled, u"The registry is stopping."_s));
    }

    std::future<Result<UpstreamAnswer>> future() { return m_promise.get_future(); }

    void start()
    {
        m_stalled.start();
        go(m_request.url);
    }

private:
    void go(const QUrl &url)
    {
        if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1) {
            end(fail(ErrorCode::Forbidden, u"An upstream named a file that is not on the web."_s));
            return;
        }
        if (sameOrigin(url, m_request.home)) {
            ask(url, {});
            return;
        }
        if (!m_request.otherHosts) {
            end(fail(ErrorCode::Forbidden,
                     u"%1 sends requests on to another host."_s.arg(m_request.home.host()),
                     u"Check the upstream's address in the settings."_s));
            return;
        }
        QHostInfo::lookupHost(url.host(), this, [this, url](const QHostInfo &info) {
            if (m_ended)
                return;
            for (const QHostAddress &address : info.addresses()) {
                if (!isPublicAddress(address)) {
                    end(fail(ErrorCode::Forbidden,
                             u"%1 names a file at a private address, which is not asked."_s.arg(
                                 m_request.home.host())));
                    return;
                }
            }
            if (info.addresses().isEmpty())
                end(fail(ErrorCode::Network, u"%1 cannot be found."_s.arg(url.host()), {}, true));
            else
                ask(url, info.addresses().first());
        });
    }

    /// \a address: connect to this one, whatever the name would resolve to by now.
    void ask(const QUrl &url, const QHostAddress &address)
    {
        QUrl target = url;
        if (!address.isNull())
            target.setHost(address.toString());
        QNetworkRequest request(target);
        if (!address.isNull()) {
            request.setPeerVerifyName(url.host());
            request.setRawHeader(
                "Host"_ba,
                (url.port() < 0 ? url.host() : url.host() + u':' + QString::number(url.port()))
                    .toLatin1());
        }
        request.setRawHeader("Accept"_ba, m_request.accept);
        request.setRawHeader("Accept-Encoding"_ba, "identity"_ba);
        request.setHeader(QNetworkRequest::UserAgentHeader, u"Packhouse"_s);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        m_reply = m_network.get(request);
        m_reply->setParent(this);
        m_reply->setReadBufferSize(256 * 1024);
        connect(m_reply, &QNetworkReply::readyRead, this, [this] { read(); });
        connect(m_reply, &QNetworkReply::finished, this, [this, url] { finished(url); });
    }

    int status() const
    {
        return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    void read()
    {
        m_stalled.start();
        if (m_ended || status() != 200) {
            m_reply->skip(m_reply->bytesAvailable());
            return;
        }
        const QByteArray bytes = m_reply->readAll();
        m_received += bytes.size();
        if (m_received > m_request.limit) {
            end(fail(ErrorCode::TooLarge,
                     u"%1 sends more than is taken."_s.arg(m_request.url.host())));
            return;
        }
        if (Result<void> taken = m_request.sink(bytes); !taken)
            end(fail(taken.error()));
    }

    void finished(const QUrl &url)
    {
        if (m_ended)
            return;
        const QUrl location = QUrl::fromEncoded(
            m_reply->rawHeader("Location"_ba)); // may be relative
        if (status() >= 301 && status() <= 308 && status() != 304 && !location.isEmpty()) {
            std::exchange(m_reply, nullptr)->deleteLater();
            if (++m_redirects > maxRedirects)
                end(fail(ErrorCode::Network, u"%1 redirects in circles."_s.arg(url.host())));
            else
                go(url.resolved(location));
            return;
        }
        if (status() == 0 || (status() == 200 && m_reply->error() != QNetworkReply::NoError)) {
            end(fail(problem(url)));
            return;
        }
        read();
        if (m_ended)
            return;
        UpstreamAnswer answer;
        answer.status = status();
        answer.contentType = m_reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
        answer.retryAfter = m_reply->rawHeader("Retry-After"_ba).toLongLong();
        // Without a length Qt takes an early close for the end; with one it does not always notice.
        const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (answer.status == 200 && length > 0 && length != m_received)
            end(fail(ErrorCode::Network, u"%1 broke off in the middle."_s.arg(url.host()), {},
                     true));
        else
            end(answer);
    }

    Error problem(const QUrl &url) const
    {
        if (m_reply->error() == QNetworkReply::SslHandshakeFailedError)
            return {ErrorCode::Certificate,
                    u"The certificate of %1 is not trusted."_s.arg(url.host()),
                    u"Check the address, or install the certificate authority."_s, false};
        return {ErrorCode::Network,
                u"%1 cannot be reached: %2."_s.arg(url.host(), m_reply->errorString()),
                u"Check the network and try again."_s, true};
    }

    void end(Result<UpstreamAnswer> outcome)
    {
        if (m_ended)
            return;
        m_ended = true;
        m_stalled.stop();
        m_promise.set_value(std::move(outcome));
        if (m_reply)
            m_reply->abort();
        deleteLater();
    }

    QNetworkAccessManager &m_network;
    UpstreamRequest m_request;
    std::promise<Result<UpstreamAnswer>> m_promise;
    QTimer m_stalled;
    QNetworkReply *m_reply = nullptr;
    qint64 m_received = 0;
    int m_redirects = 0;
    bool m_ended = false;
};

} // namespace

struct UpstreamClient::Private
{
    QThread thread;
    QNetworkAccessManager *network = nullptr;
};

UpstreamClient::UpstreamClient() : d(std::make_unique<Private>())
{
    d->network = new QNetworkAccessManager;
    d->network->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, d->network, &QObject::deleteLater);
    d->thread.setObjectName(u"upstream"_s);
    d->thread.start();
}

UpstreamClient::~UpstreamClient()
{
    d->thread.quit();
    d->thread.wait();
}

Result<UpstreamAnswer> UpstreamClient::fetch(const UpstreamRequest &request)
{
    std::promise<std::future<Result<UpstreamAnswer>>> started;
    QMetaObject::invokeMethod(
        d->network,
        [&] {
            auto *transfer = new Transfer(*d->network, request);
            transfer->setParent(d->network);
            started.set_value(transfer->future());
            transfer->start();
        },
        Qt::QueuedConnection);
    return started.get_future().get().get();
}

bool isPublicAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const QHostAddress plain(address.toIPv4Address(&isIpv4)); // takes IPv4-mapped ones as well
    const QHostAddress &checked = isIpv4 ? plain : address;
    if (checked.isNull() || !checked.isGlobal() || checked.isMulticast())
        return false;
    static const QList<std::pair<QHostAddress, int>> reserved = {
        QHostAddress::parseSubnet(u"0.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"10.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"127.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"169.254.0.0/16"_s),
        QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s),
        QHostAddress::parseSubnet(u"100.64.0.0/10"_s),
        QHostAddress::parseSubnet(u"192.0.0.0/24"_s),
        QHostAddress::parseSubnet(u"198.18.0.0/15"_s),
        QHostAddress::parseSubnet(u"240.0.0.0/4"_s),
        QHostAddress::parseSubnet(u"64:ff9b::/96"_s),
        QHostAddress::parseSubnet(u"64:ff9b:1::/48"_s),
        QHostAddress::parseSubnet(u"fc00::/7"_s)};
    return std::none_of(reserved.begin(), reserved.end(), [&](const auto &subnet) {
        return checked.protocol() == subnet.first.protocol() && checked.isInSubnet(subnet);
    });
}

} // namespace packhouse
