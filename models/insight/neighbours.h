// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMultiHash>
#include <QSet>
#include <QStringList>

#include <array>
#include <vector>

namespace packhouse {

/// How much longer or shorter a neighbour can be; for asking a list of names only for candidates.
inline constexpr int NeighbourLengths = 3;

/// True when a person could type one name and mean the other: a letter or two more, fewer, other or
/// swapped, other separators, words in another order, look-alike digits, or a scope left out. Names
/// that differ in a number or a plural only are siblings, not errors. Both are canonical.
bool areTypingNeighbours(const QString &a, const QString &b);

/// Many names to find the neighbours of many others among: what is needed of each is worked out
/// once, so that most are told apart by a few numbers.
class NeighbourIndex
{
public:
    explicit NeighbourIndex(QStringList names);
    /// In order, at most \a most.
    QStringList of(const QString &name, qsizetype most) const;

private:
    friend class NearNames;
    struct Sketch
    {
        /// How often each letter is in it: bits in a row, so that what differs can be counted.
        std::array<quint64, 2> letters{};
        // What makes neighbours where it is the same, as hashes.
        size_t plain = 0, words = 0, lookAlike = 0;
        size_t siblings = 0; ///< the same for names that differ in a number only
    };
    static Sketch sketchOf(const QString &name);
    static bool mayBeNear(const Sketch &a, const Sketch &b);

    QStringList m_names;
    std::vector<Sketch> m_sketches; ///< of each
};

/// Many names of which each is asked for those that are one typing error away, found by what is
/// left of them without a letter: the cost of one does not grow with the others that are not alike.
class NearNames
{
public:
    static constexpr qsizetype Most = 200'000; ///< further ones are not taken

    /// Again is nothing. False: it is not looked at, as there are too many.
    bool add(const QString &name);
    /// In order, at most \a most.
    QStringList nearTo(const QString &name, qsizetype most) const;

private:
    static QSet<size_t> keysOf(const QString &name);

    QStringList m_names;
    std::vector<NeighbourIndex::Sketch> m_sketches; ///< of each
    QSet<QString> m_known;
    QMultiHash<size_t, qsizetype> m_byKey;
};

} // namespace packhouse
