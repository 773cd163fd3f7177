// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/superseded.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace packhouse {

namespace {

/// The copies of one content.
struct Content
{
    QList<SupersededFile> files;
    qint64 bytes = 0;
};

QList<Content> contentsThatComeFree(const QList<SupersededFile> &files)
{
    QList<Content> contents;
    QHash<QString, qsizetype> places;
    for (const SupersededFile &file : files) {
        if (file.shared)
            continue;
        const auto place = places.constFind(file.blob);
        if (place != places.constEnd()) {
            contents[*place].files.append(file);
            continue;
        }
        places.insert(file.blob, contents.size());
        contents.append({{file}, file.bytes});
    }
    return contents;
}

} // namespace

qint64 roomOf(const QList<SupersededFile> &files)
{
    qint64 room = 0;
    for (const Content &content : contentsThatComeFree(files))
        room += content.bytes;
    return room;
}

QList<SupersededFile> enoughToFree(const QList<SupersededFile> &files, qint64 bytes)
{
    QList<Content> contents = contentsThatComeFree(files);
    std::ranges::stable_sort(contents, [](const Content &a, const Content &b) {
        return a.bytes / a.files.size() > b.bytes / b.files.size();
    });
    QList<SupersededFile> chosen;
    for (const Content &content : std::as_const(contents)) {
        if (bytes <= 0)
            break;
        if (content.bytes == 0)
            continue;
        chosen += content.files;
        bytes -= content.bytes;
    }
    return chosen;
}

QList<RemovalItem> removalOf(const QList<SupersededFile> &files)
{
    QList<RemovalItem> items;
    QHash<qint64, qsizetype> places; // by version
    for (const SupersededFile &file : files) {
        const Coordinates &coordinates = file.coordinates;
        if (!places.contains(file.versionId)) {
            places.insert(file.versionId, items.size());
            items.append(
                {{file.scopePath, coordinates.type, coordinates.name}, coordinates.version, {}});
        }
        items[places.value(file.versionId)].files.append(QString::number(file.fileId));
    }
    return items;
}

} // namespace packhouse
