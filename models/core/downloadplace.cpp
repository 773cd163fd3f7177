// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/downloadplace.h"

#include "core/diskerror.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype LongestPart = 255; // bytes, of most file systems

bool isDevice(const QString &part)
{
    static const QSet<QString> names{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    const QString stem = part.section(u'.', 0, 0).trimmed().toLower();
    const bool numbered = stem.size() == 4
                          && (stem.startsWith(u"com"_s) || stem.startsWith(u"lpt"_s))
                          && stem.back().isDigit();
    return numbered || names.contains(stem);
}

QString safePart(QString part)
{
    for (QChar &c : part) {
        if (c.category() == QChar::Other_Control || c == u'\\')
            c = u'_';
    }
    const bool onlyDots = std::all_of(part.begin(), part.end(), [](QChar c) { return c == u'.'; });
    if (onlyDots)
        return QString(part.size(), u'_');
    if (isDevice(part))
        part.prepend(u'_');
    if (part.size() >= 2 && part[1] == u':') // a drive
        part[1] = u'_';
    while (part.toUtf8().size() > LongestPart)
        part.chop(1);
    return part;
}

QString safePath(const QString &name)
{
    QStringList parts;
    for (const QString &part : name.split(u'/', Qt::SkipEmptyParts))
        parts.append(safePart(part));
    return parts.isEmpty() ? u"_"_s : parts.join(u'/');
}

bool isThere(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

Result<void> makeFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink()) {
        return fail(ErrorCode::Conflict, Text::of("%1 is a link, which is not followed.", path),
                    Text::of("Choose another folder."));
    }
    errno = 0;
    if (info.isDir() || QDir().mkdir(path))
        return {};
    return fail(diskError(errno == 0 ? EEXIST : errno, u"make"_s, path));
}

} // namespace

QStringList placesIn(const QString &folder, const QStringList &storedNames)
{
    QStringList places;
    QSet<QString> taken;
    const QString root = QDir(folder).absolutePath();
    for (const QString &name : storedNames) {
        QString path = safePath(name);
        while (taken.contains(path.toCaseFolded()))
            path += u'_';
        taken.insert(path.toCaseFolded());
        places.append(QDir(root).filePath(path));
    }
    return places;
}

Result<void> makeRoom(const QString &place, const QString &storedName, bool overwrite)
{
    QString folder = QFileInfo(place).path();
    const QString own = QFileInfo(safePath(storedName)).path();
    if (own != u"." && folder.endsWith(u'/' + own)) {
        folder.chop(own.size() + 1);
        for (const QString &part : own.split(u'/')) {
            folder += u'/' + part;
            if (const Result<void> made = makeFolder(folder); !made)
                return made;
        }
    }
    if (isThere(place) && (!overwrite || QFileInfo(place).isDir())) {
        return fail(ErrorCode::Conflict, Text::of("%1 is there already.", place),
                    Text::of("Choose another folder, or say that it is to be overwritten."));
    }
    return {};
}

QStringList existing(const QStringList &places)
{
    QStringList there;
    std::copy_if(places.begin(), places.end(), std::back_inserter(there), isThere);
    return there;
}

} // namespace packhouse
