// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>
#include <vector>

namespace packhouse {

/// One segment of a request's path; a segment may hold '/' that came percent-encoded.
struct PathSegment
{
    QByteArray raw;
    QString text; ///< percent-decoded once
};

using QueryPairs = QList<std::pair<QString, QString>>;

/// A request's target, split before it is decoded: bytes in, one canonical form out.
struct RawPath
{
    std::vector<PathSegment> segments;
    bool trailingSlash = false;
    QueryPairs query;

    /// The raw path up to and with that many segments: "/api/v4/projects/1".
    QByteArray prefix(size_t count) const;

    /// Of a path with two '/' in a row, the empty segments that stand before "api", "v4" and the
    /// level, or at the end, are left out. The router decides about the others; none is ever an id.
    /// InvalidArgument: an empty id of a project or group, "." or "..", a backslash, a control
    /// character, an escape that is none, text that is not UTF-8, or too many parts.
    static Result<RawPath> parse(const QByteArray &target);
    /// What is said about empty segments that are not left out.
    static Error emptyPart();
    bool hasEmptyPart() const;
};

/// Form-encoded pairs, as in a query: '+' is a space. Errors as RawPath::parse.
Result<QueryPairs> parseQuery(QByteArrayView text);

} // namespace packhouse
