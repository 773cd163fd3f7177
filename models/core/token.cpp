// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token.h"

using namespace Qt::StringLiterals;

namespace packhouse {

Role Token::role() const
{
    if (rights.testFlag(Right::Admin))
        return kind == TokenKind::Personal ? Role::Admin : Role::Owner;
    if (rights.testFlag(Right::Delete))
        return Role::Maintainer;
    return rights.testFlag(Right::Write) ? Role::Developer : Role::Reader;
}

bool Token::reads() const
{
    return rights.testFlag(Right::Read) || rights.testFlag(Right::Write);
}

QString Caller::name() const
{
    if (token)
        return token->name;
    return owner ? u"this computer"_s : u"anonymous"_s;
}

bool Caller::may(Right right, const Scope &scope) const
{
    if (owner)
        return true;
    if (right == Right::Read && scope.readableByAll)
        return true;
    return token && (right == Right::Read ? token->reads() : token->rights.testFlag(right))
           && token->scope.holds(scope.path)
           && (scope.level != Level::Instance || token->scope.level == Level::Instance);
}

bool Caller::hasRightBelow(const QString &topLevelPath) const
{
    return owner
           || (token && token->rights
               && (topLevelPath.isEmpty() || token->scope.level == Level::Instance
                   || topLevelOf(token->scope.path) == topLevelPath));
}

Role Caller::role() const
{
    if (owner)
        return Role::Admin;
    return token ? token->role() : Role::Reader;
}

QByteArray Caller::reachKey() const
{
    if (owner)
        return "*"_ba;
    if (!token || !token->reads())
        return {};
    return token->scope.level == Level::Instance ? "*"_ba : token->scope.path.toUtf8();
}

} // namespace packhouse
