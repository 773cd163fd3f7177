// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/gateway/gate.h"

#include "core/tokenwords.h"
#include "formats/format.h"
#include "formats/serving.h"

#include <QJsonObject>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

QString verb(Right right)
{
    switch (right) {
    case Right::Read:
        return u"read packages"_s;
    case Right::Write:
        return u"publish"_s;
    case Right::Delete:
        return u"delete packages"_s;
    case Right::Admin:
        break;
    }
    return u"change settings"_s;
}

Reply forbidden(Right right, const Scope &scope)
{
    const QString place = scope.level == Level::Instance ? u"here"_s : u"in "_s + scope.path;
    const QString text = u"The token has no right to %1 %2. Use one that has it."_s.arg(verb(right),
                                                                                        place);
    return Reply::error(403, u"403 Forbidden - "_s + text, text);
}

Reply noScope(const Endpoint &endpoint)
{
    return Reply::error(404, endpoint.root == Root::Group ? u"404 Group Not Found"_s
                                                          : u"404 Project Not Found"_s);
}

QString wordsOf(TokenKinds kinds)
{
    QStringList words;
    for (const auto &[kind, word] : TokenKindWords) {
        if (kinds & bit(kind))
            words << QString::fromLatin1(word);
    }
    return words.join(u", "_s);
}

// A kind of token that the endpoint does not take, or nothing.
std::optional<Reply> wrongKind(const Endpoint &endpoint, const Caller &caller)
{
    if (!caller.token)
        return std::nullopt;
    if (!(endpoint.kinds & bit(caller.token->kind)))
        return unauthorized(
            endpoint, u"A %1 token is not accepted here. Use a token of another "
                      "kind: %2."_s.arg(wordsOf(bit(caller.token->kind)), wordsOf(endpoint.kinds)));
    return std::nullopt;
}

std::optional<Reply> atScope(const Endpoint &endpoint, const Caller &caller,
                             const Result<Scope> &scope)
{
    if (!scope && scope.error().code != ErrorCode::NotFound)
        return Reply::error(scope.error());
    const bool wantsRead = endpoint.right == Right::Read;
    // Groups and the instance answer with the union of what the caller may see, entry by entry.
    const bool fine = scope
                      && (wantsRead && scope->level != Level::Project
                              ? reaches(caller, *scope)
                              : caller.may(endpoint.right, *scope));
    if (fine)
        return std::nullopt;
    if (caller.anonymous()) {
        return wantsRead && endpoint.hidden ? noScope(endpoint) : unauthorized(endpoint, QString());
    }
    if (!scope)
        return noScope(endpoint);
    const bool within = caller.token && caller.token->scope.holds(scope->path);
    if (scope->readableByAll || within || reaches(caller, *scope))
        return forbidden(endpoint.right, *scope);
    return noScope(endpoint);
}

} // namespace

bool reaches(const Caller &caller, const Scope &scope)
{
    return scope.level == Level::Instance || caller.may(Right::Read, scope)
           || (caller.token && caller.token->reads() && caller.token->scope.level != Level::Instance
               && scope.holds(caller.token->scope.path));
}

Reply unauthorized(const Endpoint &endpoint, const QString &problem)
{
    const bool packages = endpoint.format != nullptr;
    Reply reply;
    if (packages || problem.isEmpty()) {
        reply = Reply::error(401, u"401 Unauthorized"_s,
                             problem.isEmpty() ? u"401 Unauthorized"_s : problem);
        // The one thing that many clients print.
        if (!problem.isEmpty())
            reply.reason = Reply::error(401, problem).reason;
    } else {
        reply = Reply::json(QJsonObject{{u"error"_s, u"invalid_token"_s},
                                        {u"error_description"_s, problem},
                                        {u"message"_s, u"401 Unauthorized"_s}},
                            401);
        reply.reason = "Unauthorized";
    }
    if (!packages) {
        reply.headers.set("WWW-Authenticate",
                          problem.isEmpty()
                              ? "Bearer realm=\"Packhouse\""_ba
                              : "Bearer realm=\"Packhouse\", error=\"invalid_token\""_ba);
    } else if (endpoint.format->serving()->challenges()) {
        reply.headers.set("WWW-Authenticate", Reply::challenge().headers.value("WWW-Authenticate"));
    }
    return reply;
}

std::optional<Reply> refusal(const Endpoint &endpoint, const Caller &caller,
                             const Result<Scope> &scope)
{
    if (endpoint.access == Access::Owner) {
        if (caller.owner)
            return std::nullopt;
        return caller.anonymous()
                   ? unauthorized(endpoint, QString())
                   : Reply::error(403,
                                  u"403 Forbidden - Only this computer's own user may do this."_s);
    }
    if (auto reply = wrongKind(endpoint, caller))
        return reply;
    switch (endpoint.access) {
    case Access::SignedIn:
        if (caller.anonymous())
            return unauthorized(endpoint, QString());
        break;
    case Access::Scope:
        return atScope(endpoint, caller, scope);
    case Access::Anyone:
    case Access::Owner:
        break;
    }
    return std::nullopt;
}

} // namespace packhouse
