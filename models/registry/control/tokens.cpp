// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "registry/control/json.h"
#include "registry/store/store.h"

using namespace Qt::StringLiterals;

namespace packhouse::control {

Result<QJsonObject> tokenCreate(const ControlContext &context, Arguments arguments)
{
    const Result<TokenKind> kind = tokenKind(arguments["kind"_L1].toString(u"personal"_s));
    if (!kind)
        return fail(kind.error());
    const Result<QString> name = needed(arguments, u"name"_s);
    if (!name)
        return fail(name.error());
    const Result<Rights> allowed = rights(arguments["allow"_L1]);
    if (!allowed)
        return fail(allowed.error());
    const Result<QDateTime> expires = expiry(arguments["expires"_L1].toString());
    if (!expires)
        return fail(expires.error());
    if (expires->isValid() && *expires <= context.registry.clock.now())
        return fail(ErrorCode::InvalidArgument,
                    Text::of("A token that expired on %1 could never be used.", *expires),
                    Text::of("Give a day that is still to come."));
    const Result<IssuedToken> issued = context.registry.store.createToken(
        {*kind, *name, arguments["scope"_L1].toString(), *allowed, *expires},
        context.registry.actor);
    if (!issued)
        return fail(issued.error());
    QJsonObject object = toJson(issued->token);
    object["token"_L1] = issued->secret;
    return object;
}

Result<QJsonObject> tokenList(const ControlContext &context, Arguments)
{
    const Result<QList<Token>> tokens = context.registry.store.tokens();
    if (!tokens)
        return fail(tokens.error());
    QJsonArray rows;
    for (const Token &token : *tokens)
        rows.append(toJson(token));
    return QJsonObject{{u"tokens"_s, rows}};
}

Result<QJsonObject> tokenRevoke(const ControlContext &context, Arguments arguments)
{
    const qint64 id = arguments["id"_L1].toInteger();
    if (const auto revoked = context.registry.store.revokeToken(id, context.registry.actor);
        !revoked)
        return fail(revoked.error());
    return QJsonObject{{u"id"_s, id}, {u"revoked"_s, true}};
}

} // namespace packhouse::control
