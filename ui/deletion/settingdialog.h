// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientfiles/clientadvisor.h"
#include "ui/widgets/frameddialog.h"

class QPlainTextEdit;

namespace packhouse {

class InlineMessage;
class WaitingNote;

/// Shows what would be written into the files of one client, writes it, and takes it back.
class SettingDialog : public FramedDialog
{
    Q_OBJECT

public:
    /// \a advisor outlives the dialog.
    SettingDialog(ClientAdvisor *advisor, const DeletedName &name, const QString &client,
                  QWidget *parent = nullptr);

signals:
    /// The client's files have changed.
    void changed();

private:
    void ask();
    void showSetting(const Result<ShownClosing> &shown);
    void act();
    void written(const Result<ClientAct> &done);
    void takenBack(const Result<void> &done);

    ClientAdvisor *m_advisor;
    const DeletedName m_name;
    const QString m_client;
    ShownClosing m_shown;
    std::optional<ClientAct> m_act; ///< nothing: nothing is written now

    QPlainTextEdit *m_difference;
    InlineMessage *m_message;
    WaitingNote *m_waiting;
    QPushButton *m_close;
    QPushButton *m_do; ///< writes, or takes back
};

} // namespace packhouse
