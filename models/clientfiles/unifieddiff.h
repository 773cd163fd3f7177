// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace packhouse {

/// The difference of two texts as a unified diff of one hunk, with three lines around what changes;
/// empty where nothing does. A line end of two characters does not show. Lines are shown without
/// their secrets (withoutSecrets()).
QString unifiedDiff(const QByteArray &before, const QByteArray &after, const QString &fileBefore,
                    const QString &fileAfter);

/// A line of a client's file with what may be a password or token in it as "***": in addresses, and
/// after names that say so.
QString withoutSecrets(const QString &line);

} // namespace packhouse
