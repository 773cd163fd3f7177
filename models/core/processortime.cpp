// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processortime.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
    #include <ctime>
#endif

namespace packhouse {

namespace {

thread_local ProcessorTime ofOthers{};

ProcessorTime own()
{
#ifdef Q_OS_UNIX
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#else
    return std::chrono::steady_clock::now().time_since_epoch();
#endif
}

} // namespace

ProcessorTime processorTime()
{
    return own() + ofOthers;
}

void addProcessorTime(ProcessorTime used)
{
    ofOthers += used;
}

} // namespace packhouse
