// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokendisk.h"

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <mutex>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace packhouse::brokendisk {

namespace {

std::mutex mutex;
bool watching = false;
QList<Step> steps;
std::atomic<int> left = -1; ///< calls until they fail; -1: never
std::atomic<int> failure = 0;
std::atomic<bool> readOnly = false;
std::atomic<bool> failed = false;

QByteArray pathOf(int descriptor)
{
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    char path[4096];
    const ssize_t size = ::readlink(link, path, sizeof path);
    return size > 0 ? QByteArray(path, qsizetype(size)) : QByteArray();
}

/// Standard streams and pipes are no disk.
bool concerns(const QByteArray &path)
{
    return path.startsWith('/') && !path.startsWith("/dev/") && !path.startsWith("/proc/");
}

bool fails(const char *call, const QByteArray &path)
{
    if (!concerns(path))
        return false;
    {
        const std::lock_guard lock(mutex);
        if (watching)
            steps.append({call, path});
    }
    if (readOnly) {
        failed = true;
        errno = EROFS;
        return true;
    }
    int now = left;
    while (now > 0 && !left.compare_exchange_weak(now, now - 1)) {}
    if (now != 0)
        return false;
    failed = true;
    errno = failure;
    return true;
}

bool failsOn(const char *call, int descriptor)
{
    if (left < 0 && !readOnly && !watching)
        return false;
    return fails(call, pathOf(descriptor));
}

template<typename Function>
Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

void watch()
{
    const std::lock_guard lock(mutex);
    watching = true;
    steps.clear();
}

QList<Step> watched()
{
    const std::lock_guard lock(mutex);
    watching = false;
    return steps;
}

void breakAfter(int nth, int reason)
{
    failed = false;
    failure = reason;
    left = nth;
}

void makeReadOnly()
{
    failed = false;
    readOnly = true;
}

void mend()
{
    left = -1;
    readOnly = false;
}

bool failedAny()
{
    return failed;
}

} // namespace packhouse::brokendisk

using namespace packhouse::brokendisk;

extern "C" {

int fsync(int descriptor)
{
    static const auto call = real<int (*)(int)>("fsync");
    return failsOn("fsync", descriptor) ? -1 : call(descriptor);
}

int fdatasync(int descriptor)
{
    static const auto call = real<int (*)(int)>("fdatasync");
    return failsOn("fdatasync", descriptor) ? -1 : call(descriptor);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static const auto call = real<ssize_t (*)(int, const void *, size_t)>("write");
    return failsOn("write", descriptor) ? -1 : call(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    static const auto call = real<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return failsOn("write", descriptor) ? -1 : call(descriptor, bytes, size, offset);
}

int rename(const char *from, const char *to) noexcept
{
    static const auto call = real<int (*)(const char *, const char *)>("rename");
    return fails("rename", to) ? -1 : call(from, to);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    static const auto call = real<int (*)(const char *, mode_t)>("mkdir");
    return fails("mkdir", path) ? -1 : call(path, mode);
}

int unlink(const char *path) noexcept
{
    static const auto call = real<int (*)(const char *)>("unlink");
    if (readOnly && fails("unlink", path))
        return -1;
    return call(path);
}

int open64(const char *path, int flags, ...)
{
    static const auto call = real<int (*)(const char *, int, mode_t)>("open64");
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    if (readOnly && (flags & (O_WRONLY | O_RDWR | O_CREAT)) && fails("open", path))
        return -1;
    return call(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open64(path, flags, mode);
}
}
