// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/http/descriptors.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
    #include <fcntl.h>
    #include <sys/resource.h>
#endif

#include <algorithm>

namespace packhouse {

namespace {

// More is of no use here, and some libraries walk over all that may be open.
constexpr int mostDescriptors = 65'536;

} // namespace

int raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return mostDescriptors;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, mostDescriptors);
    if (limit.rlim_cur < wanted) {
        const rlimit raised{wanted, limit.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
            return int(wanted);
    }
    return int(std::min<rlim_t>(limit.rlim_cur, mostDescriptors));
#else
    return mostDescriptors;
#endif
}

void keepFromChildren(int descriptor)
{
#ifdef Q_OS_UNIX
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
#else
    Q_UNUSED(descriptor)
#endif
}

} // namespace packhouse
