// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>

#include <optional>

namespace packhouse {

/// "Sun, 06 Nov 1994 08:49:37 GMT".
QByteArray httpDate(const QDateTime &time);

/// The same, and the two older spellings that RFC 9110 asks servers to read; whole seconds.
std::optional<QDateTime> parseHttpDate(QByteArrayView text);

} // namespace packhouse
