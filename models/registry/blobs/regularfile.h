// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace packhouse {

/// As open(2), for every file of a data directory: never waits, and what is no regular file (a
/// pipe, a socket, a device) fails with ENXIO, a folder with EISDIR. Answers -1 and sets errno.
int openRegular(const QString &path, int flags, int permissions = 0600);
/// The same, for reading with \a file, which has a name.
bool openRegular(QFile &file, QIODevice::OpenMode mode = QIODevice::ReadOnly);

} // namespace packhouse
