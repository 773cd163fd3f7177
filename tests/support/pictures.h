// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QWidget>

namespace packhouse {

/// Writes NAME-light.png and NAME-dark.png into the folder that PACKHOUSE_SCREENSHOTS names; does
/// nothing without it.
inline void drawPictures(Theme &theme, QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PACKHOUSE_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    const Theme::Choice before = theme.choice();
    for (const bool dark : {false, true}) {
        theme.setChoice(dark ? Theme::Choice::Dark : Theme::Choice::Light);
        QTest::qWait(60);
        const QString scheme = dark ? QStringLiteral("dark") : QStringLiteral("light");
        widget.grab().save(QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(name, scheme)));
    }
    theme.setChoice(before);
}

/// The only descendant of that name and kind; a test that finds none fails where it uses it.
template<typename T>
T *part(const QWidget &widget, const char *name)
{
    return widget.findChild<T *>(QString::fromLatin1(name));
}

} // namespace packhouse
