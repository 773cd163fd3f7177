// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/blobs/regularfile.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace packhouse {

int openRegular(const QString &path, int flags, int permissions)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  flags | O_NONBLOCK | O_CLOEXEC, permissions);
    if (descriptor < 0)
        return -1;
    struct stat status;
    int reason = 0;
    if (::fstat(descriptor, &status) != 0)
        reason = errno;
    else if (!S_ISREG(status.st_mode))
        reason = S_ISDIR(status.st_mode) ? EISDIR : ENXIO;
    if (reason == 0)
        return descriptor;
    ::close(descriptor);
    errno = reason;
    return -1;
}

bool openRegular(QFile &file, QIODevice::OpenMode mode)
{
    const int descriptor = openRegular(file.fileName(), O_RDONLY);
    return descriptor >= 0 && file.open(descriptor, mode, QFileDevice::AutoCloseHandle);
}

} // namespace packhouse
