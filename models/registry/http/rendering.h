// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"
#include "registry/http/conditions.h"
#include "registry/http/openfile.h"

#include <memory>

namespace packhouse {

/// An answer as it goes out. The views point into the reply.
struct Outgoing
{
    int status = 200;
    QByteArray head; ///< status line and fields, but for Date, Connection and the empty line
    QByteArrayView bytes;
    const FileBody *file = nullptr; ///< instead of bytes: \a range of it
    const ArrivingBody *arriving = nullptr; ///< instead of both
    ByteRange range;
};

/// What \a reply would be known by.
Validators validatorsOf(const Reply &reply);

/// Decides between the whole, a part, 304, 412 and 416, chooses the encoding, writes the head.
/// \a readOnly: a GET or HEAD, which alone have conditions.
Outgoing render(const Reply &reply, const Conditions &conditions, bool headOnly,
                bool readOnly = true);

/// An answer with all that it needs, the file opened.
struct Answer
{
    std::shared_ptr<const Reply> reply;
    Outgoing out;
    OpenFile file;
};
/// render(), and opens the file. One that is missing or has another size becomes a 500.
Answer prepare(std::shared_ptr<const Reply> reply, const Conditions &conditions, bool headOnly,
               bool readOnly = true);
/// The same for what is rendered already.
Answer prepare(std::shared_ptr<const Reply> reply, Outgoing out);

/// Of a stored file that is not sent since it is not as it was stored; the log gets the sentences.
Error damagedFile();

/// The usual phrase of a status.
QByteArray standardReason(int status);

} // namespace packhouse
