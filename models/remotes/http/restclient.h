// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "core/result.h"

#include <QFuture>
#include <QIODevice>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace packhouse {

/// A credential and the header that carries it. protocol: personal, project and group access tokens
/// go into PRIVATE-TOKEN, deploy tokens into Deploy-Token, job tokens into JOB-TOKEN.
struct RestToken
{
    enum class Kind { None, Access, Deploy, Job };
    Kind kind = Kind::None;
    QByteArray secret;

    /// The kind by the secret's prefix; what has none is an access token. An empty secret is none.
    static RestToken of(const QString &secret);
    QByteArray headerName() const;
};

struct RestLimits
{
    std::chrono::milliseconds head{15'000}; ///< until the head of the answer
    std::chrono::milliseconds silence{30'000}; ///< without a byte in either direction
    /// Until the head of the answer once an upload is through: the other side may have to move it.
    std::chrono::milliseconds afterUpload{120'000};
    int redirects = 5;
};

/// Bytes so far; called on the client's own thread.
using RestProgress = std::function<void(qint64)>;

struct RestRequest
{
    QByteArray method = "GET";
    QByteArray path; ///< below the API's address, encoded, no leading '/', may have a query
    QByteArray contentType = {};
    std::shared_ptr<QIODevice> upload = {}; ///< open; belongs to the client's thread from now on
    qint64 uploadSize = 0;
    qint64 limit = 16 << 20; ///< bytes of the answer's body
    RestProgress progress = {}; ///< of the upload, or of the sink
    std::function<bool()> cancelled = {}; ///< asked ten times a second, on the client's thread
    /// Gets the bytes of a 200 as they come, instead of RestAnswer::body; an error ends the
    /// transfer. A request with a sink is a download: only those follow redirects to another
    /// origin, and never with the credential.
    std::function<Result<void>(QByteArrayView)> sink = {};
};

struct RestAnswer
{
    int status = 0; ///< 200 to 299
    QByteArray body;
    /// Path of the next page, fit for RestRequest::path; empty: there is none that is told.
    /// protocol: x-next-page, else the link header's rel="next".
    QByteArray next;
    std::optional<qint64> total; ///< protocol: x-total, left out for more than 10,000 rows
};

struct RestDownload
{
    QByteArray path;
    QString to; ///< written beside it first, then renamed
    qint64 size = -1; ///< what it must have; -1: not known
    Hashes hashes; ///< the strongest known one must hold
    RestProgress progress = {};
    std::function<bool()> cancelled = {};
};

/// Talks to one registry's REST API over HTTP on a thread of its own. Futures are answered on that
/// thread; every call may come from any thread. What the other side answers beyond 2xx is an Error:
/// 401 Unauthorized, 403 Forbidden, 404 NotFound, 409 Conflict, 413 TooLarge, 429 Busy, 5xx Network
/// (retryable), other refusals InvalidArgument; no answer is Network, Timeout or Certificate. No
/// text holds the token, also when the other side repeats it. An answer in chunks that ends early
/// may pass for a whole one: documents show it when they are read, downloads by size and hash.
class RestClient
{
public:
    /// \a address: "https://host[:port][/prefix]", without /api/v4; user and password in it are
    /// dropped.
    explicit RestClient(const QUrl &address, RestLimits limits = {});
    ~RestClient(); ///< as stop()

    void setToken(const RestToken &token);
    QString host() const; ///< with its port where that is not the scheme's own

    QFuture<Result<RestAnswer>> send(const RestRequest &request);
    /// The hashes of what was written. HashMismatch when it is not what was announced; then, as
    /// after any error, nothing is left at its place.
    QFuture<Result<Hashes>> download(const RestDownload &download);

    /// Ends what runs as Cancelled, and whatever comes later at once.
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace packhouse
