// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

#include <QTemporaryDir>

namespace packhouse {

class ChangeCommands;
class MainWindow;
class PublishCommands;
class RemovalCommands;

/// Dialogs that need something to be about, on something of the demonstration: for pictures of
/// them.
class Examples final : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives this.
    Examples(MainWindow &window, PackageSource &registry, PublishCommands &publishing,
             RemovalCommands &removal, ChangeCommands &changing, QObject *parent = nullptr);

    void publish();
    void remove();
    void change();

private:
    MainWindow &m_window;
    PackageSource &m_registry;
    PublishCommands &m_publishing;
    RemovalCommands &m_removal;
    ChangeCommands &m_changing;
    QTemporaryDir m_files;
};

} // namespace packhouse
