// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

namespace packhouse {

/// With its permissions. Ends the test when something cannot be copied.
inline void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    QFile::setPermissions(to, QFile::permissions(from));
    QDirIterator entries(from,
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    while (entries.hasNext()) {
        entries.next();
        const QString target = to + QLatin1Char('/') + entries.fileName();
        if (entries.fileInfo().isDir())
            copyFolder(entries.filePath(), target);
        else if (entries.fileInfo().isFile() && !QFile::copy(entries.filePath(), target))
            qFatal("%s cannot be copied", qPrintable(entries.filePath()));
    }
}

/// Paths within the folder of what has these bytes anywhere in it.
inline QStringList filesHolding(const QString &folder, const QByteArray &bytes)
{
    QStringList found;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(file.fileName()));
        if (file.readAll().contains(bytes))
            found << QDir(folder).relativeFilePath(file.fileName());
    }
    return found;
}

} // namespace packhouse
