// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/tokentests.h"

#include "app/packhouse/remotelist.h"
#include "items/when.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int TestTime = 10'000; // milliseconds

} // namespace

TokenTests::TokenTests(const PackageSource &registry, const RemoteList &remotes, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_remotes(remotes)
    , m_network(new QNetworkAccessManager(this))
{}

QFuture<Result<QString>> TokenTests::testToken(const QString &secret)
{
    // The one question that every kind of token may ask, and that says who is asking.
    QNetworkRequest request(QUrl(m_registry.address() + u"/api/v4/packages/npm/-/whoami"_s));
    request.setRawHeader("Authorization"_ba, "Bearer " + secret.toUtf8());
    request.setTransferTimeout(TestTime);
    QNetworkReply *reply = m_network->get(request);
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    connect(reply, &QNetworkReply::finished, this, [reply, promise] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QString name =
            QJsonDocument::fromJson(reply->readAll()).object().value(u"username").toString();
        if (status == 200)
            promise->addResult(tr("The registry accepts it and knows it as %1.").arg(name));
        else if (status == 401)
            promise->addResult(fail(ErrorCode::Unauthorized,
                                    Text::of("The registry refuses this token."),
                                    Text::of("It has expired or was revoked; make a new one.")));
        else
            promise->addResult(
                fail(ErrorCode::Network, Text::of("The registry did not answer."),
                     Text::of("Look at the registry's state at the foot of the window."), true));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<QString>> TokenTests::testRemote(const QString &id)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    PackageSource *source = m_remotes.source(id);
    if (!source) {
        promise->addResult(
            fail(ErrorCode::NotFound, Text::of("This remote is not set up any more.")));
        promise->finish();
        return promise->future();
    }
    whenReady(source->list({}, {}), this,
              [promise, title = source->title()](const Result<PackagePage> &page) {
                  if (page)
                      promise->addResult(tr("%1 answers.").arg(title));
                  else
                      promise->addResult(fail(page.error()));
                  promise->finish();
              });
    return promise->future();
}

} // namespace packhouse
