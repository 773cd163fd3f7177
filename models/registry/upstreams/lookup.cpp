// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/upstreams/lookup.h"

#include "formats/format.h"
#include "formats/serving.h"

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

/// He may publish at the scope, or somewhere below it.
bool mayPublish(const Caller &caller, const Scope &at)
{
    return caller.may(Right::Write, at)
           || (caller.token && caller.token->rights.testFlag(Right::Write)
               && at.holds(caller.token->scope.path));
}

/// Why it is kept back, whoever may know; nothing: it is sent on.
std::optional<QString> refusal(const Call &call, const Missing &missing,
                               const Result<Policy> &policy, UpstreamsThere upstreams)
{
    const FormatId type = call.format->id();
    if (!call.format->forwarding())
        return u"Requests of this type are never forwarded. Publish or import the package here."_s;
    const std::optional<Reservation> reservation = call.store.reservation(
        call.scope, call.caller, type, missing.canonicalName);
    if (reservation && !reservation->allowForwarding)
        return u"The name is reserved here, so nobody else is asked for it. Publish it, or lift "
               "the reservation."_s;
    if (!missing.version.isEmpty()
        && call.store.isTombstone(call.scope, call.caller, type, missing.canonicalName,
                                  missing.version))
        return u"The version was deleted here. Restore it from the trash, or use another one."_s;
    if (missing.publishes
        || (policy && !policy->forwardsPublishers && mayPublish(call.caller, call.scope)))
        return u"Whoever publishes here is told of what is here alone."_s;
    if (!policy || policy->forwarding == Forwarding::Off)
        return u"Forwarding is off here. Import the package, or turn forwarding on in the settings "
               "of the scope."_s;
    if (upstreams == UpstreamsThere::Itself)
        return u"The upstream of this type is this registry itself, or leads back to it, so nobody "
               "was asked. Name another one in PACKHOUSE_UPSTREAM_%1, or with packhousectl "
               "upstreams accept %2."_s.arg(type.toUpper(), type);
    if (upstreams == UpstreamsThere::None)
        return u"Nobody has said yes to an upstream of this type. Name one in "
               u"PACKHOUSE_UPSTREAM_%1 "
               "and start Packhouse again, or accept the one that was found with packhousectl "
               "upstreams accept %2."_s.arg(type.toUpper(), type);
    return std::nullopt;
}

} // namespace

Lookup lookUp(const Call &call, const Missing &missing, UpstreamsThere upstreams)
{
    const Result<Policy> policy = call.store.policy(call.scope, call.format->id());
    const bool stranger = !call.caller.hasRightBelow(topLevelOf(call.scope.path));
    if (stranger && !call.store.isOpen(call.scope) && !(policy && policy->forwardsStrangers))
        return {false, {}, call.caller.anonymous() && call.format->serving()->challenges()};
    const std::optional<QString> reason = refusal(call, missing, policy, upstreams);
    return {!reason, stranger ? QString() : reason.value_or(QString())};
}

} // namespace packhouse
