// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/commandgroup.h"

#include "items/readable.h"
#include "ui/mainwindow/actionregistry.h"

namespace packhouse {

CommandGroup::CommandGroup(ActionRegistry &actions, QObject *parent)
    : QObject(parent), m_actions(actions)
{}

QAction *CommandGroup::add(const QString &id, const QString &text, const QKeySequence &keys,
                           const QString &tip, std::function<void()> run)
{
    QAction *action = m_actions.add(id, text, keys, tip);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void CommandGroup::allow(QAction *action, bool enabled, const Text &refusal)
{
    constexpr char Tip[] = "whatItDoes";
    if (!action->property(Tip).isValid())
        action->setProperty(Tip, action->statusTip());
    const QString says = refusal.isEmpty() ? action->property(Tip).toString() : readable(refusal);
    action->setEnabled(enabled && refusal.isEmpty());
    action->setToolTip(says);
    action->setStatusTip(says); // whoever goes through the menus by keyboard reads it there
}

} // namespace packhouse
