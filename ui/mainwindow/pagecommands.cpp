// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/pagecommands.h"

#include "ui/widgets/page.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace packhouse {

PageCommands::PageCommands(ActionRegistry &actions, QWidget *window)
    : CommandGroup(actions, window), m_menu(new QMenu(tr("&Pages"), window))
{
    m_menu->menuAction()->setVisible(false);
}

void PageCommands::addPage(const Page *page)
{
    const int number = int(m_menu->actions().size()) + 1;
    const QKeySequence keys = number < 10 ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number))
                                          : QKeySequence();
    m_menu->addAction(add(u"page."_s + page->id(), page->title(), keys,
                          tr("Show the page %1").arg(page->title()),
                          [this, id = page->id()] { emit pageWanted(id); }));
    m_menu->menuAction()->setVisible(true);
}

} // namespace packhouse
