// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "core/tokenvault.h"
#include "items/formatinfo.h"
#include "items/rowtablemodel.h"

#include <QCoreApplication>

#include <optional>

namespace packhouse {

/// A token of the registry, or of a remote.
struct TokenLine
{
    Token token;
    std::optional<bool> kept; ///< whether the vault has its secret, when that is known
    QString remote; ///< id of the remote whose it is; nothing else is known of its token
};

/// The tokens as a list, and what it says of each.
class TokenTable : public RowTableModel<TokenLine>
{
    Q_DECLARE_TR_FUNCTIONS(TokenTable)

public:
    /// All of it outlives the table.
    struct Context
    {
        PackageSource *source = nullptr;
        TokenVault *vault = nullptr; ///< may be nullptr
        const FormatInfoList *formats = nullptr;
        const Clock *clock = nullptr;
    };

    explicit TokenTable(const Context &context, QObject *parent = nullptr);

    int rowOf(qint64 id) const; ///< -1: it is not shown
    bool works(const Token &token) const; ///< neither revoked nor expired
    /// The keychain may have the secrets, but was not needed so far.
    bool isKeychainClosed() const;

private:
    BadgeData stateOf(const TokenLine &line) const;
    QString expiryText(const Token &token) const;

    Context m_context;
};

} // namespace packhouse
