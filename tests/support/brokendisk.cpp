// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokendisk.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

// No Qt here: this runs inside of every program, before its main().
namespace packhouse::brokendisk {

namespace {

template<typename Function>
Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

Control *shared()
{
    const char *path = std::getenv("PACKHOUSE_BROKENDISK");
    if (!path)
        return nullptr;
    static const auto open = real<int (*)(const char *, int, ...)>("open64");
    const int descriptor = open(path, O_RDWR | O_CLOEXEC);
    void *mapped = descriptor < 0 ? MAP_FAILED
                                  : ::mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE,
                                           MAP_SHARED, descriptor, 0);
    if (mapped == MAP_FAILED) {
        std::fputs("brokendisk: PACKHOUSE_BROKENDISK cannot be mapped\n", stderr);
        std::_Exit(99);
    }
    ::close(descriptor);
    return static_cast<Control *>(mapped);
}

bool concerns(const Control &disk, const char *path)
{
    const size_t length = std::strlen(disk.under);
    if (length > 0)
        return std::strncmp(path, disk.under, length) == 0
               && (path[length] == '/' || path[length] == '\0');
    // Standard streams and pipes are no disk.
    return path[0] == '/' && std::strncmp(path, "/dev/", 5) != 0
           && std::strncmp(path, "/proc/", 6) != 0;
}

void note(Control &disk, const char *name, const char *path)
{
    const int at = disk.stepCount++;
    if (size_t(at) >= disk.steps.size())
        return;
    std::snprintf(disk.steps[size_t(at)].call, sizeof(Step::call), "%s", name);
    std::snprintf(disk.steps[size_t(at)].path, sizeof(Step::path), "%s", path);
}

bool idle(const Control &disk)
{
    return disk.reason == 0 && !disk.watching;
}

bool fails(Call call, const char *name, const char *path)
{
    Control &disk = control();
    if (idle(disk) || !path || !concerns(disk, path))
        return false;
    if (disk.watching)
        note(disk, name, path);
    const int reason = disk.reason;
    if (reason == 0 || !(disk.kinds & bit(call)))
        return false;
    ++disk.seen;
    const std::int64_t before = disk.left--;
    if (before > 0 || (before < 0 && disk.once))
        return false;
    ++disk.failed[size_t(call)];
    errno = reason;
    return true;
}

bool failsOn(Call call, const char *name, int descriptor)
{
    if (idle(control()))
        return false;
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    char path[4096];
    const ssize_t size = ::readlink(link, path, sizeof path - 1);
    if (size <= 0)
        return false;
    path[size] = '\0';
    return fails(call, name, path);
}

/// A path beside a descriptor of a folder; those of this code's libraries are absolute.
const char *absolute(const char *path)
{
    return path && path[0] == '/' ? path : nullptr;
}

bool isThere(const char *path)
{
    struct stat status;
    return ::stat(path, &status) == 0;
}

Call opening(const char *path, int flags)
{
    if ((flags & O_TMPFILE) == O_TMPFILE || ((flags & O_CREAT) && path && !isThere(path)))
        return Call::Create;
    return flags & (O_WRONLY | O_RDWR) ? Call::OpenToWrite : Call::Open;
}

Call opening(const char *path, const char *mode)
{
    if (std::strpbrk(mode, "wa") && !isThere(path))
        return Call::Create;
    return std::strpbrk(mode, "wa+") ? Call::OpenToWrite : Call::Open;
}

std::int64_t clockOffset(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE ? control().clockOffset.load()
                                                                     : 0;
}

} // namespace

Control &control()
{
    static Control own{};
    static Control *const used = [] {
        Control *mapped = shared();
        return mapped ? mapped : &own;
    }();
    return *used;
}

} // namespace packhouse::brokendisk

using namespace packhouse::brokendisk;

