// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/wiretable.h"

#include "formats/format.h"
#include "formats/serving.h"

#include <algorithm>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr TokenKind Kinds[] = {TokenKind::Personal, TokenKind::Project, TokenKind::Group,
                               TokenKind::Deploy, TokenKind::Job};
constexpr Right Verbs[] = {Right::Read, Right::Write, Right::Delete};

/// As the reference's table abbreviates the kinds.
char letterOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Personal:
        return 'P';
    case TokenKind::Project:
    case TokenKind::Group:
        return 'A';
    case TokenKind::Deploy:
        return 'D';
    case TokenKind::Job:
        break;
    }
    return 'J';
}

Carrier ownHeaderOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Deploy:
        return Carrier::DeployToken;
    case TokenKind::Job:
        return Carrier::JobToken;
    default:
        return Carrier::PrivateToken;
    }
}

struct Scheme
{
    const char *word; ///< of the reference's table
    std::optional<Carrier> carrier; ///< none: the header of the kind's own
    bool readsOnly = false;
};
constexpr Scheme Schemes[] = {
    {"headers", std::nullopt},  {"basic", Carrier::Basic},  {"basic(pull)", Carrier::Basic, true},
    {"oauth", Carrier::Bearer}, {"token", Carrier::Bearer}, {"bearer", Carrier::Bearer},
};

/// The word by which the reference's table documents it; nullptr: it does not.
const char *documentedAs(const Format &format, const WireAccess &access)
{
    // protocol: the reference deletes nothing for a deploy token
    if (access.verb == Right::Delete && access.kind == TokenKind::Deploy)
        return nullptr;
    for (const CapabilityRow &row : format.capabilities()) {
        if (!QByteArrayView(row.tokens).contains(letterOf(access.kind)))
            continue;
        const QByteArrayList words = QByteArray(row.auth).split(',');
        for (const Scheme &scheme : Schemes) {
            const bool fits = scheme.carrier.value_or(ownHeaderOf(access.kind)) == access.carrier
                              && (access.verb == Right::Read || !scheme.readsOnly);
            if (fits && words.contains(scheme.word))
                return scheme.word;
        }
    }
    return nullptr;
}

Text onlyFor(Carrier carrier)
{
    switch (carrier) {
    case Carrier::JobToken:
        return Text::of("The header JOB-TOKEN is for job tokens.");
    case Carrier::DeployToken:
        return Text::of("The header Deploy-Token is for deploy tokens.");
    default:
        return Text::of("The header PRIVATE-TOKEN is for personal, project and group tokens.");
    }
}

bool hasRoute(const RouteTable &routes, Right verb)
{
    return std::any_of(routes.routes().begin(), routes.routes().end(),
                       [verb](const Route &route) { return !route.anyone && route.right == verb; });
}

} // namespace

QList<WireAccess> wireTable(const Format &format)
{
    const Serving *serving = format.serving();
    if (!serving)
        return {};
    RouteTable routes;
    serving->routes(routes);
    QList<Carrier> carriers{Carrier::PrivateToken, Carrier::JobToken, Carrier::DeployToken,
                            Carrier::Bearer, Carrier::Basic};
    if (!serving->keyHeaders().isEmpty())
        carriers << Carrier::PackageKey;
    QList<WireAccess> table;
    for (const TokenKind kind : Kinds) {
        for (const Right verb : Verbs) {
            for (const Carrier carrier : std::as_const(carriers)) {
                WireAccess access{.kind = kind, .carrier = carrier, .verb = verb};
                if (!accepts(carrier, kind)) {
                    access.reason = onlyFor(carrier);
                } else if (!hasRoute(routes, verb)) {
                    access.reason = Text::of(
                        "The protocol of this type deletes nothing; the window, packhousectl and "
                        "the packages API do.");
                } else {
                    access.scheme = documentedAs(format, access);
                    access.look = access.scheme ? WireAccess::Look::Documented
                                                : WireAccess::Look::Beyond;
                }
                table << access;
            }
        }
    }
    return table;
}

} // namespace packhouse
