// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/shortage.h"

#include "registry/http/descriptors.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace packhouse {

namespace {

// What gets no descriptor elsewhere says so; an event loop of Qt's ends the program by a signal.
// With this many those that a start makes get theirs.
constexpr int leastDescriptors = 48;

const char *named = "";
std::terminate_handler usual = nullptr;

void endWith(const char *sentence)
{
    std::fprintf(stderr, "%s: %s\n", named, sentence);
    ::_exit(1);
}

[[noreturn]] void tellAndEnd()
{
    try {
        if (const std::exception_ptr thrown = std::current_exception())
            std::rethrow_exception(thrown);
    } catch (const std::bad_alloc &) {
        endWith("There is not enough memory. End other programs, or raise the limit on memory.");
    } catch (const std::system_error &) {
        endWith("This computer gives no more threads. Raise the limits on threads or memory, or "
                "end other programs.");
    } catch (...) { // somebody's mistake, which is told as usual
    }
    usual();
    std::abort();
}

/// Of so many that may be open, those that are not.
int freeAmong(int limit)
{
    int free = 0;
    for (int one = 0; one < limit && free < leastDescriptors; ++one)
        free += ::fcntl(one, F_GETFD) < 0;
    return free;
}

} // namespace

bool prepareForShortage(const char *program)
{
    named = program;
    std::signal(SIGXFSZ, SIG_IGN); // so that whoever writes hears EFBIG
    usual = std::set_terminate(&tellAndEnd);
    const int limit = raiseDescriptorLimit();
    if (freeAmong(limit) >= leastDescriptors)
        return true;
    std::fprintf(
        stderr,
        "%s: Packhouse opens up to %d files at once, and this process may open too few (its "
        "limit is %d). Raise the limit (ulimit -n, or LimitNOFILE= of the service).\n",
        program, leastDescriptors, limit);
    return false;
}

} // namespace packhouse
