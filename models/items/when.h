// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QFutureWatcher>

#include <memory>

namespace packhouse {

/// Calls \a then with the answer on the thread of \a context, which is the calling one: also when
/// the work was dropped, never before this returns, and never when the context is gone.
/// (QFuture::then with a context must not be used for this: Qt 6.4 aborts when the context is gone
/// by then.)
template<typename T, typename Then>
void whenReady(const QFuture<Result<T>> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context,
        [watcher, then = std::move(then)]() mutable {
            watcher->deleteLater();
            const QFuture<Result<T>> answered = watcher->future();
            if (answered.resultCount() > 0) {
                then(answered.result());
                return;
            }
            then(Result<T>(fail(ErrorCode::Cancelled, Text::of("The request was dropped."),
                                Text::of("Try again."), true)));
        });
    watcher->setFuture(future);
}

/// What asks one thing after another and wants the answer to the last one only: those to earlier
/// questions are dropped, whenever and in whatever order they come.
class LatestAnswer
{
public:
    LatestAnswer() = default;
    ~LatestAnswer() { drop(); }
    Q_DISABLE_COPY_MOVE(LatestAnswer)

    /// As whenReady(), unless something else is asked before the answer comes.
    template<typename T, typename Then>
    void wait(const QFuture<Result<T>> &future, QObject *context, Then then)
    {
        drop();
        m_waits = std::make_shared<bool>(true);
        whenReady(future, context,
                  [waits = m_waits, then = std::move(then)](Result<T> answer) mutable {
                      if (std::exchange(*waits, false))
                          then(std::move(answer));
                  });
    }
    /// Nobody wants to know any more.
    void drop()
    {
        if (m_waits)
            *m_waits = false;
    }
    bool isWaiting() const { return m_waits && *m_waits; }

private:
    std::shared_ptr<bool> m_waits;
};

} // namespace packhouse
