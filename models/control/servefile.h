// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace packhouse {

/// What a process that serves a data directory leaves there for other programs of the same user.
struct ServeFile
{
    QByteArray address; ///< "http://127.0.0.1:8970"
    QByteArray https; ///< empty: no https
    QByteArray key; ///< of the owner's door; both sides prove that they know it, none tells it
    qint64 pid = 0; ///< written as this process
};

} // namespace packhouse
