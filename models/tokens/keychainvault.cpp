// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/keychainvault.h"

#include <QPromise>

#if __has_include(<qt6keychain/keychain.h>)
    #include <qt6keychain/keychain.h>
#else
    #include <keychain.h>
#endif

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

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
    : TokenVault(parent), m_service(std::move(service))
{}

QFuture<Result<void>> KeychainVault::store(const QString &key, const QString &secret)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto end = [promise](const Result<void> &outcome) {
        promise->addResult(outcome);
        promise->finish();
    };
    auto *write = new QKeychain::WritePasswordJob(m_service, this);
    write->setKey(key);
    write->setTextData(secret);
    start(write, this, [this, key, secret, end](QKeychain::WritePasswordJob *written) {
        if (written->error() == QKeychain::NoError) {
            readBack(key, secret, end);
            return;
        }
        const Error error = describe(*written);
        learn(error);
        end(fail(error));
    });
    return promise->future();
}

void KeychainVault::readBack(const QString &key, const QString &secret,
                             const std::function<void(const Result<void> &)> &end)
{
    auto *read = new QKeychain::ReadPasswordJob(m_service, this);
    read->setKey(key);
    start(read, this, [this, secret, end](QKeychain::ReadPasswordJob *done) {
        std::optional<Error> error;
        if (done->error() != QKeychain::NoError)
            error = describe(*done);
        else if (done->textData() != secret)
            error = Error{ErrorCode::KeychainUnavailable,
                          Text::of("The system keychain does not give back what it was given."),
                          Text::of("Tokens are not kept until it does."), false};
        learn(error);
        end(error ? Result<void>(fail(*error)) : Result<void>());
    });
}

QFuture<Result<QString>> KeychainVault::read(const QString &key)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service, this);
    job->setKey(key);
    return run<QString>(job, this, [this](QKeychain::ReadPasswordJob *done) -> Result<QString> {
        if (done->error() == QKeychain::NoError) {
            learn({});
            return done->textData();
        }
        const Error error = describe(*done);
        learn(error.code == ErrorCode::NotFound ? std::nullopt : std::optional(error));
        return fail(error);
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

/// What an attempt to use it has told: whether it works.
void KeychainVault::learn(const std::optional<Error> &error)
{
    const Text problem = error ? error->text() : Text();
    const bool isNews = m_problem != problem || m_open == error.has_value();
    m_problem = problem;
    m_open = !error;
    if (isNews)
        emit stateChanged();
}

} // namespace packhouse
