// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "formats/body.h"
#include "formats/reply.h"

#include <memory>
#include <vector>

namespace packhouse {

/// A hash that a request tells of its own body.
struct ToldDigest
{
    const char *field; ///< that told it
    QByteArray Hashes::*hash;
    QByteArray value; ///< raw; of another size where it was no such hash
};

/// protocol: Content-MD5 (RFC 1864), Digest (RFC 3230), Content-Digest and Repr-Digest (RFC 9530):
/// of the body as it is sent. Algorithms that are not known here are left out.
std::vector<ToldDigest> toldOfContent(const Headers &headers);
/// protocol: X-Checksum-Md5, -Sha1, -Sha256 and -Sha512, in hex, as clients of Maven repositories
/// send them: of the file that the body is. Nothing for a form.
std::vector<ToldDigest> toldOfFile(const Headers &headers);

/// Passes on to \a inner, and ends as HashMismatch what is not as it was told; \a inner itself
/// where nothing was.
std::unique_ptr<BodySink> checkedSink(std::unique_ptr<BodySink> inner,
                                      std::vector<ToldDigest> told);

} // namespace packhouse
