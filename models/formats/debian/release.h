// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/debian/distribution.h"
#include "formats/debian/indexfile.h"

#include <QByteArrayList>
#include <QDateTime>

namespace packhouse::debian {

/// The indexes that a distribution has, relative to dists/<codename>/, without ".gz".
QByteArrayList indexPaths(const Distribution &distribution);
/// apt looks for these even when they have nothing in them.
bool listedWhenEmpty(const QByteArray &indexPath);

/// "Sun, 22 Nov 2026 15:07:15 +0000"
QByteArray releaseDate(const QDateTime &when);
/// The text of a Release file (protocol: header order and hash lines).
QByteArray renderRelease(const Distribution &distribution, const QDateTime &date,
                         const std::vector<IndexFilePtr> &files);

} // namespace packhouse::debian
