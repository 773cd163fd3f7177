// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "core/tokenvault.h"
#include "items/formatinfo.h"
#include "items/when.h"
#include "ui/tokens/tokentable.h"
#include "ui/widgets/listpage.h"

#include <functional>

namespace packhouse {

class ReachView;
class SecretClipboard;
class TokenCopies;

/// Asks a registry something with a token's secret and says in a sentence what it answered.
using TokenTester =
    std::function<QFuture<Result<QString>>(const Token &token, const QString &secret)>;

/// A remote, whose token is in the vault too.
struct RemoteToken
{
    QString id; ///< of the remote
    QString title;
};

/// The tokens of a registry and of the remotes. Holds no secret: those are in the vault, and are
/// read when they are used.
class TokensPage : public ListPage
{
    Q_OBJECT

public:
    /// All of it outlives the page.
    struct Context
    {
        PackageSource *source = nullptr;
        TokenVault *vault = nullptr; ///< may be nullptr: secrets cannot be kept
        const FormatInfoList *formats = nullptr;
        const Clock *clock = nullptr;
        TokenTester test; ///< empty: tokens cannot be tested
        std::function<QList<RemoteToken>()> remotes = {}; ///< empty: there are none
        /// Uses a remote's token and says in a sentence how that went.
        std::function<QFuture<Result<QString>>(const QString &id)> testRemote = {};
    };

    explicit TokensPage(const Context &context, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("tokens"); }
    QString sidebarText() const override;
    void refresh() override;
    QString filterHint() const override;

    SecretClipboard *clipboard() const { return m_clipboard; }

signals:
    void remoteSettingsWanted(const QString &id);

protected:
    void showChoice() override;
    void filterRows(const QString &text) override;

private:
    void buildModel();
    void buildDetails();
    void got(const Result<QList<Token>> &tokens);
    QList<TokenLine> remoteLines() const;
    static QString vaultKey(const TokenLine &line);
    void lookInVault();
    const TokenLine *chosen() const;
    void chooseShown();
    void showRemote(const TokenLine &line);
    void showVault();
    void newToken();
    void rotate();
    void revoke();
    void revokeNow(const Token &token);
    void test();
    void testRemote(const TokenLine &line);
    void tested(const Result<QString> &answer);
    void say(Tone tone, const QString &lead, const QString &text);
    void sayOf(qint64 tokenId, Tone tone, const QString &lead, const QString &text);

    Context m_context;
    SecretClipboard *m_clipboard;
    TokenTable *m_model;
    quint64 m_generation = 0;
    LatestAnswer m_asked;
    LatestAnswer m_tested; ///< about the token that is shown
    qint64 m_shownId = -1; ///< whose details are shown

    InlineMessage *m_vaultNote;
    InlineMessage *m_said;
    QWidget *m_details;
    QLabel *m_heading;
    ReachView *m_reach;
    QPushButton *m_copy;
    TokenCopies *m_copies;
    QPushButton *m_test;
    QLabel *m_why; ///< why it cannot be tested
    QPushButton *m_rotate;
    QPushButton *m_revoke;
};

} // namespace packhouse