extern "C" {

int open64(const char *path, int flags, ...)
{
    static const auto call = real<int (*)(const char *, int, ...)>("open64");
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return fails(opening(path, flags), "open", path) ? -1 : call(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open64(path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    static const auto call = real<int (*)(int, const char *, int, ...)>("openat64");
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return fails(opening(path, flags), "open", absolute(path)) ? -1
                                                               : call(folder, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return openat64(folder, path, flags, mode);
}

int creat64(const char *path, mode_t mode)
{
    return open64(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int creat(const char *path, mode_t mode)
{
    return creat64(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
    static const auto call = real<FILE *(*)(const char *, const char *)>("fopen64");
    return fails(opening(path, mode), "open", path) ? nullptr : call(path, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    return fopen64(path, mode);
}

DIR *opendir(const char *path)
{
    static const auto call = real<DIR *(*)(const char *)>("opendir");
    return fails(Call::List, "opendir", path) ? nullptr : call(path);
}

ssize_t read(int descriptor, void *bytes, size_t size)
{
    static const auto call = real<ssize_t (*)(int, void *, size_t)>("read");
    return failsOn(Call::Read, "read", descriptor) ? -1 : call(descriptor, bytes, size);
}

ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t offset)
{
    static const auto call = real<ssize_t (*)(int, void *, size_t, off64_t)>("pread64");
    return failsOn(Call::Read, "read", descriptor) ? -1 : call(descriptor, bytes, size, offset);
}

ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset)
{
    return pread64(descriptor, bytes, size, offset);
}

ssize_t readv(int descriptor, const iovec *parts, int count)
{
    static const auto call = real<ssize_t (*)(int, const iovec *, int)>("readv");
    return failsOn(Call::Read, "read", descriptor) ? -1 : call(descriptor, parts, count);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static const auto call = real<ssize_t (*)(int, const void *, size_t)>("write");
    return failsOn(Call::Write, "write", descriptor) ? -1 : call(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    static const auto call = real<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return failsOn(Call::Write, "write", descriptor) ? -1 : call(descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    return pwrite64(descriptor, bytes, size, offset);
}

ssize_t writev(int descriptor, const iovec *parts, int count)
{
    static const auto call = real<ssize_t (*)(int, const iovec *, int)>("writev");
    return failsOn(Call::Write, "write", descriptor) ? -1 : call(descriptor, parts, count);
}

int fsync(int descriptor)
{
    static const auto call = real<int (*)(int)>("fsync");
    return failsOn(Call::Sync, "fsync", descriptor) ? -1 : call(descriptor);
}

int fdatasync(int descriptor)
{
    static const auto call = real<int (*)(int)>("fdatasync");
    return failsOn(Call::Sync, "fdatasync", descriptor) ? -1 : call(descriptor);
}

int rename(const char *from, const char *to) noexcept
{
    static const auto call = real<int (*)(const char *, const char *)>("rename");
    return fails(Call::Move, "rename", to) ? -1 : call(from, to);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to,
              unsigned flags) noexcept
{
    static const auto call = real<int (*)(int, const char *, int, const char *, unsigned)>(
        "renameat2");
    return fails(Call::Move, "rename", absolute(to)) ? -1
                                                     : call(fromFolder, from, toFolder, to, flags);
}

int link(const char *from, const char *to) noexcept
{
    static const auto call = real<int (*)(const char *, const char *)>("link");
    return fails(Call::Link, "link", to) ? -1 : call(from, to);
}

int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    static const auto call = real<int (*)(int, const char *, int, const char *, int)>("linkat");
    return fails(Call::Link, "link", absolute(to)) ? -1
                                                   : call(fromFolder, from, toFolder, to, flags);
}

int unlink(const char *path) noexcept
{
    static const auto call = real<int (*)(const char *)>("unlink");
    return fails(Call::Remove, "unlink", path) ? -1 : call(path);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    static const auto call = real<int (*)(const char *, mode_t)>("mkdir");
    return fails(Call::MakeFolder, "mkdir", path) ? -1 : call(path, mode);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    static const auto call = real<int (*)(int, off64_t)>("ftruncate64");
    return failsOn(Call::Resize, "ftruncate", descriptor) ? -1 : call(descriptor, size);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    return ftruncate64(descriptor, size);
}

int posix_fallocate64(int descriptor, off64_t offset, off64_t size)
{
    static const auto call = real<int (*)(int, off64_t, off64_t)>("posix_fallocate64");
    return failsOn(Call::Resize, "fallocate", descriptor) ? errno : call(descriptor, offset, size);
}

int posix_fallocate(int descriptor, off_t offset, off_t size)
{
    return posix_fallocate64(descriptor, offset, size);
}

int fallocate64(int descriptor, int mode, off64_t offset, off64_t size)
{
    static const auto call = real<int (*)(int, int, off64_t, off64_t)>("fallocate64");
    return failsOn(Call::Resize, "fallocate", descriptor) ? -1
                                                          : call(descriptor, mode, offset, size);
}

int fallocate(int descriptor, int mode, off_t offset, off_t size)
{
    return fallocate64(descriptor, mode, offset, size);
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) noexcept
{
    static const auto call = real<ssize_t (*)(int, int, off64_t *, size_t)>("sendfile64");
    return failsOn(Call::Send, "sendfile", from) ? -1 : call(to, from, offset, count);
}

ssize_t sendfile(int to, int from, off_t *offset, size_t count) noexcept
{
    return sendfile64(to, from, offset, count);
}

int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    static const auto call = real<int (*)(clockid_t, timespec *)>("clock_gettime");
    const int result = call(clock, time);
    if (const std::int64_t offset = clockOffset(clock); offset != 0 && result == 0)
        time->tv_sec += time_t(offset / 1000);
    return result;
}

int gettimeofday(timeval *time, void *zone) noexcept
{
    static const auto call = real<int (*)(timeval *, void *)>("gettimeofday");
    const int result = call(time, zone);
    if (result == 0)
        time->tv_sec += time_t(clockOffset(CLOCK_REALTIME) / 1000);
    return result;
}

time_t time(time_t *out) noexcept
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}
}
