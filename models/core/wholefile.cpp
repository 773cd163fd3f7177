// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholefile.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace packhouse {

static QString folderOf(const QString &path)
{
    return QFileInfo(path).path();
}

// A short name, as that of the file may be as long as the file system takes.
static QString besides(const QString &path)
{
    const quint64 number = QRandomGenerator::system()->generate64();
    return folderOf(path) + QStringLiteral("/.packhouse-") + QString::number(number, 36);
}

bool syncNames(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(),
                                  O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    // Some file servers cannot do that for a folder, and say so with EINVAL; nothing else helps
    // there.
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;
    const int reason = errno;
    ::close(descriptor);
    errno = reason;
    return synced;
}

WholeFile::WholeFile(const QString &path, For readers)
    : m_path(path), m_made(besides(path)), m_readers(readers)
{}

WholeFile::~WholeFile()
{
    close();
    if (m_isThere)
        ::unlink(QFile::encodeName(m_made).constData());
}

bool WholeFile::begin()
{
    const int descriptor = ::open(QFile::encodeName(m_made).constData(),
                                  O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                  m_readers == For::Owner ? 0600 : 0666);
    m_isThere = descriptor >= 0;
    if (!m_isThere)
        setErrorString(qt_error_string(errno));
    return m_isThere && open(descriptor, WriteOnly, AutoCloseHandle);
}

bool WholeFile::commit()
{
    return put(true);
}

bool WholeFile::commitNew()
{
    return put(false);
}

bool WholeFile::put(bool overwrite)
{
    const bool written = flush() && ::fsync(handle()) == 0;
    const int reason = errno;
    close();
    if (!written) {
        setErrorString(qt_error_string(reason));
        return false;
    }
    const QByteArray made = QFile::encodeName(m_made);
    const QByteArray path = QFile::encodeName(m_path);
    // A further name is given only where there is none; not every file system has them.
    bool placed = false;
    if (!overwrite) {
        placed = ::link(made.constData(), path.constData()) == 0;
        if (!placed && (errno == EEXIST || ::access(path.constData(), F_OK) == 0)) {
            errno = EEXIST;
            setErrorString(qt_error_string(errno));
            return false;
        }
        if (placed)
            ::unlink(made.constData());
    }
    if (!placed && ::rename(made.constData(), path.constData()) != 0) {
        setErrorString(qt_error_string(errno));
        return false;
    }
    m_isThere = false;
    if (!syncNames(folderOf(m_path))) {
        setErrorString(qt_error_string(errno));
        return false;
    }
    return true;
}

} // namespace packhouse
