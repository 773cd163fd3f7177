// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remotes/http/restclient.h"

#include "remotes/http/origin.h"
#include "remotes/http/transfer.h"

#include <QFileInfo>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QSaveFile>
#include <QThread>

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

/// A file that is written beside its place, hashed on the way and put there only when it is right.
class Landing
{
public:
    explicit Landing(const RestDownload &wanted)
        : m_wanted(wanted), m_name(QFileInfo(wanted.to).fileName()), m_file(wanted.to)
    {}

    Result<void> open()
    {
        if (m_file.open(QIODevice::WriteOnly))
            return {};
        return fail(ErrorCode::ReadOnly,
                    u"%1 cannot be written: %2."_s.arg(m_name, m_file.errorString()),
                    u"Choose another folder."_s);
    }

    Result<void> write(QByteArrayView bytes)
    {
        m_size += bytes.size();
        if (m_wanted.size >= 0 && m_size > m_wanted.size)
            return mismatch();
        m_hasher.add(bytes);
        if (m_file.write(bytes.data(), bytes.size()) == bytes.size())
            return {};
        return fail(ErrorCode::StorageFull,
                    u"%1 could not be written: %2."_s.arg(m_name, m_file.errorString()),
                    u"Free some space, or choose another folder."_s, true);
    }

    Result<Hashes> commit()
    {
        Hashes found = m_hasher.finish();
        if ((m_wanted.size >= 0 && m_size != m_wanted.size) || !holds(found))
            return fail(mismatch().error());
        if (!m_file.commit()) {
            return fail(ErrorCode::ReadOnly,
                        u"%1 could not be written: %2."_s.arg(m_name, m_file.errorString()));
        }
        return found;
    }

private:
    bool holds(const Hashes &found) const
    {
        for (const auto hash : {&Hashes::sha512, &Hashes::sha256, &Hashes::sha1, &Hashes::md5}) {
            if (!(m_wanted.hashes.*hash).isEmpty())
                return equalInConstantTime(found.*hash, m_wanted.hashes.*hash);
        }
        return true;
    }

    Result<void> mismatch() const
    {
        return fail(ErrorCode::HashMismatch,
                    u"The bytes of %1 are not those that the registry announced."_s.arg(m_name),
                    u"Try again; if it stays so, the stored file is damaged."_s, true);
    }

    const RestDownload m_wanted;
    const QString m_name;
    QSaveFile m_file;
    Hasher m_hasher;
    qint64 m_size = 0;
};

template<typename T>
QFuture<Result<T>> answered(Error error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(fail(std::move(error)));
    promise.finish();
    return promise.future();
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

QByteArray RestToken::headerName() const
{
    switch (kind) {
    case Kind::Deploy:
        return "Deploy-Token";
    case Kind::Job:
        return "JOB-TOKEN";
    case Kind::Access:
    case Kind::None:
        break;
    }
    return "PRIVATE-TOKEN";
}

struct RestClient::Private
{
    QThread thread;
    QMutex mutex; // guards what follows
    RestEndpoint endpoint;
    QObject *transfers = nullptr; ///< their parent, on the thread; nullptr: stopped
    QNetworkAccessManager *network = nullptr; ///< outlives them
};

RestClient::RestClient(const QUrl &address, RestLimits limits) : d(std::make_unique<Private>())
{
    d->endpoint = {apiAddress(address), hostText(address), {}, limits};
    auto *root = new QObject;
    d->transfers = new QObject(root);
    d->network = new QNetworkAccessManager(root);
    root->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, root, &QObject::deleteLater);
    d->thread.setObjectName(u"remote"_s);
    d->thread.start();
}

RestClient::~RestClient()
{
    stop();
}

void RestClient::setToken(const RestToken &token)
{
    const QMutexLocker lock(&d->mutex);
    d->endpoint.token = token;
}

QString RestClient::host() const
{
    return d->endpoint.host;
}

QFuture<Result<RestAnswer>> RestClient::send(const RestRequest &request)
{
    const QMutexLocker lock(&d->mutex);
    if (!d->transfers) {
        return answered<RestAnswer>({ErrorCode::Cancelled,
                                     u"The connection to %1 is closed."_s.arg(d->endpoint.host),
                                     {},
                                     false});
    }
    if (request.upload)
        request.upload->moveToThread(&d->thread);
    auto pending = std::make_shared<PendingAnswer>(d->endpoint.host);
    // On the client's thread from the start, so that stopping it finds every one of them.
    QMetaObject::invokeMethod(
        d->transfers,
        [network = d->network, parent = d->transfers, endpoint = d->endpoint, request, pending] {
            (new Transfer(*network, endpoint, request, pending, parent))->start();
        },
        Qt::QueuedConnection);
    return pending->future();
}

QFuture<Result<Hashes>> RestClient::download(const RestDownload &wanted)
{
    auto landing = std::make_shared<Landing>(wanted);
    if (const Result<void> opened = landing->open(); !opened)
        return answered<Hashes>(opened.error());
    RestRequest request;
    request.path = wanted.path;
    request.limit = std::numeric_limits<qint64>::max();
    request.progress = wanted.progress;
    request.cancelled = wanted.cancelled;
    request.sink = [landing](QByteArrayView bytes) { return landing->write(bytes); };
    return send(request).then([landing](const Result<RestAnswer> &answer) -> Result<Hashes> {
        if (!answer)
            return fail(answer.error());
        return landing->commit();
    });
}

void RestClient::stop()
{
    {
        const QMutexLocker lock(&d->mutex);
        d->transfers = nullptr;
    }
    d->thread.quit();
    d->thread.wait();
}

} // namespace packhouse
