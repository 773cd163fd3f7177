// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace packhouse {

/// How much of a folder is published at once.
struct FolderLimits
{
    int files = 1000;
    qint64 bytes = 16'000'000'000; ///< of all files together
    int entries = 20'000; ///< that are looked at, of whatever kind
};

/// What lies in a folder, and what of it is left out.
struct FolderFiles
{
    QStringList files; ///< absolute, in the order of their paths
    int beyond = 0; ///< files over the limits
    int hidden = 0; ///< files and folders
    int unread = 0; ///< links, what is neither file nor folder, and folders that may not be read
    bool isCut = false; ///< there are more entries than are looked at
};

/// All files in it and below, of those that are really there: no link is followed, since it may
/// lead anywhere.
FolderFiles filesIn(const QString &folder, const FolderLimits &limits);

} // namespace packhouse
