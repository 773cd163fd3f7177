// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/reserve.h"

#include "core/diskerror.h"
#include "registry/blobs/diskfile.h"
#include "registry/blobs/regularfile.h"

#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

Reserve::Reserve(const QString &directory)
    : m_directory(directory), m_path(directory + u"/reserve"_s)
{}

bool Reserve::isThere() const
{
    return fileSize(m_path) == Size;
}

Result<void> Reserve::provide()
{
    const std::lock_guard lock(m_mutex);
    if (m_isGivenUp)
        return fail(diskError(ENOSPC, u"write"_s, m_path));
    m_hasRoom = true;
    rlimit most;
    const bool allowed = ::getrlimit(RLIMIT_FSIZE, &most) != 0 || most.rlim_cur >= rlim_t(Size);
    if (isThere() || !allowed) // trying it would end the process
        return {};
    // Of a process that was killed, or whatever else has come into its place.
    std::error_code ignored;
    std::filesystem::remove(QFile::encodeName(m_path).toStdString(), ignored);
    const int file = openRegular(m_path, O_WRONLY | O_CREAT | O_EXCL);
    int reason = file < 0 ? errno : 0;
    if (file >= 0) {
        // Trying it takes all that is left for a moment, in which a deletion may need it.
        const std::optional<qint64> room = roomIn(m_directory);
        reason = room && *room < Size ? ENOSPC : ::posix_fallocate(file, 0, Size);
        ::close(file);
        if (reason != 0)
            (void)removeFile(m_path);
    }
    m_hasRoom = reason != ENOSPC && reason != EDQUOT;
    return m_hasRoom ? Result<void>() : fail(diskError(reason, u"write"_s, m_path));
}

bool Reserve::giveUp()
{
    const std::lock_guard lock(m_mutex);
    if (::unlink(QFile::encodeName(m_path).constData()) != 0)
        return false;
    m_isGivenUp = true;
    m_hasRoom = false;
    return true;
}

void Reserve::takeBack()
{
    const std::lock_guard lock(m_mutex);
    m_isGivenUp = false;
}

bool Reserve::isTight() const
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_hasRoom)
            return true;
    }
    const std::optional<qint64> room = roomIn(m_directory);
    return room && *room < Size;
}

std::optional<qint64> roomIn(const QString &folder)
{
    struct statvfs disk;
    if (::statvfs(QFile::encodeName(folder).constData(), &disk) != 0)
        return {};
    return qint64(disk.f_bavail) * qint64(disk.f_frsize);
}

} // namespace packhouse
