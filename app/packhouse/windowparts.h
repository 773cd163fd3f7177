// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/packhouse/remotecopies.h"
#include "formats/formatlist.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/httpsdialog.h"

namespace packhouse {

class Examples;
class HttpsCommand;
class PublishCommands;
class RemoteCommands;
class RemoteList;
class RemovalCommands;

/// Plugs the pages and dialogs into the window: the window knows none of them.
class WindowParts final : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives the parts.
    WindowParts(MainWindow &window, PackageSource &registry, RemoteList &remotes,
                const FormatList &formats);

    /// "publish" and "delete" are dialogs, shown for an example, and "https" is one; anything else
    /// is a page of the window. False when there is no such page.
    bool show(const QString &page);
    /// Lets the registry's https be seen and, where it is this process's, be switched.
    void addHttps(const HttpsDialog::Context &context);

private:
    void addPages();

    MainWindow &m_window;
    PackageSource &m_registry;
    RemoteList &m_remotes;
    FormatInfoList m_infos;
    RemoteCopies m_copies;
    PublishCommands *m_publishing;
    RemovalCommands *m_removal;
    RemoteCommands *m_remoteCommands = nullptr;
    HttpsCommand *m_https = nullptr;
    Examples *m_examples = nullptr;
};

} // namespace packhouse
