// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/directorylock.h"

#include "registry/blobs/diskfile.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

DirectoryLock::DirectoryLock(QString directory, int descriptor)
    : m_directory(std::move(directory)), m_descriptor(descriptor)
{}

DirectoryLock::~DirectoryLock()
{
    ::close(m_descriptor);
}

Result<std::unique_ptr<DirectoryLock>> DirectoryLock::take(const QString &directory)
{
    const QString path = directory + u"/lock"_s;
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC,
                                  0644);
    if (descriptor < 0) {
        const int reason = errno;
        if (reason == ENOSPC || reason == EDQUOT)
            return fail(ErrorCode::StorageFull, u"The disk of %1 is full."_s.arg(directory),
                        u"Free some space there and open it again."_s, true);
        return fail(ErrorCode::ReadOnly,
                    u"The data directory %1 cannot be written."_s.arg(directory),
                    u"Make it writable for this user, or choose another one."_s);
    }
    std::unique_ptr<DirectoryLock> lock(new DirectoryLock(directory, descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::Busy,
                    u"Another Packhouse is using the data directory %1."_s.arg(directory),
                    u"Close it, or connect to it."_s, true);
    const QString marker = directory + u"/running"_s;
    lock->m_uncleanBefore = fileSize(marker) >= 0;
    if (!lock->m_uncleanBefore) {
        DiskFile file;
        if (Result<void> created = file.create(marker); !created)
            return fail(std::move(created.error()));
    }
    return lock;
}

void DirectoryLock::setClean()
{
    (void)removeFile(m_directory + u"/running"_s); // kept, it costs a check at the next start
}

} // namespace packhouse
