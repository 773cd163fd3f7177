// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/gitlab/restconnection.h"

#include "net/netdownload.h"
#include "net/origin.h"
#include "remotes/gitlab/paging.h"
#include "remotes/gitlab/resterror.h"

#include <QPromise>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

QUrl apiAddress(QUrl address)
{
    address.setUserInfo({});
    address.setQuery(QString());
    address.setFragment({});
    QByteArray encoded = address.toEncoded();
    while (encoded.endsWith('/'))
        encoded.chop(1);
    return QUrl::fromEncoded(encoded + "/api/v4/");
}

template<typename T>
QFuture<Result<T>> answered(Error error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(fail(std::move(error)));
    promise.finish();
    return promise.future();
}

QByteArray nextPath(const NetAnswer &answer, const QUrl &api)
{
    const QUrl next = nextPage(answer.url, answer.headers.contains("x-next-page"),
                               answer.header("x-next-page"), answer.header("link"));
    const QByteArray encoded = next.toEncoded();
    const QByteArray start = api.toEncoded();
    return next.isValid() && encoded.startsWith(start) ? encoded.mid(start.size()) : QByteArray();
}

RestAnswer read(const NetAnswer &answer, const QUrl &api)
{
    RestAnswer read;
    read.status = answer.status;
    read.body = answer.body;
    read.next = nextPath(answer, api);
    bool isNumber = false;
    const qint64 total = answer.header("x-total").toLongLong(&isNumber);
    if (isNumber && total >= 0)
        read.total = total;
    constexpr qsizetype longest = 1000;
    read.notice = QString::fromLatin1(answer.header("x-packhouse-notice").left(longest)).trimmed();
    return read;
}

Result<void> judged(const NetAnswer &answer, const NetCredential &credential)
{
    if (answer.status >= 200 && answer.status <= 299)
        return {};
    return fail(statusError(answer, credential));
}

} // namespace

RestToken RestToken::of(const QString &secret)
{
    if (secret.isEmpty())
        return {};
    const Kind kind = secret.startsWith("gldt-"_L1)    ? Kind::Deploy
                      : secret.startsWith("glcbt-"_L1) ? Kind::Job
                                                       : Kind::Access;
    return {kind, secret.toUtf8()};
}

NetCredential RestToken::credential() const
{
    switch (kind) {
    case Kind::Deploy:
        return {"Deploy-Token", secret};
    case Kind::Job:
        return {"JOB-TOKEN", secret};
    case Kind::Access:
        return {"PRIVATE-TOKEN", secret};
    case Kind::None:
        break;
    }
    return {};
}

RestConnection::RestConnection(const QUrl &address, RestLimits limits, NetOptions net)
    : m_api(apiAddress(address)), m_limits(limits), m_client(std::move(net))
{}

void RestConnection::setToken(const RestToken &token)
{
    const QMutexLocker lock(&m_mutex);
    m_token = token;
}

QString RestConnection::host() const
{
    return hostText(m_api);
}

NetHome RestConnection::home() const
{
    const QMutexLocker lock(&m_mutex);
    return {m_api, m_token.credential()};
}

Result<NetRequest> RestConnection::request(const QByteArray &path) const
{
    NetRequest request;
    request.url = QUrl::fromEncoded(m_api.toEncoded() + path);
    request.home = home();
    request.attempts = m_limits.attempts;
    if (request.url.isValid() && sameOrigin(request.url, m_api))
        return request;
    return fail(ErrorCode::InvalidArgument, Text::of("The address of %1 cannot be used.", host()),
                Text::of("Check it in the remote's settings."));
}

QFuture<Result<RestAnswer>> RestConnection::send(const RestRequest &asked)
{
    Result<NetRequest> request = this->request(asked.path);
    if (!request)
        return answered<RestAnswer>(request.error());
    request->method = asked.method;
    request->accept = "application/json";
    request->body = asked.body;
    request->headers = asked.headers;
    request->limit = asked.limit;
    request->progress = asked.progress;
    request->cancelled = asked.cancelled;
    request->deadlines = asked.body.device ? m_limits.uploads : m_limits.documents;
    request->somebodyWaits = asked.somebodyWaits;
    return m_client.send(*request).then([api = m_api, credential = request->home.credential](
                                            const Result<NetAnswer> &answer) -> Result<RestAnswer> {
        if (!answer)
            return fail(answer.error());
        if (const Result<void> fit = judged(*answer, credential); !fit)
            return fail(fit.error());
        return read(*answer, api);
    });
}

Result<Hashes> RestConnection::download(const RestDownload &wanted)
{
    Result<NetRequest> request = this->request(wanted.path);
    if (!request)
        return fail(request.error());
    request->otherHosts = OtherHosts::AsHome;
    request->deadlines = m_limits.files;
    request->progress = wanted.progress;
    request->cancelled = wanted.cancelled;
    const NetCredential credential = request->home.credential;
    return packhouse::download(
        m_client, {std::move(*request), wanted.to, wanted.size, wanted.hashes},
        [credential](const NetAnswer &answer) { return judged(answer, credential); });
}

void RestConnection::stop()
{
    m_client.stop();
}

} // namespace packhouse
