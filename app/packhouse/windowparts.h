// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/httpsdialog.h"

namespace packhouse {

class ClientAdvisor;
class Examples;
class FormatList;
class HttpsCommand;
class RemoteList;
class RemovalCommands;

/// Plugs the pages and commands into the window, which knows none of them: what a page or a command
/// does is in a file of its own, and they meet here.
class WindowParts final : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives the parts.
    WindowParts(MainWindow &window, PackageSource &registry, RemoteList &remotes,
                const FormatList &formats, const HttpsDialog::Context &https);

    /// Outlives the parts.
    void setClients(ClientAdvisor *clients);

    /// "publish", "delete" and "change" are dialogs, shown for an example, and "https" is one;
    /// anything else is a page of the window. False when there is no such page.
    bool show(const QString &page);

private:
    MainWindow &m_window;
    RemovalCommands *m_removal;
    Examples *m_examples;
    HttpsCommand *m_https;
};

} // namespace packhouse
