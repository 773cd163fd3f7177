// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/packagesource.h"
#include "core/tokenvault.h"
#include "ui/widgets/frameddialog.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace packhouse {

class InlineMessage;
class SecretClipboard;
class WaitingNote;

/// Makes a token, or one in the place of another, and shows its secret: once, here only.
class IssueTokenDialog : public FramedDialog
{
    Q_OBJECT

public:
    /// All of it outlives the dialog.
    struct Context
    {
        PackageSource *source = nullptr;
        TokenVault *vault = nullptr; ///< may be nullptr: secrets cannot be kept
        SecretClipboard *clipboard = nullptr;
        const Clock *clock = nullptr;
    };

    explicit IssueTokenDialog(const Context &context, QWidget *parent = nullptr);
    /// A new token like \a old, which can be revoked when this dialog is done.
    IssueTokenDialog(const Context &context, const Token &old, QWidget *parent = nullptr);
    ~IssueTokenDialog() override;

    /// Under which key the vault keeps a token's secret.
    static QString vaultKey(const Token &token);

public slots:
    /// Escape: what is shown only once is not lost without a warning.
    void reject() override;

signals:
    void issued(const packhouse::Token &token);
    /// Tokens were made, kept or revoked.
    void changed();

private:
    void build();
    QWidget *buildForm();
    QWidget *buildRights();
    QWidget *buildExpiry();
    QWidget *buildSecret();
    void prefill(const Token &old);
    /// What was sent is not changed any more; \a what: says so while the answer does not come.
    void work(const QString &what, const QString &meanwhile);
    void worked();
    void readScopes();
    void showScopes();
    void showForm();
    void showExpiry();
    void create();
    void created(const Result<IssuedToken> &issued);
    void showSecret();
    void finish();
    void keep();
    void revokeOld();
    void showProblem(const Error &error);

    Context m_context;
    std::optional<Token> m_old;
    std::optional<Token> m_token;
    QList<Scope> m_scopes;
    bool m_copied = false;
    bool m_warned = false;
    bool m_letGo = false; ///< it was said what leaving without an answer means
    bool m_working = false;

    QStackedWidget *m_pages;
    InlineMessage *m_message;
    WaitingNote *m_waiting;
    QWidget *m_form = nullptr;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QComboBox *m_scope;
    QList<QCheckBox *> m_rights;
    QDateEdit *m_expires;
    QCheckBox *m_never;
    InlineMessage *m_neverNote;
    QLineEdit *m_secret;
    QPushButton *m_reveal;
    QPushButton *m_copy;
    QLabel *m_countdown;
    QCheckBox *m_keep;
    InlineMessage *m_keepNote;
    QCheckBox *m_revokeOld;
    QPushButton *m_cancel;
    QPushButton *m_go = nullptr;
};

} // namespace packhouse
