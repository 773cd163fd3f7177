// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/formatlist.h"
#include "formats/forwarder.h"
#include "registry/http/exchange.h"
#include "registry/store/ownaddress.h"
#include "registry/store/precondition.h"

namespace packhouse {

class OwnerDoor;
class PackageChanges;
class Router;
class Store;

/// What one request changes packages by; \a client is what it was sent with.
using MakeChanges = std::unique_ptr<PackageChanges> (*)(Store &store, Precondition precondition,
                                                        QString client);

struct GatewayOptions
{
    QStringList
        extraHosts; ///< host names allowed beside loopback's, for --listen on other addresses
    QByteArray ownerSecret; ///< a bearer of this computer's own user; empty: none
    OwnerDoor *ownerDoor = nullptr; ///< where that user proves himself; nullptr: nowhere
    /// To what this registry asked itself and what came back to it; nothing: to anything else.
    std::function<std::optional<Reply>(const Headers &headers, const QByteArray &target)>
        ownQuestion = {};
    std::function<Reply()> lookAtHealth = {}; ///< whether the data can be read; may block
    /// Adds the endpoints that belong to no format. They answer /-/health and /-/metrics with what
    /// the gateway knows.
    std::function<void(Router &router, std::function<Reply()> health,
                       std::function<QByteArray()> metrics)>
        addEndpoints = {};
};

/// From a request to a handler and back: Host and Origin checks, routing on the raw path, one gate
/// for every scheme and verb, then the handler; keeps replies that may be kept.
class Gateway final : public RequestHandler
{
public:
    Gateway(Store &store, MakeChanges makeChanges, const FormatList &formats, Forwarder &forwarder,
            const Clock &clock, GatewayOptions options);
    ~Gateway() override;

    std::shared_ptr<const Reply> quick(const RequestHead &head) override;
    std::unique_ptr<Exchange> open(RequestHead head) override;
    bool isForOwner(const RequestHead &head) const override;

    /// More routes, for the whole instance, without a format: handled like any other.
    using ControlHandler = std::function<Reply(Call &)>;
    /// POST /-/control/NAME, for this computer's own user only.
    void addControl(const QByteArray &name, ControlHandler handler);
    /// What the server's further ports are the roots of; at any other one all is 404.
    void setOwnAddresses(const QList<OwnAddress> &addresses);
    /// What /-/metrics adds to the store's own numbers, as Prometheus lines.
    void setServerMetrics(std::function<QByteArray()> metrics);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
