// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace packhouse {

/// For main(), before anything else: the program may open as many files as the system allows it
/// to, and the want of memory or threads ends it with a sentence and exit code 1, whichever thread
/// meets it. A file that would grow past the limit on files (ulimit -f) fails as on a full disk,
/// here and in programs that are started from here. False, and said on stderr, when it may open too
/// few for what its libraries take without asking. \a program must outlive the process.
bool prepareForShortage(const char *program);

} // namespace packhouse
