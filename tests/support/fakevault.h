// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenvault.h"

#include <QHash>
#include <QPromise>

#include <memory>

namespace packhouse {

/// A keychain in memory.
class FakeVault final : public TokenVault
{
    Q_OBJECT

public:
    using TokenVault::TokenVault;

    QHash<QString, QString> kept;
    QString trouble; ///< what problem() says
    bool open = true; ///< what isOpen() says: false is as after a start
    int touched = 0; ///< how often it was used, which may ask for a password
    bool keepsSilent = false; ///< store() is never answered
    bool waits = false; ///< read() is answered by answer() only, as where a password is asked for

    void setProblem(const QString &problem)
    {
        trouble = problem;
        emit stateChanged();
    }

    Text problem() const override { return Text::foreign(trouble); }
    bool isOpen() const override { return open; }
    QFuture<Result<void>> store(const QString &key, const QString &secret) override
    {
        touch();
        if (keepsSilent) {
            m_silent = std::make_shared<QPromise<Result<void>>>();
            m_silent->start();
            return m_silent->future();
        }
        if (!trouble.isEmpty())
            return ready<void>(fail(ErrorCode::KeychainUnavailable, Text::foreign(trouble)));
        kept.insert(key, secret);
        return ready<void>({});
    }
    QFuture<Result<QString>> read(const QString &key) override
    {
        touch();
        if (waits) {
            m_asked = std::make_shared<QPromise<Result<QString>>>();
            m_asked->start();
            return m_asked->future();
        }
        if (!trouble.isEmpty())
            return ready<QString>(fail(ErrorCode::KeychainUnavailable, Text::foreign(trouble)));
        if (!kept.contains(key))
            return ready<QString>(fail(ErrorCode::NotFound, Text::of("It is not there.")));
        return ready<QString>(kept.value(key));
    }
    QFuture<Result<void>> remove(const QString &key) override
    {
        touch();
        kept.remove(key);
        return ready<void>({});
    }

    /// Answers what was asked last.
    void answer(Result<QString> secret)
    {
        m_asked->addResult(std::move(secret));
        m_asked->finish();
    }

private:
    void touch()
    {
        ++touched;
        if (!std::exchange(open, true))
            emit stateChanged();
    }

    std::shared_ptr<QPromise<Result<QString>>> m_asked;
    std::shared_ptr<QPromise<Result<void>>> m_silent;

    template<typename T>
    static QFuture<Result<T>> ready(Result<T> result)
    {
        return QtFuture::makeReadyFuture(std::move(result));
    }
};

} // namespace packhouse
