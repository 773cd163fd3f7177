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
        return {
            ErrorCode::NotFound, Text::of("The keychain has no entry of that name."), {}, false};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::KeychainUnavailable,
                Text::of("The system keychain is locked or refused access."),
                Text::of("Unlock it and try again; until then tokens are not kept."), true};
    default:
        // A missing keychain is told as "other error" with all sorts of texts.
        return {ErrorCode::KeychainUnavailable,
                Text::of("The system keychain cannot be used: %1.",
                         job.errorString().isEmpty() ? Argument(Text::of("it gave no reason"))
                                                     : Foreign{job.errorString()}),
                Text::of("Start a keyring service such as GNOME Keyring or KWallet; until then "
                         "tokens are not "
                         "kept."),
                true};
    }
}

/// Starts \a job and calls \a done with it when it ends, unless \a context is gone by then.
template<typename Job, typename Done>
void start(Job *job, QObject *context, Done done)
{
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [done](QKeychain::Job *ended) { done(static_cast<Job *>(ended)); });
    job->setInsecureFallback(false);
    job->start();
}

/// Answers once, with what \a answer makes of the job. The job deletes itself.
template<typename T, typename Job, typename Answer>
QFuture<Result<T>> run(Job *job, QObject *context, Answer answer)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    start(job, context, [promise, answer](Job *done) {
        promise->addResult(answer(done));
        promise->finish();
    });
    return promise->future();
}

} // namespace

KeychainVault::KeychainVault(QString service, QObject *parent)
    : TokenVault(parent)
    , m_service(std::move(service))
    , m_problem(Text::of("The system keychain has not been tried yet."))
{}

QFuture<Result<void>> KeychainVault::prove()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto end = [this, promise](const Result<void> &outcome) {
        setProblem(outcome ? Text() : outcome.error().text());
        promise->addResult(outcome);
        promise->finish();
    };
    const QString secret = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString key = probeKey + QLatin1Char('/') + secret.left(8);
    auto *write = new QKeychain::WritePasswordJob(m_service, this);
    write->setKey(key);
    write->setTextData(secret);
    start(write, this, [this, key, secret, end](QKeychain::WritePasswordJob *written) {
        if (written->error() != QKeychain::NoError)
            end(fail(describe(*written)));
        else
            proveReading(key, secret, end);
    });
    return promise->future();
}

void KeychainVault::proveReading(const QString &key, const QString &secret,
                                 const std::function<void(const Result<void> &)> &end)
{
    auto *read = new QKeychain::ReadPasswordJob(m_service, this);
    read->setKey(key);
    start(read, this, [this, key, secret, end](QKeychain::ReadPasswordJob *done) {
        Result<void> outcome;
        if (done->error() != QKeychain::NoError)
            outcome = fail(describe(*done));
        else if (done->textData() != secret)
            outcome = fail(ErrorCode::KeychainUnavailable,
                           Text::of("The system keychain does not give back what it was given."),
                           Text::of("Tokens are not kept until it does."));
        auto *remove = new QKeychain::DeletePasswordJob(m_service, this);
        remove->setKey(key);
        start(remove, this, [outcome, end](QKeychain::DeletePasswordJob *) { end(outcome); });
    });
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

void KeychainVault::setProblem(const Text &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    emit problemChanged();
}

} // namespace packhouse
