// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/httpsdialog.h"

namespace packhouse {

/// Lets the registry's https be seen and, where it is this process's, be switched.
class HttpsCommand final : public CommandGroup
{
    Q_OBJECT

public:
    /// The window outlives this. The registry's menu gets the command.
    HttpsCommand(MainWindow &window, HttpsDialog::Context context, QObject *parent = nullptr);

    void showDialog();

private:
    MainWindow &m_window;
    const HttpsDialog::Context m_context;
};

} // namespace packhouse
