// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hashes.h"
#include "net/netclient.h"

#include <QMutex>

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
    NetCredential credential() const;
};

/// How long the other side is waited for, and how often it is asked.
struct RestLimits
{
    Deadlines documents;
    Deadlines files;
    Deadlines uploads = Deadlines::forUpload();
    int attempts = 1; ///< mostAttempts: by the table of net/retry.h
};

/// Bytes so far; called on the client's own thread.
using RestProgress = std::function<void(qint64)>;

struct RestRequest
{
    QByteArray method = "GET";
    QByteArray path; ///< below the API's address, encoded, no leading '/', may have a query
    NetBody body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< as NetRequest::headers
    qint64 limit = 16 << 20; ///< bytes of the answer's body
    RestProgress progress = {}; ///< of the body
    std::function<bool()> cancelled = {}; ///< as NetRequest::cancelled
    bool somebodyWaits = false; ///< as NetRequest::somebodyWaits: it fills a view
};

struct RestAnswer
{
    int status = 0; ///< 200 to 299
    QByteArray body;
    /// Path of the next page, fit for RestRequest::path; empty: there is none that is told.
    /// protocol: x-next-page, else the link header's rel="next".
    QByteArray next;
    std::optional<qint64> total; ///< protocol: x-total, left out for more than 10,000 rows
    QString notice; ///< what a registry of this program tells whoever publishes there
};

struct RestDownload
{
    QByteArray path;
    QString to; ///< as NetDownload::to
    qint64 size = -1;
    Hashes hashes;
    RestProgress progress = {};
    std::function<bool()> cancelled = {};
};

/// One registry's REST API, as whoever has the token. Every call may come from any thread but the
/// client's. What the other side answers beyond 2xx is an Error: 401 Unauthorized, 403 Forbidden,
/// 404 NotFound, 409 Conflict, 413 TooLarge, 429 Busy, 5xx Network (retryable), other refusals
/// InvalidArgument; no answer is what NetClient says. No text holds the token, also when the other
/// side repeats it.
class RestConnection
{
public:
    /// \a address: "https://host[:port][/prefix]", without /api/v4; user and password in it are
    /// dropped.
    explicit RestConnection(const QUrl &address, RestLimits limits = {}, NetOptions net = {});

    void setToken(const RestToken &token);
    QString host() const; ///< with its port where that is not the scheme's own

    QFuture<Result<RestAnswer>> send(const RestRequest &request);
    /// As download(), blocking. Only downloads follow redirects to another origin, and never with
    /// the token.
    Result<Hashes> download(const RestDownload &download);

    /// Ends what runs as Cancelled, and whatever comes later at once.
    void stop();

private:
    NetHome home() const;
    Result<NetRequest> request(const QByteArray &path) const;

    const QUrl m_api; ///< ends in "/api/v4/"
    const RestLimits m_limits;
    NetClient m_client;
    mutable QMutex m_mutex; // guards what follows
    RestToken m_token;
};

} // namespace packhouse
