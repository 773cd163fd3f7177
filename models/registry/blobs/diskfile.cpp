// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/diskfile.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

tl::unexpected<Error> failed(int reason, const QString &action, const QString &path)
{
    switch (reason) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return fail(ErrorCode::StorageFull, u"There is no room to %1 %2."_s.arg(action, path),
                    u"Free some space on that disk; nothing that was published is lost."_s, true);
    case EROFS:
    case EACCES:
    case EPERM:
        return fail(ErrorCode::ReadOnly,
                    u"The data directory is read-only: %1 cannot be written."_s.arg(path),
                    u"Make it writable; until then packages can be read but not changed."_s, true);
    default:
        return fail(ErrorCode::Internal,
                    u"Could not %1 %2: %3."_s.arg(action, path,
                                                  QString::fromLocal8Bit(std::strerror(reason))));
    }
}

} // namespace

Result<void> DiskFile::create(const QString &path)
{
    m_path = path;
    m_descriptor = ::open(QFile::encodeName(path).constData(),
                          O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (m_descriptor < 0)
        return failed(errno, u"create"_s, path);
    return {};
}

Result<void> DiskFile::append(const QString &path)
{
    m_path = path;
    m_descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (m_descriptor < 0)
        return failed(errno, u"open"_s, path);
    return {};
}

Result<void> DiskFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), size_t(bytes.size()));
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return failed(errno, u"write"_s, m_path);
        }
        bytes = bytes.sliced(qsizetype(written));
    }
    return {};
}

Result<void> DiskFile::sync()
{
    if (::fsync(m_descriptor) != 0)
        return failed(errno, u"write"_s, m_path);
    return {};
}

Result<void> DiskFile::truncate(qint64 size)
{
    if (::ftruncate(m_descriptor, off_t(size)) != 0)
        return failed(errno, u"write"_s, m_path);
    return {};
}

void DiskFile::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

Result<void> moveFile(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failed(errno, u"move a file to"_s, to);
    return {};
}

Result<void> removeFile(const QString &path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT)
        return failed(errno, u"remove"_s, path);
    return {};
}

Result<void> makeFolder(const QString &path)
{
    if (::mkdir(QFile::encodeName(path).constData(), 0755) != 0 && errno != EEXIST)
        return failed(errno, u"make the folder"_s, path);
    return {};
}

Result<void> syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return failed(errno, u"open the folder"_s, path);
    const int reason = ::fsync(folder) == 0 ? 0 : errno;
    ::close(folder);
    if (reason != 0)
        return failed(reason, u"write the folder"_s, path);
    return {};
}

qint64 fileSize(const QString &path)
{
    struct stat status;
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return -1;
    return qint64(status.st_size);
}

} // namespace packhouse
