// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

#include <functional>

namespace packhouse {

class Format;

/// Where an endpoint's pattern starts.
enum class Root {
    Project, ///< /api/v4/projects/:id
    Group, ///< /api/v4/groups/:id
    Instance, ///< /api/v4
    Server, ///< /
};

/// Who gets as far as the handler.
enum class Access {
    Scope, ///< whoever has the right at the scope of the path
    SignedIn, ///< any valid credential; the handler decides the rest
    Anyone, ///< a wrong credential is refused all the same
    Owner, ///< this computer's own user
};

/// A set of token kinds, one bit each.
using TokenKinds = quint32;
constexpr TokenKinds bit(TokenKind kind)
{
    return TokenKinds(1) << int(kind);
}
inline constexpr TokenKinds AccessTokens = bit(TokenKind::Personal) | bit(TokenKind::Project)
                                           | bit(TokenKind::Group);
inline constexpr TokenKinds AllTokens = AccessTokens | bit(TokenKind::Deploy) | bit(TokenKind::Job);

/// Something that can be requested: a format's route, or one of the registry's own.
struct Endpoint
{
    Root root = Root::Instance;
    Method method = Method::Get; ///< Get serves Head too
    QByteArray pattern; ///< as Route::pattern; empty for the root itself
    std::function<Reply(Call &)> handler;
    Access access = Access::Scope;
    Right right = Right::Read;
    TokenKinds kinds = AccessTokens;
    bool hidden = false; ///< 404 rather than 401 for callers without a credential
    SinkFactory sink = nullptr; ///< nullptr: smallBody
    Precheck precheck = nullptr; ///< nullptr: nothing to look at before the body
    ProjectFinder project = nullptr; ///< as Route::project
    const Format *format = nullptr;
    bool comparesChecksum = false; ///< as Route::comparesChecksum
    bool signsIn = false; ///< as Route::signsIn
};

/// As it stands in a request: "GET".
QByteArray methodName(Method method);

/// The endpoint that stands for a format's route.
Endpoint endpointOf(const Format &format, const Route &route);

} // namespace packhouse
