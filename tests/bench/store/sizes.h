// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

namespace packhouse {

/// How large a registry is to be, one run for each: the program's arguments, or these.
inline QList<qint64> sizesOf(const QCoreApplication &app, const QList<qint64> &usual)
{
    QList<qint64> sizes;
    for (const QString &size : app.arguments().mid(1))
        sizes << size.toLongLong();
    return sizes.isEmpty() ? usual : sizes;
}

} // namespace packhouse
