// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy.h"

#include <QFlags>

namespace packhouse {

enum class TokenKind { Personal, Project, Group, Deploy, Job };

enum class Right {
    Read = 1,
    Write = 2,
    Delete = 4,
    Admin = 8, ///< policies, rules, tokens and scopes
};
Q_DECLARE_FLAGS(Rights, Right)
Q_DECLARE_OPERATORS_FOR_FLAGS(Rights)

/// Everything about a token but its secret, which is shown once and stored as a hash only.
struct Token
{
    qint64 id = 0;
    TokenKind kind = TokenKind::Personal;
    QString name;
    Scope scope; ///< what it reaches: itself and everything below; the instance for personal ones
    Rights rights;
    QDateTime created;
    QDateTime expires; ///< invalid: never
    QDateTime lastUsed;
    bool revoked = false;

    /// Who may write may read what is there: every client looks before it publishes, and the
    /// reference's rule is the same.
    bool reads() const;
    /// read = Reader, write = Developer, delete = Maintainer, admin = Owner (personal: Admin)
    Role role() const;
};

/// Who asks: nobody, a token, or this computer's own user (the window, the command line).
struct Caller
{
    std::optional<Token> token;
    bool owner = false; ///< this computer's own user: may do everything
    /// Of a window, which may take back what it did; empty: nobody's.
    QString session = {};
    QString act = {}; ///< what the session does in one go; empty: each change by itself
    bool takesBack = false; ///< what it does takes back an act, and is none

    QString name() const;
    bool anonymous() const { return !owner && !token; }
    /// Anonymous callers may read public projects and nothing else.
    bool may(Right right, const Scope &scope) const;
    /// A right of its own to anything at \a topLevelPath or below, or anywhere where that is the
    /// instance's; not what everybody may read. Whoever has none is a stranger there.
    bool hasRightBelow(const QString &topLevelPath) const;
    Role role() const;
    /// A short text that is equal for two callers exactly when they see the same packages.
    QByteArray reachKey() const;
};

} // namespace packhouse
