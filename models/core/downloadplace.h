// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>

namespace packhouse {

/// Where in a folder stored files go, each at its own place: "linux/app.bin" keeps its folder.
/// Whatever strangers called a file, it stays inside: what leads elsewhere, or is no name for a
/// file on some system ("..", "CON", control characters), is written with '_' instead.
QStringList placesIn(const QString &folder, const QStringList &storedNames);

/// Makes the folders of the stored file's own name that a place has, none above them. Conflict:
/// something is there already and is not to be overwritten, or one of these folders is a link,
/// which somebody else may have put there.
Result<void> makeRoom(const QString &place, const QString &storedName, bool overwrite);

/// Those that are there already.
QStringList existing(const QStringList &places);

} // namespace packhouse
