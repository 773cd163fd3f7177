// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/keychainvault.h"

#include <QPromise>
#include <QUuid>

#if __has_include(<qt6keychain/keychain.h>)
    #include <qt6keychain/keychain.h>
#else
    #include <keychain.h>
#endif

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr auto probeKey = "probe"_L1;

Error describe(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound, u"The keychain has no entry of that name."_s, {}, false};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::KeychainUnavailable,
                u"The system keychain is locked or refused access."_s,
                u"Unlock it and try again; until then tokens are not kept."_s, true};
    default:
        // A missing keychain is told as "other error" with all sorts of texts.
        return {
            ErrorCode::KeychainUnavailable,
            u"The system keychain cannot be used: %1."_s.arg(
                job.errorString().isEmpty() ? u"it gave no reason"_s : job.errorString()),
            u"Start a keyring service such as GNOME Keyring or KWallet; until then tokens are not "
            u"kept."_s,
            true};
    }
}

/// Starts \a job and answers once, with what \a answer makes of it. The job deletes itself.
template<typename T, typename Job, typename Answer>
QFuture<Result<T>> run(Job *job, QObject *context, Answer answer)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [promise, answer](QKeychain::Job *done) {
                         promise->addResult(answer(static_cast<Job *>(done)));
                         promise->finish();
                     });
    QFuture<Result<T>> future = promise->future();
    job->setInsecureFallback(false);
    job->start();
    return future;
}

} // namespace

KeychainVault::KeychainVault(QString service, QObject *parent)
    : TokenVault(parent)
    , m_service(std::move(service))
    , m_problem(tr("The system keychain has not been tried yet."))
{}

QFuture<Result<void>> KeychainVault::prove()
{
    const QString secret = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString key = probeKey + QLatin1Char('/') + secret.left(8);
    return store(key, secret)
        .then(this,
              [this, key, secret](const Result<void> &stored) {
                  if (!stored) {
                      QPromise<Result<QString>> failed;
                      failed.start();
                      failed.addResult(fail(stored.error()));
                      failed.finish();
                      return failed.future();
                  }
                  return read(key);
              })
        .unwrap()
        .then(this,
              [this, key, secret](const Result<QString> &found) {
                  Result<void> outcome;
                  if (!found)
                      outcome = fail(found.error());
                  else if (*found != secret)
                      outcome = fail(
                          ErrorCode::KeychainUnavailable,
                          tr("The system keychain does not give back what it was given."),
                          tr("Tokens are not kept until it does."));
                  return remove(key).then(this, [this, outcome](const Result<void> &) {
                      setProblem(outcome ? QString() : outcome.error().text());
                      return outcome;
                  });
              })
        .unwrap();
}

QFuture<Result<void>> KeychainVault::store(const QString &key, const QString &secret)
{
    auto *job = new QKeychain::WritePasswordJob(m_service, this);
    job->setKey(key);
    job->setTextData(secret);
    return run<void>(job, this, [](QKeychain::WritePasswordJob *done) -> Result<void> {
        if (done->error() != QKeychain::NoError)
            return fail(describe(*done));
        return {};
    });
}

QFuture<Result<QString>> KeychainVault::read(const QString &key)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service, this);
    job->setKey(key);
    return run<QString>(job, this, [](QKeychain::ReadPasswordJob *done) -> Result<QString> {
        if (done->error() != QKeychain::NoError)
            return fail(describe(*done));
        return done->textData();
    });
}

QFuture<Result<void>> KeychainVault::remove(const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service, this);
    job->setKey(key);
    return run<void>(job, this, [](QKeychain::DeletePasswordJob *done) -> Result<void> {
        if (done->error() != QKeychain::NoError && done->error() != QKeychain::EntryNotFound)
            return fail(describe(*done));
        return {};
    });
}

void KeychainVault::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    emit problemChanged();
}

} // namespace packhouse
