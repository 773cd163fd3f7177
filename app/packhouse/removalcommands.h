// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/mainwindow.h"

namespace packhouse {

class ClientAdvisor;

/// Deletes by the dialog that shows the plan first.
class RemovalCommands final : public QObject
{
    Q_OBJECT

public:
    /// The window outlives this.
    explicit RemovalCommands(MainWindow &window, QObject *parent = nullptr);

    /// Outlives this; without it nothing is said of this computer's clients.
    void setClients(ClientAdvisor *clients) { m_clients = clients; }

    void remove(const PackageSelection &selection);
    void removeItems(PackageSource *source, const RemovalChoice &choice);

signals:
    /// Instead of deleting these.
    void changeWanted(packhouse::PackageSource *source, const QList<packhouse::ChangeItem> &items,
                      std::optional<packhouse::ActKind> kind);

private:
    void describe(const RemovalPlan &plan, const Job &job, bool withProject);

    MainWindow &m_window;
    ClientAdvisor *m_clients = nullptr;
};

} // namespace packhouse
