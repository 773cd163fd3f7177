// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>

namespace packhouse {

/// Calls \a then with the answer on the thread of \a context, also when the work was dropped; never
/// when the context is gone. May call at once.
template<typename T, typename Then>
void whenReady(QFuture<Result<T>> future, QObject *context, Then then)
{
    future
        .then(context, [then](Result<T> result) mutable { then(std::move(result)); })
        .onCanceled(context, [then]() mutable {
            then(Result<T>(fail(ErrorCode::Cancelled, QStringLiteral("The request was dropped."),
                                QStringLiteral("Try again."), true)));
        });
}

} // namespace packhouse
