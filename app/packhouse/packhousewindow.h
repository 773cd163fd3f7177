// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/packhouse/localclients.h"
#include "app/packhouse/remotelist.h"
#include "app/packhouse/windowparts.h"
#include "app/packhouse/windowsession.h"
#include "jobs/joblist.h"

namespace packhouse {

class Theme;

/// The window as the program shows it, on a session: with the remotes that were set up, all pages
/// and dialogs.
class PackhouseWindow
{
public:
    struct Context
    {
        WindowSession &session;
        const FormatList &formats;
        const Clock &clock;
        TokenVault &vault;
        Theme *theme = nullptr;
        QString settingsFolder; ///< empty: nothing is kept
        QString data; ///< directory for the trash and the cache of remotes
        std::optional<ClientPlaces> clients = {}; ///< whose settings are looked at; nothing: none
    };

    /// All of \a context outlives it.
    explicit PackhouseWindow(const Context &context);

    MainWindow &window() { return m_window; }
    WindowParts &parts() { return m_parts; }
    JobList &jobs() { return m_jobs; }

private:
    MainWindow::Services services(const Context &context);

    JobList m_jobs;
    std::optional<LocalClients> m_clients;
    RemoteList m_remotes;
    MainWindow m_window;
    WindowParts m_parts;
};

} // namespace packhouse
