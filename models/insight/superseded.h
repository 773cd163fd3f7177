// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packagesource.h"

namespace packhouse {

/// What comes free when all of these are gone for good: each content counts once, and nothing where
/// something else has the same bytes.
qint64 roomOf(const QList<SupersededFile> &files);

/// Those that free at least so many bytes, as few files as may be; all that free anything where
/// that is not enough. \a files are all that there are: a content is only freed with its last copy.
QList<SupersededFile> enoughToFree(const QList<SupersededFile> &files, qint64 bytes);

/// What to plan for: an item for each version, with its files.
QList<RemovalItem> removalOf(const QList<SupersededFile> &files);

} // namespace packhouse
