// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"

namespace packhouse {

class Browsing;
class Job;

/// What concerns the registry that is shown as a whole.
class RegistryCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// \a browsing outlives this.
    RegistryCommands(ActionRegistry &actions, const Browsing &browsing, QObject *parent);

    QAction *copyAddress() const { return m_copyAddress; }
    QAction *verify() const { return m_verify; }

signals:
    /// Whoever runs it takes it over.
    void jobMade(packhouse::Job *job);

private:
    QAction *m_copyAddress;
    QAction *m_verify;
};

} // namespace packhouse
