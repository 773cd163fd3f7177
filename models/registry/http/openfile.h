// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registry/blobs/regularfile.h"

#include <QFile>

#include <memory>
#include <utility>

#ifdef Q_OS_UNIX
    #include <fcntl.h>
    #include <sys/stat.h>
    #include <unistd.h>
#endif

namespace packhouse {

/// A file open for reading, with as few system calls as can be: one is opened for every download.
class OpenFile
{
public:
    OpenFile() = default;
    Q_DISABLE_COPY(OpenFile)

#ifdef Q_OS_UNIX
    explicit OpenFile(const QString &path) : m_handle(openRegular(path, O_RDONLY)) {}
    OpenFile(OpenFile &&other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}
    OpenFile &operator=(OpenFile &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~OpenFile()
    {
        if (m_handle >= 0)
            ::close(m_handle);
    }

    bool isOpen() const
    {
        return m_handle >= 0;
    }
    int handle() const
    {
        return m_handle;
    }
    qint64 size() const
    {
        struct stat info;
        return ::fstat(m_handle, &info) == 0 ? qint64(info.st_size) : -1;
    }
    qint64 read(char *to, qint64 count, qint64 offset) const
    {
        return qint64(::pread(m_handle, to, size_t(count), off_t(offset)));
    }

private:
    int m_handle = -1;
#else
    explicit OpenFile(const QString &path) : m_file(std::make_unique<QFile>(path))
    {
        m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    OpenFile(OpenFile &&) noexcept = default;
    OpenFile &operator=(OpenFile &&) noexcept = default;

    bool isOpen() const
    {
        return m_file && m_file->isOpen();
    }
    qint64 size() const
    {
        return m_file->size();
    }
    qint64 read(char *to, qint64 count, qint64 offset) const
    {
        return m_file->seek(offset) ? m_file->read(to, count) : -1;
    }

private:
    std::unique_ptr<QFile> m_file;
#endif
};

} // namespace packhouse
