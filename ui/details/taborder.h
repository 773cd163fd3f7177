// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>
#include <QTabWidget>

namespace packhouse {

/// What was made anew in \a page comes after the tabs that it is below, as it stands. By itself it
/// would be what one reaches last in the window.
inline void followTabs(QWidget *page)
{
    QWidget *above = page->parentWidget();
    while (above && !qobject_cast<QTabWidget *>(above))
        above = above->parentWidget();
    if (!above)
        return;
    QWidget *last = static_cast<QTabWidget *>(above)->tabBar();
    for (QWidget *part : page->findChildren<QWidget *>()) {
        if (!(part->focusPolicy() & Qt::TabFocus))
            continue;
        QWidget::setTabOrder(last, part);
        last = part;
    }
}

} // namespace packhouse
