// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace packhouse {

// What the data directory holds is for this user alone: folders 0700, files 0600, whatever the
// umask. Each is made that way, because a process has one umask for all that it does, and files
// that a user asked for elsewhere are none of this.

/// Makes the folder, and those above it that are missing; they outlive a power cut. One that is
/// there stays as it is. False and errno when it cannot be made.
bool makePrivateFolder(const QString &path);
/// A file that this makes is private from its first byte on. What takes the place of another is a
/// WholeFile.
bool openPrivately(QFile &file, QIODevice::OpenMode mode);
/// Makes an empty private file where there is none, for a library that opens it itself.
bool providePrivateFile(const QString &path);

/// Whether others may read, write or enter it; what is no file or folder of this user's is not
/// looked at.
bool isOpenToOthers(const QString &path);
/// Closes a folder, and nothing in it; else as closeToOthers().
bool closeFolder(const QString &path);
/// Closes a file, or a folder with everything below it. Links are neither followed nor changed, and
/// neither is what belongs to another user. False when something stayed open.
bool closeToOthers(const QString &path);

} // namespace packhouse
