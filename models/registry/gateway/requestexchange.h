// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/auth/authenticator.h"
#include "registry/auth/wrongcredentials.h"
#include "registry/gateway/changeguard.h"
#include "registry/gateway/documentcache.h"
#include "registry/gateway/gateway.h"
#include "registry/gateway/keptreplies.h"
#include "registry/gateway/originguard.h"
#include "registry/gateway/ownroots.h"
#include "registry/gateway/router.h"
#include "registry/http/exchange.h"
#include "registry/store/callersreader.h"

namespace packhouse {

/// What every request of a gateway is answered with.
struct GatewayParts
{
    Store &store;
    MakeChanges makeChanges;
    Forwarder &forwarder;
    const Clock &clock;
    OriginGuard guard;
    Carriers carriers;
    Authenticator authenticator;
    std::function<std::optional<Reply>(const Headers &, const QByteArray &)> ownQuestion = {};
    WrongCredentials wrong{};
    Router router{};
    OwnRoots roots{};
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
    std::optional<Reply> check() override;
    Result<std::unique_ptr<BodySink>> sink() override;
    Needs needs() const override;
    Reply answer(Result<Body> body) override;
    Reply answerWaiting() override;

private:
    std::optional<Reply> judged(std::optional<Reply> (RequestExchange::*judge)());
    std::optional<Reply> admit();
    std::optional<Reply> route();
    std::optional<Reply> examine();
    Reply wrongCredential(const QString &problem, const std::vector<Credential> &credentials);
    Result<KnownCallerPtr> identify(const std::vector<Credential> &credentials,
                                    bool &guessed) const;
    Router::Match matchFor(Method method) const;
    Result<Scope> resolveScope() const;
    std::optional<Reply> refusesSecret(const QByteArray &secret);
    Result<Scope> scopeInReach() const;
    std::optional<Reply> checkConditions();
    std::optional<Reply> precheck();
    Reply handle(Call &call);
    PackageChanges &changes();
    Call callWith(const Router::Match &match, Forwarder &forwarder, Body body);
    void keep(const Reply &reply) const;

    GatewayParts &m_parts;
    RequestHead m_head;
    std::shared_ptr<const OwnRoot> m_root; ///< of the address of its own that was asked
    bool m_fromRoot = false; ///< and the path began there
    RawPath m_path;
    Router::Match m_match;
    KnownCallerPtr m_caller;
    std::optional<CallersReader> m_reader; ///< with the caller and the scope
    Scope m_scope;
    quint64 m_scopesAt = 0; ///< value of the scopes' generation before anything was looked up
    bool m_secretInQuery = false;
    std::unique_ptr<ChangeGuard> m_guard; ///< of a change with conditions
    std::unique_ptr<PackageChanges> m_changes; ///< nullptr: not needed yet
    std::optional<std::optional<Reply>> m_admission;
    std::optional<std::optional<Reply>> m_examination;
    std::unique_ptr<Call> m_waiting; ///< to be handled again where it may wait
};

} // namespace packhouse
