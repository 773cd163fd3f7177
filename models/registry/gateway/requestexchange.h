// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/auth/authenticator.h"
#include "registry/gateway/documentcache.h"
#include "registry/gateway/keptreplies.h"
#include "registry/gateway/originguard.h"
#include "registry/gateway/router.h"
#include "registry/http/exchange.h"
#include "registry/store/store.h"

namespace packhouse {

/// What every request of a gateway is answered with.
struct GatewayParts
{
    Store &store;
    Forwarder &forwarder;
    const Clock &clock;
    OriginGuard guard;
    Authenticator authenticator;
    Router router{};
    DocumentCache documents{store.scopeGeneration()};
    KeptReplies kept{};
};

/// HEAD and asking whether something changed are no downloads.
bool countsAsDownload(const RequestHead &head);

/// One request: guard, path, route, caller, scope, gate; then the handler.
class RequestExchange final : public Exchange
{
public:
    RequestExchange(GatewayParts &parts, RequestHead head);

    std::optional<Reply> begin() override;
    Result<std::unique_ptr<BodySink>> sink() override;
    Reply answer(Result<Body> body) override;

private:
    std::optional<Reply> admit();
    Result<KnownCallerPtr> identify(const std::vector<Credential> &credentials) const;
    Result<Scope> resolveScope() const;
    std::optional<Reply> precheck();
    Reply handle(Body body);
    Call callWith(Body body);
    void keep(const Reply &reply) const;

    GatewayParts &m_parts;
    RequestHead m_head;
    RawPath m_path;
    Router::Match m_match;
    KnownCallerPtr m_caller;
    Scope m_scope;
    quint64 m_scopesAt = 0; ///< value of the scopes' generation before anything was looked up
    bool m_secretInQuery = false;
    std::optional<std::optional<Reply>> m_admission;
};

} // namespace packhouse
