// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/call.h"

namespace packhouse {

/// A request that found nothing here.
struct Missing
{
    QString canonicalName;
    QString version; ///< empty when the request names none
    /// Relative to the type's upstream address, raw, no leading '/'. Empty: only a document of the
    /// upstream says where it is, so that nobody can be sent there.
    QByteArray upstreamPath;
    QByteArray fileUrlPath; ///< for a file: how this registry's own path ends, see
                            ///< ForwardedDocuments::rewrite
    Reply notFound; ///< what to answer when nothing is forwarded
    bool file = false; ///< a file of a package, else its document
    /// Whoever asks says that he is about to publish: another's answer would tell him not to.
    bool publishes = false;
    /// The file is in no document: its SHA-1 is upstream under its own path and ".sha1" (Maven).
    bool unlisted = false;
    QByteArray checksum = {}; ///< with unlisted: such an ending, when only that hash is asked for
};

/// A question about several names at once, such as which of their versions have vulnerabilities.
struct ForeignQuestion
{
    QByteArray upstreamPath; ///< relative to the type's upstream address, raw, no leading '/'
    QByteArray body; ///< JSON, without any name of ours
};

/// What becomes of a request for a package that is not here, which the handler has seen to.
class Forwarder
{
public:
    virtual ~Forwarder() = default;
    /// With Reply::waitsFor when the answer has to be fetched and \a call may not wait for that.
    virtual Reply forward(const Call &call, const Missing &missing) = 0;
    /// What the upstream answers, through here, also where requests are sent on: whom the client
    /// asks itself he tells every name. 404 with the reason where nobody is asked, since an empty
    /// answer would be a clean bill. Waits as forward() does.
    virtual Reply ask(const Call &call, const ForeignQuestion &question) = 0;
};

} // namespace packhouse
