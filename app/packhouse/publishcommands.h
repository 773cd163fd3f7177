// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/inspectedfile.h"
#include "ui/mainwindow/mainwindow.h"

namespace packhouse {

class FormatList;
class RemoteList;
struct PublishOutcome;

/// Publishes by the dialog that shows first what would be done.
class PublishCommands final : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives this.
    PublishCommands(MainWindow &window, PackageSource &registry, const RemoteList &remotes,
                    const FormatList &formats, QObject *parent = nullptr);

    /// To where the window is; without \a files it asks for some.
    void publish(const QStringList &files);
    /// What the trash kept of a remote, by the same dialog as any other file.
    void publishBack(const QString &sourceId, const QString &host, const QList<PublishItem> &items);

private:
    /// What a publish told beside that it was done.
    void tellNotices(const Job &job);
    /// That some of it stayed behind, where the dialog is closed by then.
    void tellOutcome(const PublishOutcome &outcome);
    void showDialog(PackageSource *source, const QString &scopePath, const QStringList &files,
                    const FileInspector &inspect);

    MainWindow &m_window;
    PackageSource &m_registry;
    const RemoteList &m_remotes;
    const FormatList &m_formats;
};

} // namespace packhouse
