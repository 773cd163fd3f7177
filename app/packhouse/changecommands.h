// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/mainwindow.h"

namespace packhouse {

/// Changes versions by the dialog that shows the plan first, and takes back what it did.
class ChangeCommands final : public QObject
{
    Q_OBJECT

public:
    /// The window outlives this.
    explicit ChangeCommands(MainWindow &window, QObject *parent = nullptr);

    void change(const PackageSelection &selection);
    /// With \a kind chosen, where there is one.
    void changeItems(PackageSource *source, const QList<ChangeItem> &items,
                     std::optional<ActKind> kind = {});

private:
    void ended(const Job &job);

    MainWindow &m_window;
};

} // namespace packhouse
