// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/menumnemonics.h"

#include <QAction>
#include <QMenu>
#include <QPointer>
#include <QSet>

#include <memory>
#include <utility>

namespace packhouse {

namespace {

const char Known[] = "givesMnemonics";

/// An entry that this menu gave a letter, for others may show it, too.
struct Marked
{
    QPointer<QAction> action;
    QString plain;
    QString given;
};

QChar mnemonicOf(const QString &text)
{
    const qsizetype mark = text.indexOf(u'&');
    return mark < 0 ? QChar() : text.mid(mark + 1, 1).toLower().append(QChar(u' ')).front();
}

/// Where a letter stands that is free: one that a word begins with, else any. -1: there is none.
qsizetype freeLetter(const QString &text, const QSet<QChar> &taken)
{
    const auto isFree = [&](qsizetype at) {
        return text.at(at).isLetterOrNumber() && !taken.contains(text.at(at).toLower());
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        if ((at == 0 || !text.at(at - 1).isLetterOrNumber()) && isFree(at))
            return at;
    }
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isFree(at))
            return at;
    }
    return -1;
}

QList<Marked> mark(QMenu *menu)
{
    QList<Marked> all;
    QSet<QChar> taken;
    for (const QAction *action : menu->actions())
        taken.insert(mnemonicOf(action->text()));
    for (QAction *action : menu->actions()) {
        if (QMenu *below = action->menu())
            giveMnemonics(below);
        const QString text = action->text();
        const qsizetype at = freeLetter(text, taken);
        if (action->isSeparator() || !action->isVisible() || text.contains(u'&') || at < 0)
            continue;
        taken.insert(text.at(at).toLower());
        action->setText(QString(text).insert(at, u'&'));
        all.append({action, text, action->text()});
    }
    return all;
}

void unmark(const QList<Marked> &all)
{
    for (const Marked &one : all) {
        if (one.action && one.action->text() == one.given) // else it says something else by now
            one.action->setText(one.plain);
    }
}

} // namespace

void giveMnemonics(QMenu *menu)
{
    if (menu->property(Known).toBool())
        return;
    menu->setProperty(Known, true);
    const auto marked = std::make_shared<QList<Marked>>();
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, marked] {
        unmark(*marked);
        *marked = mark(menu);
    });
    QObject::connect(menu, &QMenu::aboutToHide, menu,
                     [marked] { unmark(std::exchange(*marked, {})); });
}

} // namespace packhouse
