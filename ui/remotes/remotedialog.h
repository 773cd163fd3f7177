// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/remotesettings.h"
#include "ui/widgets/frameddialog.h"

class QLineEdit;

namespace packhouse {

class InlineMessage;

/// Asks for the address of another registry and for its token, or shows those of one that is there.
class RemoteDialog : public FramedDialog
{
    Q_OBJECT

public:
    /// \a vaultProblem: why no token can be kept; empty when it can.
    explicit RemoteDialog(const QString &vaultProblem, QWidget *parent = nullptr);
    /// To change \a remote or to take it off the list.
    RemoteDialog(const RemoteSettings &remote, const QString &vaultProblem,
                 QWidget *parent = nullptr);

signals:
    /// \a secret is empty for a registry that is read without a token, and for one that keeps its
    /// token.
    void chosen(const packhouse::RemoteSettings &remote, const QString &secret);
    void removeChosen(const QString &id);

private:
    void choose();
    void remove();

    QString m_id; ///< empty: a new one
    QLineEdit *m_address;
    QLineEdit *m_title;
    QLineEdit *m_scopes;
    QLineEdit *m_secret;
    InlineMessage *m_message;
    QPushButton *m_cancel;
    QPushButton *m_add;
    QPushButton *m_remove = nullptr;
    bool m_warned = false;
};

} // namespace packhouse
