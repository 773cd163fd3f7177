// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/gateway.h"

#include "registry/api/api.h"
#include "registry/gateway/requestexchange.h"
#include "registry/store/store.h"

#include <mutex>
#include <shared_mutex>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

// What decides whether a request may have a kept reply, from one walk over its headers.
struct QuickHead
{
    QByteArrayView host;
    QByteArrayView accept;
    std::optional<Credential> credential;
    bool usable = true; ///< false: anything out of the ordinary goes the long way
};

QuickHead quickHead(const Headers &headers)
{
    QuickHead result;
    int hosts = 0;
    int secrets = 0;
    bool accepts = false;
    for (const auto &[name, value] : headers) {
        const QByteArrayView view = name;
        switch (view.size()) {
        case 4:
            if (view.compare("Host", Qt::CaseInsensitive) == 0) {
                ++hosts;
                result.host = value;
            }
            break;
        case 6:
            if (!accepts && view.compare("Accept", Qt::CaseInsensitive) == 0) {
                accepts = true;
                result.accept = value;
            } else if (view.compare("Origin", Qt::CaseInsensitive) == 0) {
                result.usable = false;
            }
            break;
        case 9:
        case 12:
        case 13:
        case 14:
            if (const auto carrier = carrierOfHeader(view)) {
                result.credential = credentialFromHeader(*carrier, value);
                secrets += result.credential ? 1 : 0;
            } else if (view.compare("Sec-Fetch-Site", Qt::CaseInsensitive) == 0) {
                result.usable = false;
            }
            break;
        default:
            break;
        }
    }
    result.usable = result.usable && hosts == 1 && secrets <= 1
                    && (secrets == 0) == !result.credential;
    return result;
}

} // namespace

struct Gateway::Private
{
    GatewayParts parts;
    mutable std::shared_mutex mutex{};
    QHash<QByteArray, ControlHandler> controls{};
    std::function<QByteArray()> serverMetrics{};

    Reply control(Call &call) const
    {
        ControlHandler handler;
        {
            const std::shared_lock lock(mutex);
            handler = controls.value(call.param("name").toUtf8());
        }
        return handler ? handler(call) : Reply::error(404, u"404 Not Found"_s);
    }

    QByteArray metrics() const
    {
        std::function<QByteArray()> more;
        {
            const std::shared_lock lock(mutex);
            more = serverMetrics;
        }
        QByteArray text;
        const auto add = [&](const char *name, const char *type, qint64 value) {
            text += QByteArray("# TYPE ") + name + ' ' + type + '\n' + name + ' '
                    + QByteArray::number(value) + '\n';
        };
        add("packhouse_kept_replies", "gauge", parts.kept.count());
        add("packhouse_kept_reply_bytes", "gauge", parts.kept.bytes());
        add("packhouse_kept_reply_hits_total", "counter", qint64(parts.kept.hits()));
        add("packhouse_documents", "gauge", parts.documents.count());
        add("packhouse_document_bytes", "gauge", parts.documents.bytes());
        return more ? text + more() : text;
    }
};

Gateway::Gateway(Store &store, const FormatList &formats, Forwarder &forwarder, const Clock &clock,
                 GatewayOptions options)
    : d(new Private{GatewayParts{store, forwarder, clock, OriginGuard(options.extraHosts),
                                 Authenticator(store, clock, options.ownerSecret)}})
{
    Router &router = d->parts.router;
    addApiEndpoints(router, store, [this] { return d->metrics(); });
    Endpoint control{Root::Server, Method::Post, "-/control/{name}",
                     [this](Call &call) { return d->control(call); }, Access::Owner};
    router.add(std::move(control));
    for (const auto &format : formats) {
        RouteTable table;
        format->routes(table);
        for (const Route &route : table.routes())
            router.add(endpointOf(*format, route));
    }
}

Gateway::~Gateway() = default;

std::shared_ptr<const Reply> Gateway::quick(const RequestHead &head)
{
    if ((head.method != Method::Get && head.method != Method::Head) || head.hasBody)
        return nullptr;
    const QuickHead quick = quickHead(head.headers);
    if (!quick.usable)
        return nullptr;
    GatewayParts &parts = d->parts;
    const KnownCallerPtr caller = quick.credential ? parts.authenticator.known(*quick.credential)
                                                   : parts.authenticator.anonymous();
    if (!caller)
        return nullptr;
    std::optional<TokenKind> kind;
    if (caller->caller.token)
        kind = caller->caller.token->kind;
    std::shared_ptr<const Reply> reply = parts.kept.find(
        {head.target, quick.host, quick.accept, caller->reach, head.tls}, kind);
    if (reply && reply->download && countsAsDownload(head))
        parts.store.countDownload(*reply->download, caller->caller);
    return reply;
}

std::unique_ptr<Exchange> Gateway::open(RequestHead head)
{
    return std::make_unique<RequestExchange>(d->parts, std::move(head));
}

void Gateway::addControl(const QByteArray &name, ControlHandler handler)
{
    const std::unique_lock lock(d->mutex);
    d->controls.insert(name, std::move(handler));
}

void Gateway::setServerMetrics(std::function<QByteArray()> metrics)
{
    const std::unique_lock lock(d->mutex);
    d->serverMetrics = std::move(metrics);
}

} // namespace packhouse
