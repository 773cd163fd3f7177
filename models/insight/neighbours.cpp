// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "insight/neighbours.h"

#include <algorithm>
#include <bit>
#include <vector>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype ShortestName = 4;
constexpr qsizetype OneErrorFrom = 5; ///< characters; shorter names are all close to one another
constexpr qsizetype TwoErrorsFrom = 10;

bool isSeparator(QChar c)
{
    return c == u'-' || c == u'_' || c == u'.' || c == u'/' || c == u'@' || c == u':';
}

QString withoutSeparators(const QString &name)
{
    QString plain = name;
    plain.removeIf(&isSeparator);
    return plain;
}

QString sortedWords(const QString &name)
{
    QString spaced = name;
    std::replace_if(spaced.begin(), spaced.end(), &isSeparator, u' ');
    QStringList words = spaced.split(u' ', Qt::SkipEmptyParts);
    words.sort();
    return words.join(u' ');
}

QString withLettersForDigits(QString name)
{
    return name.replace(u'0', u'o').replace(u'1', u'l');
}

QString withoutDigits(QString name)
{
    return name.removeIf([](QChar c) { return c.isDigit(); });
}

/// "acme" of "@acme/web" and "com/acme" of "com/acme/web"; empty where there is none.
QString spaceOf(const QString &name)
{
    return name.section(u'/', 0, -2);
}

bool isPluralOf(const QString &a, const QString &b)
{
    return a == b + u's' || b == a + u's';
}

/// Damerau's and Levenshtein's distance with adjacent swaps, up to \a most and one more.
int distance(const QString &a, const QString &b, int most)
{
    if (std::abs(a.size() - b.size()) > most)
        return most + 1;
    const auto width = size_t(b.size()) + 1;
    std::vector<int> before(width);
    std::vector<int> last(width);
    std::vector<int> row(width);
    for (size_t j = 0; j < width; ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = int(i);
        int least = row[0];
        for (size_t j = 1; j < width; ++j) {
            const qsizetype at = qsizetype(j);
            const int other = a[i - 1] == b[at - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[at - 2] && a[i - 2] == b[at - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most)
            return most + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[width - 1];
}

} // namespace

bool areTypingNeighbours(const QString &a, const QString &b)
{
    const qsizetype shorter = std::min(a.size(), b.size());
    if (a == b || shorter < ShortestName || std::abs(a.size() - b.size()) > NeighbourLengths)
        return false;
    const QString space = spaceOf(a);
    if (!space.isEmpty() && space == spaceOf(b))
        return false; // of one owner
    if (isPluralOf(a, b))
        return false;
    const QString plainA = withoutSeparators(a);
    const QString plainB = withoutSeparators(b);
    if (plainA == plainB || sortedWords(a) == sortedWords(b))
        return true;
    if (withLettersForDigits(plainA) == withLettersForDigits(plainB))
        return true;
    if (withoutDigits(plainA) == withoutDigits(plainB))
        return false;
    const int most = shorter >= TwoErrorsFrom ? 2 : shorter >= OneErrorFrom ? 1 : 0;
    return most > 0 && distance(a, b, most) <= most;
}

NeighbourIndex::NeighbourIndex(QStringList names) : m_names(std::move(names))
{
    m_sketches.reserve(size_t(m_names.size()));
    std::ranges::transform(std::as_const(m_names), std::back_inserter(m_sketches), &sketchOf);
}

NeighbourIndex::Sketch NeighbourIndex::sketchOf(const QString &name)
{
    constexpr int BitsEach = 4; ///< more of one letter count as so many
    constexpr int Different = 32;
    Sketch sketch;
    std::array<int, Different> counts{};
    const QString plain = withoutSeparators(name);
    const QString letters = withLettersForDigits(plain);
    for (const QChar c : letters) {
        if (!c.isLetter()) // says nothing
            continue;
        const int kind = c.unicode() % Different;
        if (int &count = counts[size_t(kind)]; count < BitsEach) {
            const int bit = kind * BitsEach + count++;
            sketch.letters[size_t(bit / 64)] |= quint64(1) << (bit % 64);
        }
    }
    sketch.plain = qHash(plain);
    sketch.words = qHash(sortedWords(name));
    sketch.lookAlike = qHash(letters);
    sketch.siblings = qHash(withoutDigits(plain));
    return sketch;
}

/// False only where areTypingNeighbours() is.
bool NeighbourIndex::mayBeNear(const Sketch &a, const Sketch &b)
{
    constexpr int MostDifferent = 4; ///< letters, after two errors: two gone and two come
    if (a.plain == b.plain || a.words == b.words || a.lookAlike == b.lookAlike)
        return true;
    if (a.siblings == b.siblings)
        return false;
    return std::popcount(a.letters[0] ^ b.letters[0]) + std::popcount(a.letters[1] ^ b.letters[1])
           <= MostDifferent;
}

QStringList NeighbourIndex::of(const QString &name, qsizetype most) const
{
    const Sketch sketch = sketchOf(name);
    QStringList found;
    for (size_t i = 0; i < m_sketches.size() && found.size() < most; ++i) {
        const QString &other = m_names.at(qsizetype(i));
        if (mayBeNear(sketch, m_sketches[i]) && areTypingNeighbours(name, other))
            found << other;
    }
    return found;
}

/// Names that are one letter more, fewer, other or swapped share what is left of both without one.
QSet<size_t> NearNames::keysOf(const QString &name)
{
    constexpr qsizetype Longest = 200; ///< nobody types a longer one
    const NeighbourIndex::Sketch sketch = NeighbourIndex::sketchOf(name);
    QSet<size_t> keys{sketch.plain, sketch.words, sketch.lookAlike, qHash(name)};
    if (name.size() > Longest)
        return keys;
    for (qsizetype at = 0; at < name.size(); ++at)
        keys.insert(qHash(name.first(at) + name.sliced(at + 1)));
    return keys;
}

bool NearNames::add(const QString &name)
{
    if (m_known.contains(name))
        return true;
    if (m_names.size() >= Most)
        return false;
    const QSet<size_t> keys = keysOf(name);
    for (const size_t key : keys)
        m_byKey.insert(key, m_names.size());
    m_known.insert(name);
    m_names.append(name);
    m_sketches.push_back(NeighbourIndex::sketchOf(name));
    return true;
}

QStringList NearNames::nearTo(const QString &name, qsizetype most) const
{
    constexpr qsizetype MostTried = 2000; ///< of one key: names that differ in a number alone
    const NeighbourIndex::Sketch sketch = NeighbourIndex::sketchOf(name);
    QSet<qsizetype> seen;
    QStringList found;
    const QSet<size_t> keys = keysOf(name);
    for (const size_t key : keys) {
        qsizetype tried = 0;
        for (auto one = m_byKey.constFind(key);
             one != m_byKey.constEnd() && one.key() == key && ++tried < MostTried; ++one) {
            if (seen.contains(*one) || found.size() >= most)
                continue;
            seen.insert(*one);
            const QString &other = m_names.at(*one);
            if (NeighbourIndex::mayBeNear(sketch, m_sketches[size_t(*one)])
                && areTypingNeighbours(name, other))
                found.append(other);
        }
    }
    found.sort();
    return found;
}

} // namespace packhouse
