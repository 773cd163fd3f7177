// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/remotecommands.h"

#include "app/packhouse/errorbox.h"
#include "app/packhouse/remotelist.h"
#include "items/readable.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/remotes/remotedialog.h"

using namespace Qt::StringLiterals;

namespace packhouse {

RemoteCommands::RemoteCommands(MainWindow &window, RemoteList &remotes, QObject *parent)
    : CommandGroup(window.actions(), parent), m_window(window), m_remotes(remotes)
{
    addActions();
    connect(&m_remotes, &RemoteList::added, this, [this](PackageSource *source) {
        m_window.addSource(source);
        m_window.reveal(source, {});
    });
    connect(&m_remotes, &RemoteList::removing, &m_window, &MainWindow::removeSource);
    connect(&m_remotes, &RemoteList::failed, this,
            [this](const Error &error) { showError(error, &m_window); });
}

void RemoteCommands::addActions()
{
    QAction *newRemote = add(u"registry.addRemote"_s, tr("&Add a remote…"), {},
                             tr("Show the packages of another registry in the same window"),
                             [this] { showDialog(nullptr); });
    QAction *change = add(u"registry.remoteSettings"_s, tr("&Settings of this remote…"), {},
                          tr("Change the address or the token of the remote that is shown, or "
                             "take it off the list"),
                          [this] {
                              if (const PackageSource *source = m_window.currentSource())
                                  showSettings(source->id());
                          });
    const auto follow = [this, change](const PackageSource *source) {
        change->setEnabled(m_remotes.settings(source) != nullptr);
    };
    follow(m_window.currentSource());
    connect(&m_window, &MainWindow::sourceShown, this, follow);
    ActionRegistry::addTo(m_window.registryMenu(), {nullptr, newRemote, change});
}

void RemoteCommands::showSettings(const QString &id)
{
    if (const RemoteSettings *remote = m_remotes.settings(m_remotes.source(id)))
        showDialog(remote);
}

void RemoteCommands::showDialog(const RemoteSettings *remote)
{
    const QString problem = readable(m_window.services().vault->problem());
    auto *dialog = remote ? new RemoteDialog(*remote, problem, &m_window)
                          : new RemoteDialog(problem, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RemoteDialog::chosen, &m_remotes, &RemoteList::add);
    connect(dialog, &RemoteDialog::removeChosen, &m_remotes, &RemoteList::remove);
    dialog->open();
}

} // namespace packhouse
