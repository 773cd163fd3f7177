// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace packhouse {

class Headers;

// An upstream may pass on to this registry what this registry asks it, by way of others too; then
// one question for a name that nobody has would go round for ever. CDN-Loop (RFC 8586) names
// whoever passed a request on so far; other machines on the way keep it as it is.

/// Who passed it on so far, in order, each with its parameters.
QByteArrayList passedOnSoFar(const Headers &headers);
/// \a loopName: what one registry calls itself there.
bool wasPassedOnBy(const Headers &headers, const QByteArray &loopName);
/// For the next request on the way of the one with \a headers: all that passed it on, and us.
QByteArray passedOnBy(const Headers &headers, const QByteArray &loopName);

} // namespace packhouse
