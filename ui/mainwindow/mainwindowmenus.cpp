// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/copycommands.h"
#include "ui/mainwindow/editcommands.h"
#include "ui/mainwindow/filecommands.h"
#include "ui/mainwindow/helpcommands.h"
#include "ui/mainwindow/mainwindowprivate.h"
#include "ui/mainwindow/menumnemonics.h"
#include "ui/mainwindow/packagecommands.h"
#include "ui/mainwindow/pagecommands.h"
#include "ui/mainwindow/registrycommands.h"
#include "ui/mainwindow/sortcommands.h"
#include "ui/mainwindow/themecommands.h"
#include "ui/mainwindow/viewcommands.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>

namespace packhouse {

void MainWindowPrivate::buildMenus()
{
    constexpr auto fill = &ActionRegistry::addTo;
    QMenuBar *bar = q->menuBar();
    fill(bar->addMenu(tr("&File")),
         {fileCommands->publish(), packageCommands->download(), nullptr, fileCommands->quit()});
    QMenu *edit = bar->addMenu(tr("&Edit"));
    fill(edit, {editCommands->undo(), nullptr, editCommands->find(), editCommands->clearFilter(),
                nullptr});
    copyMenu = edit->addMenu(tr("&Copy as"));
    fill(copyMenu, copyCommands->all());
    buildViewMenu();
    fill(bar->addMenu(tr("&Package")),
         {packageCommands->download(), copyCommands->installLine(), copyCommands->coordinates(),
          nullptr, packageCommands->change(), packageCommands->removeVersions(),
          packageCommands->remove()});
    registryMenu = bar->addMenu(tr("&Registry"));
    fill(registryMenu, {registryCommands->copyAddress(), nullptr, registryCommands->verify()});
    fill(bar->addMenu(tr("&Tools")), {helpCommands->commands()});
    fill(bar->addMenu(tr("&Help")), {helpCommands->shortcuts(), nullptr, helpCommands->about()});
    for (QAction *each : bar->actions())
        holdWhileOpen(each->menu());
}

/// What is chosen from a menu is about what it was opened on, also when the list has moved on.
void MainWindowPrivate::holdWhileOpen(QMenu *menu)
{
    giveMnemonics(menu);
    QObject::connect(menu, &QMenu::aboutToShow, browsing, &Browsing::hold);
    // A menu is closed before the command that was chosen in it is run.
    QObject::connect(menu, &QMenu::aboutToHide, browsing, &Browsing::letGo, Qt::QueuedConnection);
}

void MainWindowPrivate::buildViewMenu()
{
    constexpr auto fill = &ActionRegistry::addTo;
    const ViewCommands &commands = *viewCommands;
    QMenu *view = q->menuBar()->addMenu(tr("&View"));
    fill(view, {commands.refresh(), nullptr, commands.sidebar(), commands.details(),
                commands.nextPane(), commands.previousPane()});
    view->addMenu(sortCommands->menu());
    view->addMenu(commands.columnsMenu());
    fill(view->addMenu(tr("De&tails tab")), commands.detailsTabs());
    view->addMenu(pageCommands->menu());
    fill(view->addMenu(tr("C&olours")), themeCommands->all());
    fill(view, {nullptr, commands.resetLayout()});
}

/// What no part of the window took: F10 goes to the menus, and Enter presses the button that one is
/// at, as it does in dialogs.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier));
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (plain && event->key() == Qt::Key_F10) {
        menuBar()->setActiveAction(menuBar()->actions().value(0));
        return;
    }
    QWidget *focus = focusWidget();
    if (auto *tool = qobject_cast<QToolButton *>(focus); plain && enter && tool && tool->menu()) {
        tool->showMenu();
    } else if (auto *button = qobject_cast<QAbstractButton *>(focus); plain && enter && button) {
        button->click();
    } else {
        QMainWindow::keyPressEvent(event);
    }
}

void MainWindowPrivate::contextMenu(const QPoint &at)
{
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    ActionRegistry::addTo(menu, {viewCommands->details(), packageCommands->download(), nullptr});
    menu->addMenu(copyMenu);
    ActionRegistry::addTo(menu, {nullptr, packageCommands->change(),
                                 packageCommands->removeVersions(), packageCommands->remove()});
    holdWhileOpen(menu);
    menu->popup(at);
}

void MainWindowPrivate::versionsMenu(const QPoint &at)
{
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    ActionRegistry::addTo(menu, {packageCommands->download(), nullptr, packageCommands->change(),
                                 packageCommands->removeVersions(), packageCommands->remove()});
    holdWhileOpen(menu);
    menu->popup(at);
}

} // namespace packhouse
