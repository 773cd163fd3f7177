// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remotes/http/restclient.h"

#include <QNetworkReply>
#include <QPromise>
#include <QSslError>
#include <QTimer>

namespace packhouse {

/// Where a client talks to, and as whom.
struct RestEndpoint
{
    QUrl api; ///< ends in "/api/v4/"
    QString host;
    RestToken token;
    RestLimits limits;
};

/// A question that is answered exactly once, as Cancelled if by nothing else.
class PendingAnswer
{
public:
    explicit PendingAnswer(QString host) : m_host(std::move(host)) { m_promise.start(); }
    ~PendingAnswer();
    QFuture<Result<RestAnswer>> future() const { return m_promise.future(); }
    void answer(Result<RestAnswer> result);

private:
    Q_DISABLE_COPY_MOVE(PendingAnswer)
    const QString m_host;
    QPromise<Result<RestAnswer>> m_promise;
    bool m_answered = false;
};

/// One exchange with its redirects. Lives on the client's thread; deletes itself when it is
/// through.
class Transfer final : public QObject
{
    Q_OBJECT

public:
    using Pending = std::shared_ptr<PendingAnswer>;

    Transfer(QNetworkAccessManager &network, const RestEndpoint &endpoint, RestRequest request,
             Pending pending, QObject *parent);
    ~Transfer() override; ///< an exchange that is not through ends as Cancelled

    void start();

private:
    enum class Phase { Waiting, Uploading, Uploaded, Receiving };

    void ask(const QUrl &url);
    void watch();
    void limit(Phase phase);
    void tooSlow();
    void uploaded(qint64 sent);
    void read();
    void take(const QByteArray &bytes);
    void finished();
    bool redirected();
    Result<RestAnswer> answer() const;
    QByteArray nextPath() const;
    int status() const;
    void end(Result<RestAnswer> result);

    QNetworkAccessManager *m_network;
    const RestEndpoint m_endpoint;
    RestRequest m_request;
    Pending m_pending;
    QTimer m_deadline;
    QTimer m_poll;
    QNetworkReply *m_reply = nullptr;
    QUrl m_url;
    QList<QSslError> m_certificate;
    QByteArray m_body;
    Phase m_phase = Phase::Waiting;
    qint64 m_received = 0;
    int m_redirects = 0;
    bool m_left = false; ///< went to another origin: the credential stays behind for good
    bool m_ended = false;
};

} // namespace packhouse
