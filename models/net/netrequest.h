// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/deadlines.h"
#include "net/netcredential.h"

#include <QByteArrayView>
#include <QIODevice>
#include <QMap>

#include <functional>
#include <memory>

namespace packhouse {

/// Where a request may be sent on to, or go at once, beside its home's origin.
enum class OtherHosts {
    Never, ///< documents
    /// To addresses of the public net, and to other ports of the home's own host where that is at
    /// an address of a private net (not on this computer).
    Public,
    AsHome, ///< to private ones too, as long as the home is at one
};

/// A body to send. It belongs to the client's thread until the answer.
struct NetBody
{
    std::shared_ptr<QIODevice> device = {}; ///< open; empty: no body
    qint64 size = 0;
    QByteArray type = {}; ///< media type
};

struct NetAnswer;

/// One question to another machine. It carries nothing of whoever made us ask.
struct NetRequest
{
    QByteArray method = "GET";
    QUrl url; ///< its user and password are not used
    NetHome home; ///< the credential is shown to its origin only
    OtherHosts otherHosts = OtherHosts::Never;
    bool isFile = false; ///< stands in another line than documents, which are small
    /// A web page that comes where no type of this list may be one is an error: it wants somebody
    /// to sign in.
    QByteArray accept = "*/*";
    QByteArray etag = {}; ///< of what is known already: the answer may be 304
    QByteArray lastModified = {}; ///< as the other machine wrote it; likewise
    /// By which a protocol tells apart what has the same address, beside those of the above.
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    NetBody body = {};

    qint64 limit = 64 << 20; ///< bytes of the answer's body
    Deadlines deadlines = {};
    int attempts = 1; ///< mostAttempts: by the table of retry.h
    /// Somebody looks at the screen: who cannot be reached, or does not answer, is told after one
    /// quick repeat. What the other machine asks to be waited for is waited for.
    bool somebodyWaits = false;
    /// Fails at once while the machine is known to be silent (silenthosts.h).
    bool sparesSilentHosts = false;

    /// A 2xx has begun: all of it but the body. Called, as what follows, on the client's thread.
    std::function<void(const NetAnswer &)> begun = {};
    /// Gets the bytes of a 2xx as they come and as they are stored there, instead of
    /// NetAnswer::body; an error ends the request. It and restart are called by NetClient::fetch()
    /// on the thread that waits, where they may block.
    std::function<Result<void>(QByteArrayView)> sink = {};
    /// True: the sink takes nothing now. The other machine has to wait, and is not late meanwhile.
    std::function<bool()> full = {};
    /// Before the bytes begin anew. Without it nothing is repeated once the sink got some.
    std::function<Result<void>()> restart = {};
    std::function<void(qint64)> progress = {}; ///< bytes so far, of the body or the answer
    std::function<bool()> cancelled = {}; ///< asked ten times a second or more often
};

/// Any status is an answer.
struct NetAnswer
{
    int status = 0;
    QByteArray body; ///< what a document says; of a refusal the first 64 KiB
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QUrl url; ///< where it came from in the end
    bool left = false; ///< that is not its home

    QByteArray header(const QByteArray &name) const { return headers.value(name); }
    QByteArray contentType() const { return header("content-type"); }
    QByteArray etag() const { return header("etag"); }
    QByteArray lastModified() const { return header("last-modified"); }
};

} // namespace packhouse
