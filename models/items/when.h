// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QFutureWatcher>

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

} // namespace packhouse
