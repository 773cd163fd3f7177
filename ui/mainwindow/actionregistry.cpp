// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/actionregistry.h"

#include <QMenu>
#include <QPushButton>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

ActionRegistry::ActionRegistry(QWidget *window) : QObject(window), m_window(window) {}

QAction *ActionRegistry::add(const QString &id, const QString &text, const QKeySequence &shortcut,
                             const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WindowShortcut);
    if (!tip.isEmpty()) {
        action->setStatusTip(tip);
        action->setToolTip(tip);
    }
    m_window->addAction(action);
    m_commands.append({id, action, shortcut, shortcut});
    m_byId.insert(id, action);
    return action;
}

QAction *ActionRegistry::find(const QString &id) const
{
    return m_byId.value(id);
}

QList<QAction *> ActionRegistry::all() const
{
    QList<QAction *> actions;
    for (const Command &command : m_commands)
        actions.append(command.action);
    return actions;
}

void ActionRegistry::addTo(QMenu *menu, const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
}

void ActionRegistry::bind(QPushButton *button, QAction *action)
{
    const auto follow = [button, action] {
        button->setText(QString(action->text()).remove(u'&'));
        button->setAccessibleName(button->text());
        button->setEnabled(action->isEnabled());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(keys.isEmpty() ? action->toolTip()
                                          : u"%1 (%2)"_s.arg(action->toolTip(), keys));
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
}

void ActionRegistry::setShortcut(const QString &id, const QKeySequence &shortcut)
{
    if (QAction *action = find(id)) {
        action->setShortcut(shortcut);
        command(action)->own = shortcut;
    }
}

ActionRegistry::Command *ActionRegistry::command(const QAction *action)
{
    const auto found = std::ranges::find(m_commands, action, &Command::action);
    return found == m_commands.end() ? nullptr : &*found;
}

void ActionRegistry::lend(const QAction *from, const QAction *to, bool lent)
{
    const Command *lender = command(from);
    const Command *borrower = command(to);
    if (!lender || !borrower || lender->own.isEmpty())
        return;
    lender->action->setShortcut(lent ? QKeySequence() : lender->own);
    borrower->action->setShortcuts(lent ? QList{lender->own, borrower->own} : QList{borrower->own});
}

void ActionRegistry::load(QSettings &settings)
{
    settings.beginGroup("shortcuts");
    for (const QString &id : settings.childKeys())
        setShortcut(id, QKeySequence(settings.value(id).toString(), QKeySequence::PortableText));
    settings.endGroup();
}

void ActionRegistry::save(QSettings &settings) const
{
    settings.remove("shortcuts");
    settings.beginGroup("shortcuts");
    for (const Command &command : m_commands) {
        if (command.own != command.given)
            settings.setValue(command.id, command.own.toString(QKeySequence::PortableText));
    }
    settings.endGroup();
}

} // namespace packhouse
