// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace packhouse {

/// The lines of two texts that differ, like a unified diff without any line around them: "…" stands
/// for those. Empty where nothing changes; a line end of two characters does not show.
/// A line that goes, or that comes in its place, shows what is surely harmless alone: the words of
/// settings, addresses without a user, and what was not there before. All else in it is "***".
QString unifiedDiff(const QByteArray &before, const QByteArray &after, const QString &fileBefore,
                    const QString &fileAfter);

} // namespace packhouse
