// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/themecommands.h"

#include <QActionGroup>

using namespace Qt::StringLiterals;

namespace packhouse {

ThemeCommands::ThemeCommands(ActionRegistry &actions, Theme *theme, QObject *parent)
    : CommandGroup(actions, parent), m_theme(theme)
{
    add(u"theme.system"_s, tr("Colours of the system"), Theme::Choice::System);
    add(u"theme.light"_s, tr("Light colours"), Theme::Choice::Light);
    add(u"theme.dark"_s, tr("Dark colours"), Theme::Choice::Dark);
    add(u"theme.highContrast"_s, tr("High contrast"), Theme::Choice::HighContrast);
    auto *group = new QActionGroup(this);
    for (QAction *action : std::as_const(m_all)) {
        action->setCheckable(true);
        action->setEnabled(theme != nullptr);
        group->addAction(action);
    }
    showChoice();
}

void ThemeCommands::add(const QString &id, const QString &text, Theme::Choice choice)
{
    m_all.append(CommandGroup::add(id, text, {}, {}, [this, choice] {
        if (m_theme)
            m_theme->setChoice(choice);
    }));
}

void ThemeCommands::showChoice()
{
    if (m_theme)
        m_all[int(m_theme->choice())]->setChecked(true);
}

} // namespace packhouse
