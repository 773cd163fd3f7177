// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folderfiles.h"

#include <QDirIterator>

#include <algorithm>

namespace packhouse {

namespace {

struct FoundFile
{
    QString path;
    qint64 bytes = 0;
};

/// Sorts an entry; answers whether it is a folder to look into.
bool take(const QFileInfo &entry, QList<FoundFile> &files, FolderFiles &found)
{
    if (entry.isHidden()) {
        ++found.hidden;
        return false;
    }
    // A link is none of the others, whatever it leads to.
    if (!entry.isSymLink() && entry.isDir() && entry.isReadable() && entry.isExecutable())
        return true;
    if (!entry.isSymLink() && entry.isFile())
        files.append({entry.absoluteFilePath(), entry.size()});
    else
        ++found.unread;
    return false;
}

} // namespace

FolderFiles filesIn(const QString &folder, const FolderLimits &limits)
{
    FolderFiles found;
    QList<FoundFile> files;
    QStringList open{folder};
    int entries = 0;
    while (!open.isEmpty() && !found.isCut) {
        QDirIterator each(open.takeLast(),
                          QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        while (each.hasNext()) {
            each.next();
            if (++entries > limits.entries) {
                found.isCut = true;
                break;
            }
            if (take(each.fileInfo(), files, found))
                open.append(each.filePath());
        }
    }
    // File systems have no order: the same folder is always cut at the same place.
    std::ranges::sort(files, {}, &FoundFile::path);
    qint64 bytes = 0;
    for (const FoundFile &file : std::as_const(files)) {
        if (found.files.size() >= limits.files || file.bytes > limits.bytes - bytes) {
            ++found.beyond;
            continue;
        }
        bytes += file.bytes;
        found.files.append(file.path);
    }
    return found;
}

} // namespace packhouse
