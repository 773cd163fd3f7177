// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

class QFileDevice;

namespace packhouse {

/// Why a file of the data directory could not be used, for people: each \a reason (an errno) has a
/// sentence and a remedy of its own, the same one for callers over the network (callerText()) as
/// for whoever looks after the registry. What was tried (\a action: "write") with which \a path
/// goes to the log alone, as those callers have no business with the server's paths.
/// \a place is how the sentence calls the data directory: those who open it name it, to all others
/// it is "the registry's data directory".
Error diskError(int reason, const QString &action, const QString &path,
                const Argument &place = Identifier{});

/// The same for the last call of \a file that failed.
Error diskError(const QFileDevice &file, const QString &action,
                const Argument &place = Identifier{});

/// The same for a file that a person wants in a folder of their choice.
Error writeError(const QFileDevice &file);

/// What diskError() says without a place: it names no path, so anybody may hear it.
bool isDiskError(const Error &error);

/// False for an errno that says nothing about files: another call may have left it behind.
bool isDiskReason(int reason);

} // namespace packhouse
