// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace packhouse {

/// What a process that serves a data directory leaves there for other programs of the same user:
/// "serve.json", readable by nobody else.
struct ServeFile
{
    QByteArray address; ///< "http://127.0.0.1:8970"
    QByteArray https; ///< empty: no https
    QByteArray key; ///< of the owner's door; both sides prove that they know it, none tells it
    qint64 pid = 0; ///< written as this process
};

Result<void> writeServeFile(const QString &directory, const ServeFile &file);
/// NotFound, Corrupt.
Result<ServeFile> readServeFile(const QString &directory);
/// Only when this process wrote it.
void removeServeFile(const QString &directory);

} // namespace packhouse
