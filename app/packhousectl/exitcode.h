// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace packhouse {

/// What packhousectl ends with; the same table is in its help.
enum ExitCode {
    ExitDone = 0,
    ExitFailed = 1, ///< refused, or it failed
    ExitUsage = 2, ///< the command line makes no sense
    ExitNotFound = 3, ///< what it is about is not there
    ExitFindings =
        4, ///< verify, audit or rebuild found something; a risky delete was not confirmed
    ExitUnreachable = 5, ///< the data directory is in use, or its server cannot be reached
    ExitTimeout = 6, ///< the registry gave no sign of life for too long
};

inline ExitCode exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return ExitUsage;
    case ErrorCode::NotFound:
        return ExitNotFound;
    case ErrorCode::Busy:
    case ErrorCode::Network:
        return ExitUnreachable;
    case ErrorCode::Timeout:
        return ExitTimeout;
    default:
        return ExitFailed;
    }
}

inline constexpr const char ExitCodeHelp[] =
    "Exit codes:\n"
    "  0  done\n"
    "  1  refused, or it failed\n"
    "  2  the command line makes no sense\n"
    "  3  what it is about is not there\n"
    "  4  verify, audit or rebuild found something, or a risky delete was not confirmed\n"
    "  5  the data directory is in use, or its server cannot be reached\n"
    "  6  the registry gave no sign of life for too long\n";

} // namespace packhouse
