// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/store/directorylock.h"

#include "core/diskerror.h"
#include "core/privatefiles.h"
#include "registry/blobs/diskfile.h"
#include "registry/blobs/regularfile.h"

#include <QDir>
#include <QLoggingCategory>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace packhouse {

Q_LOGGING_CATEGORY(lcLock, "packhouse.store")

namespace {

/// What the lock of a folder says that held other things when it was first used.
constexpr QByteArrayView Guest = "guest\n";

/// Everything that Packhouse ever has at the top of a data directory.
bool isOurs(const QString &name)
{
    static const QStringList names{u"audits"_s,  u"blobs"_s,      u"journal"_s, u"lock"_s,
                                   u"lost"_s,    u"private"_s,    u"remotes"_s, u"reserve"_s,
                                   u"running"_s, u"serve.json"_s, u"staging"_s, u"tls"_s,
                                   u"upstream"_s};
    return names.contains(name) || name.startsWith(u"packhouse.db"_s);
}

/// A link that leads nowhere is something, too.
/// Also what cannot be looked at.
bool isThere(const QString &path)
{
    struct stat status;
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 || errno != ENOENT;
}

} // namespace

Error notInUse(Error error)
{
    if (error.code == ErrorCode::Busy)
        error.code = ErrorCode::Internal;
    return error;
}

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
    constexpr int flags = O_RDWR | O_NOFOLLOW;
    int descriptor = openRegular(path, flags | O_CREAT | O_EXCL);
    const bool isNew = descriptor >= 0;
    if (!isNew && errno == EEXIST)
        descriptor = openRegular(path, flags);
    if (descriptor < 0)
        return fail(notInUse(
            diskError(errno, u"open"_s, path, Text::of("the data directory %1", directory))));
    std::unique_ptr<DirectoryLock> lock(new DirectoryLock(directory, descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::Busy,
                    Text::of("Another Packhouse is using the data directory %1.", directory),
                    Text::of("Close it, or connect to it."), true);
    lock->keepPrivate(isNew);
    const QString marker = directory + u"/running"_s;
    lock->m_uncleanBefore = isThere(marker); // whatever it is by now, it was left
    if (!lock->m_uncleanBefore) {
        DiskFile file;
        if (Result<void> created = file.create(marker); !created)
            return fail(notInUse(std::move(created.error())));
    }
    return lock;
}

// Also however an earlier version or somebody's chmod left it.
void DirectoryLock::keepPrivate(bool isNew)
{
    const QStringList all = QDir(m_directory)
                                .entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                           | QDir::NoDotAndDotDot);
    QStringList paths;
    for (const QString &name : all) {
        if (isOurs(name))
            paths << m_directory + u'/' + name;
    }
    if (isNew && paths.size() < all.size())
        (void)::pwrite(m_descriptor, Guest.data(), size_t(Guest.size()), 0);
    QByteArray words(Guest.size(), '\0');
    words.truncate(
        std::max<ssize_t>(::pread(m_descriptor, words.data(), size_t(words.size()), 0), 0));
    const bool guest = words == Guest;
    // All of it is looked through only when something is open at its top.
    const bool open = (!guest && isOpenToOthers(m_directory))
                      || std::any_of(paths.begin(), paths.end(), &isOpenToOthers);
    if (!open)
        return;
    bool closed = guest || closeFolder(m_directory);
    for (const QString &path : std::as_const(paths))
        closed = closeToOthers(path) && closed;
    if (!closed)
        qCWarning(lcLock).noquote() << u"Other users may read some of %1."_s.arg(m_directory);
}

void DirectoryLock::setClean()
{
    (void)removeFile(m_directory + u"/running"_s); // kept, it costs a check at the next start
}

} // namespace packhouse
