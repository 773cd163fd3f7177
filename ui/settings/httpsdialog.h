// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ui/widgets/frameddialog.h"

#include <QFuture>
#include <QList>

#include <functional>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace packhouse {

class InlineMessage;

/// What is known of the registry's https.
struct HttpsState
{
    bool on = false;
    QString address; ///< "https://127.0.0.1:8971"; empty: it is off
    QString authorityFile; ///< what clients have to trust; empty: there is none yet
    QList<std::pair<QString, QString>> instructions; ///< a system or client, and what to paste
};

/// Switches the registry's https on and off, and says how clients come to trust it.
class HttpsDialog : public FramedDialog
{
    Q_OBJECT

public:
    struct Context
    {
        std::function<HttpsState()> state;
        std::function<QFuture<Result<void>>(bool on)> set;
    };

    explicit HttpsDialog(Context context, QWidget *parent = nullptr);

private:
    void turn(bool on);
    void showState();
    void showInstructions(const HttpsState &state);

    Context m_context;
    QCheckBox *m_switch;
    QLabel *m_address;
    InlineMessage *m_message;
    QPushButton *m_trust;
    QWidget *m_instructions;
    QVBoxLayout *m_list;
    bool m_working = false;
};

} // namespace packhouse
