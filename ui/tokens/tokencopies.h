// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"
#include "core/tokenvault.h"
#include "items/formatinfo.h"

#include <QObject>

class QMenu;
class QPushButton;

namespace packhouse {

class SecretClipboard;

/// The menu of a button with what clients of each type have to be told to use a token: it is copied
/// with the token's secret where the vault has that.
class TokenCopies : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives the button.
    struct Context
    {
        PackageSource *source = nullptr;
        TokenVault *vault = nullptr; ///< may be nullptr
        const FormatInfoList *formats = nullptr;
    };

    TokenCopies(const Context &context, SecretClipboard *clipboard, QPushButton *button);

    void show(const Token &token);
    bool any() const; ///< there is a client that such a token works with

signals:
    /// What was copied, and what there is to know of that.
    void copied(qint64 tokenId, const QString &lead, const QString &text);

private:
    void addSnippets(const Token &token, const QString &type, const QList<Snippet> &snippets);
    void copy(const Token &token, const Snippet &snippet);

    Context m_context;
    SecretClipboard *m_clipboard;
    QMenu *m_menu;
};

} // namespace packhouse
