// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/gateway.h"

#include "formats/serving.h"
#include "registry/auth/ownerdoor.h"
#include "registry/gateway/healthwatch.h"
#include "registry/gateway/ownersbody.h"
#include "registry/gateway/requestexchange.h"
#include "registry/store/store.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <mutex>
#include <shared_mutex>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr auto healthTarget = "/-/health";
constexpr auto controlPrefix = "/-/control/";
constexpr auto ownerPath = "/-/owner"; // where that user and the registry prove themselves

// What decides whether a request may have a kept reply, from one walk over its headers.
struct QuickHead
{
    QByteArrayView host;
    QByteArrayView accept;
    std::optional<Credential> credential;
    bool passedOn = false; ///< by another machine, as it says
    bool usable = true; ///< false: anything out of the ordinary goes the long way
};

bool isHeader(QByteArrayView name, QByteArrayView known)
{
    return name.size() == known.size() && name.compare(known, Qt::CaseInsensitive) == 0;
}

QuickHead quickHead(const Carriers &carriers, const Headers &headers)
{
    QuickHead result;
    int hosts = 0;
    int secrets = 0;
    bool accepts = false;
    for (const auto &[name, value] : headers) {
        const QByteArrayView view = name;
        if (const auto carrier = carriers.ofHeader(view)) {
            result.credential = credentialFromHeader(*carrier, value);
            secrets += result.credential ? 1 : 0;
        } else if (isHeader(view, "Host")) {
            ++hosts;
            result.host = value;
        } else if (isHeader(view, "Accept")) {
            if (!std::exchange(accepts, true))
                result.accept = value;
        } else if (isHeader(view, "CDN-Loop")) {
            result.passedOn = true;
        } else if (isHeader(view, "Origin") || isHeader(view, "Sec-Fetch-Site")) {
            result.usable = false;
        }
    }
    result.usable = result.usable && hosts == 1 && secrets <= 1
                    && (secrets == 0) == !result.credential;
    return result;
}

/// The registry proves itself first; see OwnerDoor.
Reply greet(const OwnerDoor &door, const Call &call)
{
    const QJsonObject asked = QJsonDocument::fromJson(call.body.bytes).object();
    const auto greeting = door.greet(asked["nonce"_L1].toString().toLatin1());
    if (!greeting)
        return Reply::error(400, u"400 Bad request - That is no nonce."_s);
    return Reply::json(QJsonObject{{u"nonce"_s, QString::fromLatin1(greeting->nonce)},
                                   {u"proof"_s, QString::fromLatin1(greeting->proof)}});
}

} // namespace

struct Gateway::Private
{
    GatewayParts parts;
    const FormatList &formats;
    HealthWatch health;
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

Gateway::Gateway(Store &store, MakeChanges makeChanges, const FormatList &formats,
                 Forwarder &forwarder, const Clock &clock, GatewayOptions options)
    : d(new Private{
        GatewayParts{store, makeChanges, forwarder, clock, OriginGuard(options.extraHosts),
                     Carriers(formats),
                     Authenticator(store, clock, options.ownerSecret, options.ownerDoor),
                     std::move(options.ownQuestion)},
        formats, HealthWatch(std::move(options.lookAtHealth))})
{
    Router &router = d->parts.router;
    options.addEndpoints(
        router, [this] { return *d->health.reply(); }, [this] { return d->metrics(); });
    Endpoint control{Root::Server, Method::Post, QByteArray(controlPrefix).mid(1) + "{name}",
                     [this](Call &call) { return d->control(call); }, Access::Owner};
    control.sink = &ownersBody;
    router.add(std::move(control));
    if (options.ownerDoor) {
        router.add(Endpoint{Root::Server, Method::Post, QByteArray(ownerPath).mid(1),
                            [door = options.ownerDoor](Call &call) { return greet(*door, call); },
                            Access::Anyone});
    }
    for (const auto &format : formats) {
        const Serving *serving = format->serving();
        if (!serving)
            continue;
        RouteTable table;
        serving->routes(table);
        for (const Route &route : table.routes())
            router.add(endpointOf(*format, route));
    }
}

Gateway::~Gateway() = default;

std::shared_ptr<const Reply> Gateway::quick(const RequestHead &head)
{
    if ((head.method != Method::Get && head.method != Method::Head) || head.hasBody)
        return nullptr;
    const QuickHead quick = quickHead(d->parts.carriers, head.headers);
    if (!quick.usable)
        return nullptr;
    GatewayParts &parts = d->parts;
    if (quick.passedOn && parts.ownQuestion && parts.ownQuestion(head.headers, head.target))
        return nullptr;
    const std::shared_ptr<const OwnRoot> root = head.ownPort == 0 ? nullptr
                                                                  : parts.roots.at(head.ownPort);
    if (head.ownPort != 0 && !root)
        return nullptr;
    if (!root && head.target == healthTarget && parts.guard.hostAllowed(quick.host))
        return d->health.reply(); // whatever the workers do
    const KnownCallerPtr caller = quick.credential ? parts.authenticator.known(*quick.credential)
                                                   : parts.authenticator.anonymous();
    if (!caller)
        return nullptr;
    std::optional<TokenKind> kind;
    if (caller->caller.token)
        kind = caller->caller.token->kind;
    std::shared_ptr<const Reply> reply = parts.kept.find(
        {head.target, quick.host, quick.accept, caller->reach, head.tls, root ? root->serial : 0},
        kind);
    if (!reply)
        return nullptr;
    // What may have changed on disk is looked at on a worker.
    if (const auto *file = std::get_if<FileBody>(&reply->body);
        file && !parts.store.mayBeSent(file->path))
        return nullptr;
    if (reply->download && countsAsDownload(head))
        parts.store.countDownload(*reply->download, caller->caller);
    return reply;
}

std::unique_ptr<Exchange> Gateway::open(RequestHead head)
{
    return std::make_unique<RequestExchange>(d->parts, std::move(head));
}

bool Gateway::isForOwner(const RequestHead &head) const
{
    return head.ownPort == 0 && (head.target.startsWith(controlPrefix) || head.target == ownerPath);
}

void Gateway::addControl(const QByteArray &name, ControlHandler handler)
{
    const std::unique_lock lock(d->mutex);
    d->controls.insert(name, std::move(handler));
}

void Gateway::setOwnAddresses(const QList<OwnAddress> &addresses)
{
    d->parts.roots.set(addresses, d->parts.store, d->formats);
}

void Gateway::setServerMetrics(std::function<QByteArray()> metrics)
{
    const std::unique_lock lock(d->mutex);
    d->serverMetrics = std::move(metrics);
}

} // namespace packhouse
