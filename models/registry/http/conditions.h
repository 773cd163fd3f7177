// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/reply.h"

#include <optional>

namespace packhouse {

/// The fields of a request that choose between the whole answer, a part of it and 304 or 412
/// (RFC 9110, sections 13 and 14).
struct Conditions
{
    QByteArray ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince;
    QByteArray range, ifRange;
    bool acceptsGzip = false;

    static Conditions of(const Headers &headers);
};

/// What an answer is known by: an entity tag with its quotes, a time; either may be missing.
struct Validators
{
    QByteArray etag;
    QByteArray otherEtag; ///< of the same text in another encoding: also means "not modified"
    QDateTime modified;
};

enum class Verdict { Send, NotModified, PreconditionFailed };
Verdict judge(const Conditions &conditions, const Validators &validators);

/// True when there are conditions for a request that changes something.
bool guardsChange(const Conditions &conditions);
/// Whether such a request may go on (RFC 9110, 13.2.2). \a current: what it would change; nothing
/// when there is none.
bool permitsChange(const Conditions &conditions, const std::optional<Validators> &current);

/// True when \a list (of If-Match or If-None-Match) is "*" or holds the tag.
bool listsEtag(QByteArrayView list, QByteArrayView etag, bool weakly);

/// A part of \a size bytes.
struct ByteRange
{
    qint64 offset = 0;
    qint64 length = 0;
};
enum class RangeKind { Whole, Part, Unsatisfiable };
/// Whole for no range, several, or one that cannot be read. \a range is set for Part.
RangeKind parseRange(QByteArrayView field, qint64 size, ByteRange &range);

/// True when a range may be answered: no If-Range, or one that names exactly this strong tag, so
/// that a client never joins parts of two different files.
bool rangeHolds(const Conditions &conditions, const Validators &validators);

/// True when an Accept-Encoding field allows gzip.
bool allowsGzip(QByteArrayView acceptEncoding);

} // namespace packhouse
