// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/helpcommands.h"

#include "core/version.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/browsing.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/shortcutsdialog.h"

#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace packhouse {

HelpCommands::HelpCommands(ActionRegistry &actions, Browsing &browsing, QWidget *window)
    : CommandGroup(actions, window)
    , m_commands(add(u"tools.commands"_s, tr("Commands…"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                     tr("Find a command by its name"),
                     [&actions, &browsing, window] { showPalette(actions, browsing, window); }))
    , m_shortcuts(add(u"help.shortcuts"_s, tr("Keyboard shortcuts"), QKeySequence(u"Ctrl+?"_s),
                      tr("List the keys of all commands"),
                      [&actions, window] {
                          auto *dialog = new ShortcutsDialog(actions.all(), window);
                          dialog->setAttribute(Qt::WA_DeleteOnClose);
                          dialog->open();
                      }))
    , m_about(add(u"help.about"_s, tr("About Packhouse"), {}, tr("Version and licence"),
                  [window] { showAbout(window); }))
{}

void HelpCommands::showPalette(ActionRegistry &actions, Browsing &browsing, QWidget *window)
{
    // As from a menu: what is chosen in it is about what it was opened on.
    browsing.hold();
    auto *palette = new CommandPalette(actions.all(), window);
    connect(palette, &QDialog::finished, &browsing, &Browsing::letGo, Qt::QueuedConnection);
    palette->open();
}

void HelpCommands::showAbout(QWidget *window)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Packhouse"),
                                tr("Packhouse %1").arg(QString::fromLatin1(Version)),
                                QMessageBox::Close, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("A package registry on your computer, and a window to look after it.\n"
           "Licensed under the GNU General Public License, version 3 or later."));
    box->setIconPixmap(window->windowIcon().pixmap(48));
    box->open();
}

} // namespace packhouse
