// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/diskfile.h"

#include "core/diskerror.h"
#include "core/wholefile.h"
#include "registry/blobs/regularfile.h"

#include <QFile>

#include <cerrno>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

tl::unexpected<Error> failed(int reason, const QString &action, const QString &path)
{
    return fail(diskError(reason, action, path));
}

} // namespace

Result<void> DiskFile::create(const QString &path)
{
    m_path = path;
    m_descriptor = openRegular(path, O_WRONLY | O_CREAT | O_EXCL);
    if (m_descriptor < 0)
        return failed(errno, u"create"_s, path);
    return {};
}

Result<void> DiskFile::append(const QString &path)
{
    m_path = path;
    m_descriptor = openRegular(path, O_WRONLY | O_APPEND);
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
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
        return failed(errno, u"make the folder"_s, path);
    return {};
}

Result<void> syncFolder(const QString &path)
{
    return syncNames(path) ? Result<void>() : failed(errno, u"write the folder"_s, path);
}

static qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

static FileStamp stampOf(const struct stat &status)
{
    return {quint64(status.st_dev), quint64(status.st_ino), qint64(status.st_size),
            nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

std::optional<FileStamp> stampOf(const QString &path)
{
    struct stat status;
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    return stampOf(status);
}

Result<QStringList> namesIn(const QString &folder)
{
    QStringList names;
    std::error_code failure;
    std::filesystem::directory_iterator entry(QFile::encodeName(folder).toStdString(), failure);
    for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure))
        names << QFile::decodeName(entry->path().filename().c_str());
    if (failure)
        return failed(failure.value(), u"list the folder"_s, folder);
    return names;
}

qint64 fileSize(const QString &path)
{
    struct stat status;
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return -1;
    return qint64(status.st_size);
}

} // namespace packhouse
