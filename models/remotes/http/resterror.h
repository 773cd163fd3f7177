// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace packhouse {

/// A status that is no success, as an Error. \a body is what the other side said, of which at most
/// one line is kept, without \a secret.
Error statusError(int status, const QByteArray &body, const QByteArray &retryAfter,
                  const QString &host, const QByteArray &secret);

/// No answer, or a broken one.
Error transportError(const QNetworkReply &reply, const QList<QSslError> &certificate,
                     const QString &host);

} // namespace packhouse
