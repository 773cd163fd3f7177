// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/filecommands.h"

#include "ui/mainwindow/browsing.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace packhouse {

FileCommands::FileCommands(ActionRegistry &actions, const Browsing &browsing, QWidget *window)
    : CommandGroup(actions, window)
    , m_publish(add(u"file.publish"_s, tr("Publish…"), QKeySequence::Open,
                    tr("Choose files and see what publishing them would do"),
                    [this] { emit publishWanted(); }))
    , m_quit(add(u"file.quit"_s, tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q),
                 tr("Close the window and stop the registry"), [window] { window->close(); }))
{
    connect(&browsing, &Browsing::changed, this, [this, &browsing] {
        allow(m_publish, browsing.source() != nullptr, browsing.abilities().publish);
    });
}

} // namespace packhouse
