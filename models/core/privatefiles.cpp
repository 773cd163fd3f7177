// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privatefiles.h"

#include "core/wholefile.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace packhouse {

namespace {

constexpr QFile::Permissions PrivateFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr mode_t OthersBits = S_IRWXG | S_IRWXO;

bool ours(const struct stat &status)
{
    return status.st_uid == ::geteuid() && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

bool statusOf(const QByteArray &path, struct stat &status)
{
    return ::lstat(path.constData(), &status) == 0 && ours(status);
}

/// Through a descriptor, so that nothing can take its place between looking and closing.
bool closeOne(const QByteArray &path)
{
    const int descriptor = ::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    struct stat status;
    // A folder that all share, such as the one for temporary files, stays theirs.
    const bool closed = ::fstat(descriptor, &status) == 0 && ours(status)
                        && (status.st_mode & S_ISVTX) == 0
                        && ::fchmod(descriptor, S_ISDIR(status.st_mode) ? 0700 : 0600) == 0;
    ::close(descriptor);
    return closed;
}

} // namespace

bool makePrivateFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    if (QFileInfo(clean).isDir())
        return true;
    const QString above = QFileInfo(clean).path();
    if (above != clean && !makePrivateFolder(above))
        return false;
    if (QDir().mkdir(clean, PrivateFile | QFile::ExeOwner))
        return syncNames(above);
    const int reason = errno; // which callers tell
    const bool isThere = QFileInfo(clean).isDir(); // somebody else made it at the same time
    errno = reason;
    return isThere;
}

bool openPrivately(QFile &file, QIODevice::OpenMode mode)
{
    return file.open(mode, PrivateFile);
}

bool providePrivateFile(const QString &path)
{
    QFile file(path);
    return file.exists() || openPrivately(file, QIODevice::Append);
}

bool isOpenToOthers(const QString &path)
{
    struct stat status;
    return statusOf(QFile::encodeName(path), status) && (status.st_mode & OthersBits) != 0;
}

bool closeFolder(const QString &path)
{
    return closeOne(QFile::encodeName(path));
}

bool closeToOthers(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat status;
    if (!statusOf(name, status))
        return true;
    // A folder first: whoever cannot enter cannot exchange what is in it.
    bool closed = (status.st_mode & OthersBits) == 0 || closeOne(name);
    if (!S_ISDIR(status.st_mode))
        return closed;
    const QStringList entries = QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                                     | QDir::NoDotAndDotDot);
    for (const QString &entry : entries)
        closed = closeToOthers(path + QLatin1Char('/') + entry) && closed;
    return closed;
}

} // namespace packhouse
