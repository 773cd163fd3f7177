// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/remotesettings.h"
#include "ui/widgets/frameddialog.h"

class QLineEdit;

namespace packhouse {

class InlineMessage;

/// Asks for the address of another registry and for its token.
class AddRemoteDialog : public FramedDialog
{
    Q_OBJECT

public:
    /// \a vaultProblem: why no token can be kept; empty when it can.
    explicit AddRemoteDialog(const QString &vaultProblem, QWidget *parent = nullptr);

signals:
    /// \a secret is empty for a registry that is read without a token.
    void chosen(const packhouse::RemoteSettings &remote, const QString &secret);

private:
    void choose();

    QLineEdit *m_address;
    QLineEdit *m_title;
    QLineEdit *m_scopes;
    QLineEdit *m_secret;
    InlineMessage *m_message;
};

} // namespace packhouse
