// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace packhouse {

/// How much longer or shorter a neighbour can be; for asking a list of names only for candidates.
inline constexpr int NeighbourLengths = 3;

/// True when a person could type one name and mean the other: a letter or two more, fewer, other or
/// swapped, other separators, words in another order, look-alike digits, or a scope left out. Names
/// that differ in a number or a plural only are siblings, not errors. Both are canonical.
bool areTypingNeighbours(const QString &a, const QString &b);

/// Those of \a candidates, in order, at most \a most.
QStringList typingNeighbours(const QString &name, const QStringList &candidates, qsizetype most);

} // namespace packhouse
