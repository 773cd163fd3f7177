// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"

namespace packhouse {

/// What went wrong, for code that has to choose what to do next; people read Error::what.
enum class ErrorCode {
    InvalidArgument, ///< a request or option that makes no sense as it stands
    InvalidName, ///< a package name that its type's rules refuse
    InvalidVersion, ///< a version that its type's rules refuse
    InvalidFile, ///< a file that is broken, or is not what it claims to be
    NotFound,
    Duplicate, ///< the version or file exists and may not be replaced
    Protected, ///< a protection rule refuses the caller
    Reserved, ///< a name or version that may not be taken or forwarded
    Unauthorized, ///< no credential, or one that is wrong, expired or revoked
    Forbidden, ///< a valid credential without the right
    TooLarge,
    HashMismatch, ///< the bytes are not those that were announced
    Conflict, ///< something else changed it at the same time
    StorageFull,
    ReadOnly, ///< the data directory cannot be written
    Busy, ///< a limit on concurrent work is reached
    Network,
    Timeout,
    Certificate,
    Cancelled,
    KeychainUnavailable,
    Unsupported,
    Corrupt, ///< stored data does not match its hash or its rows
    Internal,
};

/// An error is a value: what happened to what, what the reader can do, and whether trying again
/// helps. Neither text ever holds a secret.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    Text what; ///< one sentence, names the thing it happened to
    Text remedy; ///< one sentence, empty where nothing can be done
    bool retryable = false;

    bool operator==(const Error &) const = default;

    /// Both sentences, for places with room for one text.
    Text text() const { return Text::sentences({what, remedy}); }
};

/// Both sentences as the protocols and the command line have them.
inline QString english(const Error &error)
{
    return english(error.text());
}

} // namespace packhouse
