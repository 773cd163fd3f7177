// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/packhouse/remotecopies.h"
#include "formats/formatlist.h"
#include "items/inspectedfile.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/httpsdialog.h"

#include <QTemporaryDir>

namespace packhouse {

class RemoteList;
class RemovalCommands;
struct RemoteSettings;

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
    void addCommands();
    void addRemoteCommands();
    void showRemoteDialog(const RemoteSettings *remote);
    void makeProject(PackageSource *source);
    void publish(const QStringList &files);
    /// What the trash kept of a remote, by the same dialog as any other file.
    void publishBack(const QString &sourceId, const QString &host, const QList<PublishItem> &items);
    void showPublishDialog(PackageSource *source, const QString &scopePath,
                           const QStringList &files, const FileInspector &inspect);
    void showPublishExample();
    void showRemovalExample();

    MainWindow &m_window;
    PackageSource &m_registry;
    RemoteList &m_remotes;
    const FormatList &m_formats;
    FormatInfoList m_infos;
    RemoteCopies m_copies;
    RemovalCommands *m_removal;
    QTemporaryDir m_examples;
};

} // namespace packhouse
