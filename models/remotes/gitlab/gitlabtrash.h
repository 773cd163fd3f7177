// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keptcopies.h"

namespace packhouse {

/// How long copies are kept, as the window says when they are made.
constexpr int KeptDays = 30;

/// What GitLabRemoval put into a remote's trash folder, latest deletion first.
QList<KeptCopy> keptCopies(const QString &trash);

/// Removes the copies whose time is up.
void dropExpired(const QString &trash, const QDateTime &now);

/// Copies the files of a copy below \a to, each into a folder of its own under its own name, and
/// compares them with the manifest on the way.
Result<QList<PublishItem>> unpackCopy(const KeptCopy &copy, const QString &to);

} // namespace packhouse
