// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/commandgroup.h"
#include "ui/style/theme.h"

namespace packhouse {

/// The choice of colours.
class ThemeCommands final : public CommandGroup
{
    Q_OBJECT

public:
    /// \a theme outlives this; nullptr: there is nothing to choose.
    ThemeCommands(ActionRegistry &actions, Theme *theme, QObject *parent);

    /// As a menu lists them.
    const QList<QAction *> &all() const { return m_all; }
    /// Marks what the theme has.
    void showChoice();

private:
    void add(const QString &id, const QString &text, Theme::Choice choice);

    Theme *m_theme;
    QList<QAction *> m_all; ///< by Theme::Choice
};

} // namespace packhouse
